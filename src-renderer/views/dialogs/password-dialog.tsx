import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/model/account.ts';
import { setPassword } from '../../actions/accounts.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './dialogs.module.css';

/** A password typed again after the provider refused the old one; mail, queue and settings stay (D16). */
export function PasswordDialog({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { id } = account;
  const [password, change] = useState('');
  const [problem, setProblem] = useState<string>();
  const [asking, setAsking] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (password === '') return;
    setAsking(true);
    try {
      const { passwordKept } = await setPassword(id, password);
      closeDialog();
      showToast({ text: t(passwordKept ? 'password.kept' : 'password.notKept') });
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : t('problem.unknown'));
      setAsking(false);
    }
  };

  return (
    <Dialog title={t('password.title', { email: account.email })} closeLabel={t('common.close')} onClose={closeDialog}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('password.label')}
          type="password"
          autoComplete="current-password"
          value={password}
          hint={t('password.hint')}
          problem={problem}
          onChange={change}
        />
        <div className={styles.buttons}>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={password === '' || asking}>
            {t('password.signIn')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
