import { useTranslation } from 'react-i18next';
import { setPreferences } from '../../actions/preferences.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SwitchRow } from '../../ui/switch.tsx';
import styles from './settings.module.css';

/** How the window looks on this computer. */
export function AppearancePage() {
  const { t } = useTranslation();
  const { theme, density, notifications } = usePreferences();
  return (
    <>
      <p className={styles.crumbs}>{t('settings.thisComputer')}</p>
      <h2 className={styles.heading}>{t('settings.appearance')}</h2>
      <div className={styles.rows}>
        <Segmented
          label={t('appearance.theme')}
          hint={t('appearance.themeHint')}
          value={theme}
          options={[
            { value: 'system', label: t('appearance.system') },
            { value: 'light', label: t('appearance.light') },
            { value: 'dark', label: t('appearance.dark') },
          ]}
          onChange={(value) => setPreferences({ theme: value })}
        />
        <Segmented
          label={t('appearance.density')}
          hint={t('appearance.densityHint')}
          value={density}
          options={[
            { value: 'comfortable', label: t('appearance.comfortable') },
            { value: 'compact', label: t('appearance.compact') },
          ]}
          onChange={(value) => setPreferences({ density: value })}
        />
        <SwitchRow
          label={t('appearance.notifications')}
          checked={notifications}
          onChange={(on) => setPreferences({ notifications: on })}
        >
          {t('appearance.notificationsHint')}
        </SwitchRow>
      </div>
    </>
  );
}
