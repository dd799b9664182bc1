import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/model/account.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { copyText } from '../../actions/outside.ts';
import { copyNote, finishAgain, openBrowser } from '../../actions/sign-in.ts';
import { useAccount } from '../../queries/use-accounts.ts';
import { useBrowserSignIn } from '../../queries/use-browser-sign-in.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SignInSteps } from '../../ui/sign-in-steps.tsx';
import styles from './dialogs.module.css';
import { PasswordDialog } from './password-dialog.tsx';

/** Signing in anew, in the way that the account signs in (D16). */
export function SignInDialog({ account: id }: { readonly account: AccountId }) {
  const account = useAccount(id);
  if (account === undefined) return null;
  return account.signIn === null ? (
    <PasswordDialog account={account} />
  ) : (
    <ServiceDialog account={account} service={account.signIn} />
  );
}

interface ServiceDialogProps {
  readonly account: Account;
  readonly service: NonNullable<Account['signIn']>;
}

/** By the browser, at the service; closing it gives the sign-in up. */
function ServiceDialog({ account, service }: ServiceDialogProps) {
  const { t } = useTranslation();
  const { email } = account;
  const { state, start, stop, fail } = useBrowserSignIn(({ id }) => {
    finishAgain(account.id, id).catch(fail);
  });
  const begin = (): void => void start({ email, service: service.service });
  return (
    <Dialog title={t('signIn.dialogTitle', { email })} closeLabel={t('common.close')} onClose={closeDialog}>
      {state.kind === 'idle' ? (
        <div className={styles.form}>
          <p>{t('signIn.dialogWords', { service: service.name })}</p>
          <div className={styles.buttons}>
            <Button onClick={closeDialog}>{t('common.cancel')}</Button>
            <Button variant="primary" data-autofocus onClick={begin}>
              {t('signIn.with', { service: service.name })}
            </Button>
          </div>
        </div>
      ) : (
        <SignInSteps
          step={state}
          email={email}
          service={service.name}
          onStart={begin}
          onStop={stop}
          onOpen={(address) => void openBrowser(address)}
          onCopy={(address) => void copyText(address)}
          onNote={() => void copyNote(email, service.name)}
        />
      )}
    </Dialog>
  );
}
