import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TlsMode } from '#shared/model/account.ts';
import { SelectField, TextField } from '../../ui/text-field.tsx';
import type { AccountDraft, ServerDraft } from './draft.ts';
import styles from './welcome.module.css';

interface ServerFieldsProps {
  readonly draft: AccountDraft;
  readonly open: boolean;
  readonly problems: ReadonlySet<string>;
  onToggle(open: boolean): void;
  onChange(draft: AccountDraft): void;
}

/** The servers, as they were guessed, in one line; open, each part can be set by hand. */
export function ServerFields({ draft, open, problems, onToggle, onChange }: ServerFieldsProps) {
  const { t } = useTranslation();
  const guessed = draft.imap.host === '' ? '' : `${draft.imap.host} · ${draft.smtp.host}`;
  const change = (name: 'imap' | 'smtp') => (server: ServerDraft) =>
    onChange({ ...draft, [name]: server, byHand: true });
  return (
    <section className={styles.servers}>
      <button type="button" className={styles.serversToggle} aria-expanded={open} onClick={() => onToggle(!open)}>
        <ChevronRight size={14} strokeWidth={2} aria-hidden data-turned={open} />
        <span>{t('connect.servers')}</span>
        {!open && <span className={styles.guessed}>{guessed}</span>}
      </button>
      {open && (
        <div className={styles.serversFields}>
          <Server name="imap" server={draft.imap} wrong={problems.has('imap')} onChange={change('imap')} />
          <Server name="smtp" server={draft.smtp} wrong={problems.has('smtp')} onChange={change('smtp')} />
          <TextField
            label={t('connect.user')}
            value={draft.user}
            placeholder={draft.email}
            autoComplete="username"
            onChange={(user) => onChange({ ...draft, user, byHand: true })}
          />
          <TextField
            label={t('connect.caFile')}
            value={draft.caFile}
            hint={t('connect.caFileHint')}
            onChange={(caFile) => onChange({ ...draft, caFile })}
          />
        </div>
      )}
    </section>
  );
}

interface ServerProps {
  readonly name: 'imap' | 'smtp';
  readonly server: ServerDraft;
  readonly wrong: boolean;
  onChange(server: ServerDraft): void;
}

function Server({ name, server, wrong, onChange }: ServerProps) {
  const { t } = useTranslation();
  const modes: readonly TlsMode[] = ['on', 'starttls', 'off'];
  return (
    <div className={styles.server}>
      <TextField
        label={t(`connect.${name}`)}
        value={server.host}
        spellCheck={false}
        problem={wrong ? t('connect.serverProblem') : undefined}
        onChange={(host) => onChange({ ...server, host })}
      />
      <TextField
        label={t('connect.port')}
        value={server.port}
        inputMode="numeric"
        onChange={(port) => onChange({ ...server, port })}
      />
      <SelectField
        label={t('connect.security')}
        value={server.tls}
        options={modes.map((mode) => ({ value: mode, label: t(`connect.tls.${mode}`) }))}
        onChange={(tls) => onChange({ ...server, tls })}
      />
    </div>
  );
}
