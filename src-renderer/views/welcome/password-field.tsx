import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';
import type { AccountDraft } from './draft.ts';

interface PasswordFieldProps {
  readonly draft: AccountDraft;
  readonly wrong: boolean;
  onChange(draft: AccountDraft): void;
}

/** With what must be known before it is typed: which password it is, and why not the other way. */
export function PasswordField({ draft, wrong, onChange }: PasswordFieldProps) {
  const { t } = useTranslation();
  const { service, advice } = draft;
  const words = advice === 'none' ? t('connect.keychain') : t(`connect.advice.${advice}`);
  const hint =
    service === null || service.ready ? words : `${t('connect.notSetUp', { service: service.name })} ${words}`;
  return (
    <TextField
      label={t('connect.password')}
      type="password"
      autoComplete="current-password"
      value={draft.password}
      hint={hint}
      problem={wrong ? t('connect.passwordProblem') : undefined}
      onChange={(password) => onChange({ ...draft, password })}
    />
  );
}
