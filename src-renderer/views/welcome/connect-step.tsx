import { CircleCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#shared/contract/accounts.ts';
import type { CallOutput } from '#shared/contract/contract.ts';
import { asksForSignIn } from '#shared/rules/sign-in-codes.ts';
import { checkAccount } from '../../actions/accounts.ts';
import { copyText } from '../../actions/outside.ts';
import { copyNote, openBrowser } from '../../actions/sign-in.ts';
import { useStages } from '../../queries/stages.ts';
import { useBrowserSignIn } from '../../queries/use-browser-sign-in.ts';
import { Button } from '../../ui/button.tsx';
import { SignInSteps } from '../../ui/sign-in-steps.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ConfirmHosts } from './confirm-hosts.tsx';
import { type AccountDraft, problemsBeforeSignIn, takesService, toNewAccount, withEmail, withFound } from './draft.ts';
import { FoundLine } from './found-line.tsx';
import { PasswordField } from './password-field.tsx';
import { ServerFields } from './server-fields.tsx';
import { StageList } from './stage-list.tsx';
import { useFoundSettings } from './use-found-settings.ts';
import styles from './welcome.module.css';

interface ConnectStepProps {
  readonly draft: AccountDraft;
  onChange(draft: AccountDraft): void;
  onConnected(folders: CallOutput<'checkAccount'>['folders']): void;
}

/**
 * The address first: its servers are found out and can be changed; then a sign-in at its service or a password, and each stage is tested in
 * sight (ACC-2, ACC-3).
 */
export function ConnectStep({ draft, onChange, onConnected }: ConnectStepProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(draft.byHand);
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set());
  const [run, setRun] = useState(0);
  const [checking, setChecking] = useState(false);
  const [failed, setFailed] = useState<readonly Stage[]>([]);
  const [problem, setProblem] = useState('');
  const live = useStages(draft.email.trim(), run);
  const { lookup, again } = useFoundSettings(draft.email, ({ found }) => onChange(withFound(draft, found)));
  const { state, start, accept, stop } = useBrowserSignIn((signIn) => {
    const signedIn = { ...draft, signIn };
    onChange(signedIn);
    void check(signedIn);
  });
  const service = takesService(draft) ? draft.service : null;
  const email = draft.email.trim();
  const title = t(draft.type === 'team' ? 'connect.titleTeam' : 'connect.title');

  const show = (found: ReadonlySet<string>): boolean => {
    setProblems(found);
    if (found.has('imap') || found.has('smtp')) setOpen(true);
    return found.size > 0;
  };

  const check = async (given: AccountDraft): Promise<void> => {
    const made = toNewAccount(given);
    if (show('problems' in made ? made.problems : new Set()) || 'problems' in made) return;
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

  const signIn = (): void => {
    if (draft.service === null || show(problemsBeforeSignIn(draft))) return;
    setFailed([]);
    setProblem('');
    void start({ email, service: draft.service.service });
  };

  // a sign-in that the mail server does not take is not tried once more as it is
  const signsIn =
    service !== null && (draft.signIn === null || failed.some(({ code }) => code !== undefined && asksForSignIn(code)));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (signsIn) signIn();
    else void check(draft);
  };

  if (state.kind !== 'idle' && draft.service !== null) {
    return (
      <div className={styles.form}>
        <h1 className={styles.title}>{title}</h1>
        <SignInSteps
          step={state}
          email={email}
          service={draft.service.name}
          onStart={signIn}
          onStop={stop}
          onOpen={(address) => void openBrowser(address)}
          onCopy={(address) => void copyText(address)}
          onNote={() => void copyNote(email, draft.service?.name ?? '')}
          onGoOn={accept}
          onPassword={() => {
            stop();
            onChange({ ...draft, byPassword: true });
          }}
        />
      </div>
    );
  }

  const stages = failed.length > 0 ? failed : live;
  const verb = (): string => {
    if (checking) return t('connect.checking');
    if (signsIn) return draft.signIn === null ? t('signIn.with', { service: service.name }) : t('signIn.again');
    return t(failed.length > 0 || problem !== '' ? 'common.retry' : 'connect.connect');
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1 className={styles.title}>{title}</h1>
      <TextField
        label={t('connect.email')}
        type="email"
        autoComplete="email"
        autoFocus
        value={draft.email}
        placeholder={t(draft.type === 'team' ? 'connect.emailTeamExample' : 'connect.emailExample')}
        problem={problems.has('email') ? t('connect.emailProblem') : undefined}
        onChange={(typed) => {
          // what was tried was tried for another address
          setRun(0);
          setFailed([]);
          setProblem('');
          onChange(withEmail(draft, typed));
        }}
      />
      <FoundLine lookup={lookup} onAgain={again} />
      <ConfirmHosts draft={draft} wrong={problems.has('confirm')} onChange={onChange} />
      {service === null && <PasswordField draft={draft} wrong={problems.has('password')} onChange={onChange} />}
      <TextField
        label={t('connect.name')}
        autoComplete="name"
        value={draft.displayName}
        hint={t('connect.nameHint')}
        onChange={(displayName) => onChange({ ...draft, displayName })}
      />
      <ServerFields draft={draft} open={open} problems={problems} onToggle={setOpen} onChange={onChange} />
      {service !== null && draft.signIn !== null && (
        <p className={styles.signedIn}>
          <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
          {t('signIn.done', { service: service.name })}
        </p>
      )}
      {(run > 0 || failed.length > 0) && <StageList stages={stages} running={checking} />}
      {problem !== '' && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        {draft.service?.ready === true && (
          <Button
            variant="ghost"
            disabled={checking}
            onClick={() => onChange({ ...draft, byPassword: !draft.byPassword })}
          >
            {t(service === null ? 'signIn.byService' : 'signIn.byPassword', { service: draft.service.name })}
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={checking || (lookup.kind === 'looking' && !draft.byHand)}>
          {verb()}
        </Button>
      </div>
    </form>
  );
}
