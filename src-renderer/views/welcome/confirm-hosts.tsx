import { useTranslation } from 'react-i18next';
import { mailDomain } from '#shared/rules/mail-host.ts';
import { Banner } from '../../ui/banner.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import type { AccountDraft } from './draft.ts';
import styles from './welcome.module.css';

interface ConfirmHostsProps {
  readonly draft: AccountDraft;
  readonly wrong: boolean;
  onChange(draft: AccountDraft): void;
}

/** RFC 6186 §6: DNS is not signed, so that servers elsewhere are for the person to know. */
export function ConfirmHosts({ draft, wrong, onChange }: ConfirmHostsProps) {
  const { t } = useTranslation();
  if (draft.confirm.length === 0 || draft.byHand) return null;
  const hosts = draft.confirm.join(', ');
  return (
    <Banner tone={wrong ? 'danger' : 'warning'}>
      <p>{t('found.elsewhere', { hosts, domain: mailDomain(draft.email) ?? '' })}</p>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside */}
      <label className={styles.label}>
        <Checkbox checked={draft.confirmed} onChange={() => onChange({ ...draft, confirmed: !draft.confirmed })} />
        {t('found.know')}
      </label>
    </Banner>
  );
}
