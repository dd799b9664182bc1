import { useTranslation } from 'react-i18next';
import { setPreferences } from '../../actions/preferences.ts';
import { showDialog } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SwitchRow } from '../../ui/switch.tsx';
import styles from './settings.module.css';

const seconds = { '8': 8, '20': 20, '0': 0 } as const;

/** How going through mail works: where the list goes on, what becomes read, which keys answer (INB-10, WCAG 2.1.4). */
export function TriagePage() {
  const { t } = useTranslation();
  const { autoAdvance, markRead, singleKeys, toastSeconds } = usePreferences();
  return (
    <>
      <p className={styles.crumbs}>{t('settings.thisComputer')}</p>
      <h2 className={styles.heading}>{t('settings.triage')}</h2>
      <div className={styles.rows}>
        <Segmented
          label={t('triage.autoAdvance')}
          hint={t('triage.autoAdvanceHint')}
          value={autoAdvance}
          options={[
            { value: 'next', label: t('triage.next') },
            { value: 'previous', label: t('triage.previous') },
            { value: 'list', label: t('triage.list') },
          ]}
          onChange={(value) => setPreferences({ autoAdvance: value })}
        />
        <Segmented
          label={t('triage.markRead')}
          hint={t('triage.markReadHint')}
          value={markRead}
          options={[
            { value: 'at-once', label: t('triage.atOnce') },
            { value: 'after-2s', label: t('triage.afterTwo') },
            { value: 'never', label: t('triage.never') },
          ]}
          onChange={(value) => setPreferences({ markRead: value })}
        />
        <Segmented
          label={t('triage.toasts')}
          hint={t('triage.toastsHint')}
          value={toastSeconds === 0 ? '0' : toastSeconds === 20 ? '20' : '8'}
          options={[
            { value: '8', label: t('triage.seconds', { count: 8 }) },
            { value: '20', label: t('triage.seconds', { count: 20 }) },
            { value: '0', label: t('triage.untilDismissed') },
          ]}
          onChange={(value) => setPreferences({ toastSeconds: seconds[value] })}
        />
        <SwitchRow
          label={t('triage.singleKeys')}
          checked={singleKeys}
          onChange={(on) => setPreferences({ singleKeys: on })}
        >
          {t('triage.singleKeysHint')}
        </SwitchRow>
      </div>
      <p className={styles.lead}>
        <Button onClick={() => showDialog({ kind: 'shortcuts' })}>{t('action.shortcuts')}</Button>
      </p>
    </>
  );
}
