import { useTranslation } from 'react-i18next';
import { actionGroups } from '../../actions/action.ts';
import { actions } from '../../actions/registry.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import styles from './shortcuts.module.css';

const withKeys = actionGroups.filter((group) =>
  actions.some((action) => action.group === group && action.shortcuts.length > 0),
);

/** All keys, from the registry that also answers them (`?`). */
export default function Shortcuts() {
  const { t } = useTranslation();
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  return (
    <Dialog title={t('action.shortcuts')} closeLabel={t('common.close')} size="wide" onClose={closeDialog}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing in it takes the focus */}
      <div className={styles.sheet} tabIndex={0}>
        {!singleKeys && <p className={styles.off}>{t('shortcuts.off')}</p>}
        {withKeys.map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{t(`group.${group}`)}</h3>
            <dl>
              {actions
                .filter((action) => action.group === group && action.shortcuts.length > 0)
                .map((action) => (
                  <div key={action.id} className={styles.line}>
                    <dt>{t(action.title(null))}</dt>
                    <dd className={styles.keys}>
                      {action.shortcuts.map((shortcut) => (
                        <KeyHint key={shortcut} shortcut={shortcut} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
