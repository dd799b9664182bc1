import { useTranslation } from 'react-i18next';
import { claimMailLinks } from '../../actions/outside.ts';
import { useMailLinks } from '../../queries/use-mail-links.ts';
import { Button } from '../../ui/button.tsx';
import styles from './settings.module.css';

/** Whether a mail link in another program begins an email here (INB-7). */
export function MailLinksRow() {
  const { t } = useTranslation();
  const [links, show] = useMailLinks();
  if (links === undefined || links === 'not-installed') return null;
  return (
    <div className={styles.accountRow}>
      <div className={styles.accountWords}>
        <p className={styles.accountTitle}>{t('mailLinks.title')}</p>
        <p className={styles.accountNote} role="status">
          {t(links === 'here' ? 'mailLinks.here' : 'mailLinks.elsewhere')}
        </p>
      </div>
      {links === 'elsewhere' && (
        <Button onClick={() => void claimMailLinks().then((now) => show(now ?? links))}>{t('mailLinks.claim')}</Button>
      )}
    </div>
  );
}
