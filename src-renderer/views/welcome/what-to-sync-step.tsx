import { RadioGroup } from 'radix-ui';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { Account } from '#shared/model/account.ts';
import { addAccount, setAccount } from '../../actions/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { ConsequenceTable } from '../../ui/consequence-table.tsx';
import { FolderPicker } from '../../ui/folder-picker.tsx';
import { count } from '../../ui/format/numbers.ts';
import { SwitchRow } from '../../ui/switch.tsx';
import { type AccountDraft, toNewAccount } from './draft.ts';
import styles from './welcome.module.css';

type Folders = CallOutput<'checkAccount'>['folders'];

interface WhatToSyncStepProps {
  readonly draft: AccountDraft;
  readonly folders: Folders;
  onChange(draft: AccountDraft): void;
  onAdded(account: Account, passwordKept: boolean): void;
}

/** What the first sync brings (SYN-1, SYN-4), and what archive and delete will do at the provider: nothing, unless switched on (R042). */
export function WhatToSyncStep({ draft, folders, onChange, onAdded }: WhatToSyncStepProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState('');

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = toNewAccount(draft);
    if ('problems' in made) return;
    setAdding(true);
    setProblem('');
    try {
      // Each stage was tested a moment ago.
      const result = await addAccount({ ...made.account, check: false });
      if (result.account === null) {
        setProblem(result.stages.find((stage) => !stage.ok)?.message ?? t('problem.unknown'));
        setAdding(false);
        return;
      }
      const { archiveExternally, deleteExternally } = draft;
      if (archiveExternally || deleteExternally) {
        await setAccount({ id: result.account.id, archiveExternally, deleteExternally });
      }
      onAdded(result.account, result.passwordKept);
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : t('problem.unknown'));
      setAdding(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h1 className={styles.title}>{t('what.title')}</h1>
      <p className={styles.lead}>{t('what.lead')}</p>
      <LabelPicker draft={draft} folders={folders} onChange={onChange} />
      <section className={styles.external}>
        <h2 className={styles.subtitle}>{t('what.external')}</h2>
        <p className={styles.hint}>{t('what.externalHint')}</p>
        <SwitchRow
          label={t('settings.archiveExternally')}
          checked={draft.archiveExternally}
          onChange={(archiveExternally) => onChange({ ...draft, archiveExternally })}
        />
        <SwitchRow
          label={t('settings.deleteExternally')}
          checked={draft.deleteExternally}
          onChange={(deleteExternally) => onChange({ ...draft, deleteExternally })}
        />
        <ConsequenceTable
          email={draft.email}
          cells={[
            {
              act: 'archive',
              where: 'here',
              text: t(draft.archiveExternally ? 'what.archiveBoth' : 'what.archiveHere'),
            },
            { act: 'archive', where: 'provider', text: t('what.archiveThere') },
            { act: 'delete', where: 'here', text: t(draft.deleteExternally ? 'what.deleteBoth' : 'what.deleteHere') },
            { act: 'delete', where: 'provider', text: t('what.deleteThere') },
          ]}
        />
      </section>
      {problem !== '' && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" disabled={adding}>
          {t('what.start')}
        </Button>
      </div>
    </form>
  );
}

type Mode = 'usual' | 'all' | 'some';

/** Inbox and Sent, everything, or certain labels with their counts (SYN-4). */
function LabelPicker({ draft, folders, onChange }: Omit<WhatToSyncStepProps, 'onAdded'>) {
  const { t } = useTranslation();
  const id = useId();
  const { labels } = draft;
  const [mode, setMode] = useState<Mode>(labels === 'all' ? 'all' : labels.length > 0 ? 'some' : 'usual');
  const picked = new Set(labels === 'all' ? [] : labels);
  const others = folders.filter(({ role }) => role === 'other' || role === 'archive' || role === 'all');
  const sum = (roles: readonly string[]): number =>
    folders.filter((folder) => roles.includes(folder.role)).reduce((total, folder) => total + folder.messages, 0);

  const choose = (chosen: string): void => {
    const next: Mode = chosen === 'all' || chosen === 'some' ? chosen : 'usual';
    setMode(next);
    onChange({ ...draft, labels: next === 'all' ? 'all' : next === 'usual' ? [] : [...picked] });
  };
  const toggle = (path: string): void => {
    const next = new Set(picked);
    if (!next.delete(path)) next.add(path);
    onChange({ ...draft, labels: [...next] });
  };

  const options: readonly { readonly value: Mode; readonly messages: number }[] = [
    { value: 'usual', messages: sum(['inbox', 'sent']) },
    { value: 'all', messages: sum(['inbox', 'sent', 'archive', 'all', 'other']) },
    { value: 'some', messages: 0 },
  ];
  return (
    <RadioGroup.Root value={mode} onValueChange={choose} className={styles.radios} aria-label={t('what.title')}>
      {options.map(({ value, messages }) => (
        <div key={value} className={styles.radio}>
          <RadioGroup.Item id={`${id}-${value}`} value={value} className={styles.radioButton}>
            <RadioGroup.Indicator className={styles.radioDot} />
          </RadioGroup.Item>
          <label htmlFor={`${id}-${value}`}>
            <span className={styles.radioName}>{t(`what.${value}`)}</span>
            <span className={styles.hint}>
              {value === 'some' ? t('what.someHint') : t('what.messages', { count: messages, total: count(messages) })}
            </span>
          </label>
          {value === 'some' && mode === 'some' && (
            // biome-ignore lint/a11y/noStaticElementInteractions: only keeps Enter in the search box from starting the sync
            <div
              className={styles.labels}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.preventDefault();
              }}
            >
              {others.length === 0 ? (
                <p className={styles.hint}>{t('what.noLabels')}</p>
              ) : (
                <FolderPicker
                  label={t('what.specific')}
                  folders={others.map(({ path, delimiter, messages }) => ({
                    path,
                    delimiter,
                    there: messages,
                    here: 0,
                  }))}
                  chosen={picked}
                  onChoose={toggle}
                />
              )}
            </div>
          )}
        </div>
      ))}
    </RadioGroup.Root>
  );
}
