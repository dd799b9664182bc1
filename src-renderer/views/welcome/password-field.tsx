import { useTranslation } from 'react-i18next';
import { mailDomain } from '#shared/rules/mail-host.ts';
import { presetOfDomain } from '#shared/rules/mail-presets.ts';
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
  const { service } = draft;
  const domain = mailDomain(draft.email);
  const advice = domain === null ? 'none' : (presetOfDomain(domain)?.advice ?? 'none');
  const hint = (): string => {
    if (service !== null && !service.ready) return t('connect.notSetUp', { service: service.name });
    if (service !== null) return t('connect.advice.app-password');
    return advice === 'none' ? t('connect.keychain') : t(`connect.advice.${advice}`);
  };
  return (
    <TextField
      label={t('connect.password')}
      type="password"
      autoComplete="current-password"
      value={draft.password}
      hint={hint()}
      problem={wrong ? t('connect.passwordProblem') : undefined}
      onChange={(password) => onChange({ ...draft, password })}
    />
  );
}
