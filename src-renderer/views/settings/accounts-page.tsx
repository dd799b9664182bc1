import { KeyRound, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { asksForSignIn } from '#shared/rules/sign-in-codes.ts';
import { goToAddAccount } from '../../actions/go.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { showDialog } from '../../state/dialogs.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format/numbers.ts';
import styles from './settings.module.css';

/** The accounts there are: sign in anew, remove, add (ACC-5). */
export function AccountsPage() {
  const { t } = useTranslation();
  const accounts = useAccountList();
  const statuses = useSyncStatus();
  // one thing first
  const troubled = statuses.some(({ error }) => error !== null && asksForSignIn(error.code));
  return (
    <>
      <p className={styles.crumbs}>{t('settings.crumbs')}</p>
      <h2 className={styles.heading}>{t('settings.accounts')}</h2>
      <p className={styles.lead}>{t('settings.accountsLead')}</p>
      <div className={styles.rows}>
        {accounts.map((account) => {
          const status = statuses.find((one) => one.account === account.id);
          const messages = status?.folders.reduce((sum, folder) => sum + folder.messages, 0) ?? 0;
          const asked = status !== undefined && status.error !== null && asksForSignIn(status.error.code);
          const facts = [
            t('settings.emails', { count: messages, total: count(messages) }),
            ...(account.signIn === null ? [] : [t('settings.signedInAt', { service: account.signIn.name })]),
          ];
          return (
            <div key={account.id} className={styles.accountRow}>
              <Avatar name={account.displayName} address={account.email} size={36} />
              <div className={styles.accountWords}>
                <p className={styles.accountTitle}>
                  {account.email} {account.type === 'team' && <span className={styles.tag}>{t('settings.team')}</span>}
                </p>
                <p className={asked ? styles.accountTrouble : styles.accountNote}>
                  {account.provider === 'sample' ? t('settings.sample') : (status?.error?.message ?? facts.join(' · '))}
                </p>
              </div>
              {account.provider !== 'sample' && (
                <Button
                  icon={KeyRound}
                  variant={asked ? 'primary' : 'secondary'}
                  onClick={() => showDialog({ kind: 'sign-in', account: account.id })}
                >
                  {t(account.signIn === null ? 'settings.newPassword' : 'settings.signInAgain')}
                </Button>
              )}
              <Button icon={Trash2} onClick={() => showDialog({ kind: 'remove-account', account: account.id })}>
                {t('settings.remove')}
              </Button>
            </div>
          );
        })}
      </div>
      <p className={styles.lead}>
        <Button variant={troubled ? 'secondary' : 'primary'} onClick={goToAddAccount}>
          {t('action.addAccount')}
        </Button>
      </p>
    </>
  );
}
