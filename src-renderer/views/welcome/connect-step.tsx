import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#shared/contract/accounts.ts';
import type { CallOutput } from '#shared/contract/contract.ts';
import { checkAccount } from '../../actions/accounts.ts';
import { useStages } from '../../queries/stages.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type AccountDraft, toNewAccount, withEmail } from './draft.ts';
import { guessSettings } from './guess-settings.ts';
import { ServerFields } from './server-fields.tsx';
import { StageList } from './stage-list.tsx';
import styles from './welcome.module.css';

interface ConnectStepProps {
  readonly draft: AccountDraft;
  onChange(draft: AccountDraft): void;
  onConnected(folders: CallOutput<'checkAccount'>['folders']): void;
}

/** Address and password; the servers are guessed and can be changed; each stage is tested in sight (ACC-2, ACC-3). */
export function ConnectStep({ draft, onChange, onConnected }: ConnectStepProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(draft.byHand);
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set());
  const [run, setRun] = useState(0);
  const [checking, setChecking] = useState(false);
  const [failed, setFailed] = useState<readonly Stage[]>([]);
  const [problem, setProblem] = useState('');
  const live = useStages(draft.email.trim(), run);
  const guessed = guessSettings(draft.email);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = toNewAccount(draft);
    if ('problems' in made) {
      setProblems(made.problems);
      if (made.problems.has('imap') || made.problems.has('smtp')) setOpen(true);
      return;
    }
    setProblems(new Set());
    setFailed([]);
    setProblem('');
    setRun((times) => times + 1);
    setChecking(true);
    try {
      const result = await checkAccount(made.account);
      if (result.ok) onConnected(result.folders);
      else setFailed(result.stages);
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : t('problem.unknown'));
    }
    setChecking(false);
  };

  const stages = failed.length > 0 ? failed : live;
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <h1 className={styles.title}>{t(draft.type === 'team' ? 'connect.titleTeam' : 'connect.title')}</h1>
      <TextField
        label={t('connect.email')}
        type="email"
        autoComplete="email"
        autoFocus
        value={draft.email}
        placeholder={t(draft.type === 'team' ? 'connect.emailTeamExample' : 'connect.emailExample')}
        problem={problems.has('email') ? t('connect.emailProblem') : undefined}
        onChange={(email) => onChange(withEmail(draft, email))}
      />
      <TextField
        label={t('connect.password')}
        type="password"
        autoComplete="current-password"
        value={draft.password}
        hint={
          guessed === null || guessed.advice === 'none' ? t('connect.keychain') : t(`connect.advice.${guessed.advice}`)
        }
        problem={problems.has('password') ? t('connect.passwordProblem') : undefined}
        onChange={(password) => onChange({ ...draft, password })}
      />
      <TextField
        label={t('connect.name')}
        autoComplete="name"
        value={draft.displayName}
        hint={t('connect.nameHint')}
        onChange={(displayName) => onChange({ ...draft, displayName })}
      />
      <ServerFields draft={draft} open={open} problems={problems} onToggle={setOpen} onChange={onChange} />
      {(run > 0 || failed.length > 0) && <StageList stages={stages} running={checking} />}
      {problem !== '' && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" disabled={checking}>
          {t(checking ? 'connect.checking' : failed.length > 0 || problem !== '' ? 'common.retry' : 'connect.connect')}
        </Button>
      </div>
    </form>
  );
}
