import { NewAccount } from '#shared/contract/accounts.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import type { AccountType, LabelChoice, TlsMode } from '#shared/model/account.ts';
import { type GuessedSettings, guessSettings } from './guess-settings.ts';

export interface ServerDraft {
  readonly host: string;
  readonly port: string;
  readonly tls: TlsMode;
}

/** What was typed so far; nothing is lost by going back or by an error (WCAG 3.3.7). */
export interface AccountDraft {
  readonly type: AccountType;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly user: string;
  readonly caFile: string;
  readonly imap: ServerDraft;
  readonly smtp: ServerDraft;
  /** The person changed the servers: the address no longer decides. */
  readonly byHand: boolean;
  readonly labels: LabelChoice;
  readonly archiveExternally: boolean;
  readonly deleteExternally: boolean;
}

export const emptyDraft = (type: AccountType): AccountDraft => ({
  type,
  email: '',
  displayName: '',
  password: '',
  user: '',
  caFile: '',
  imap: { host: '', port: '993', tls: 'on' },
  smtp: { host: '', port: '465', tls: 'on' },
  byHand: false,
  labels: [],
  archiveExternally: false,
  deleteExternally: false,
});

const asDraft = (server: GuessedSettings['imap']): ServerDraft => ({ ...server, port: String(server.port) });

/** A new address brings its servers with it, unless they were set by hand. */
export function withEmail(draft: AccountDraft, email: string): AccountDraft {
  const guessed = draft.byHand ? null : guessSettings(email);
  if (guessed === null) return { ...draft, email };
  return { ...draft, email, imap: asDraft(guessed.imap), smtp: asDraft(guessed.smtp) };
}

type Problem = 'email' | 'password' | 'imap' | 'smtp';

/** The draft as a call takes it, or the fields that are not right yet. */
export function toNewAccount(
  draft: AccountDraft,
): { readonly account: CallInput<'checkAccount'> } | { readonly problems: ReadonlySet<Problem> } {
  const server = ({ host, port, tls }: ServerDraft) => ({ host: host.trim(), port: Number(port), tls });
  const account: CallInput<'checkAccount'> = {
    email: draft.email.trim(),
    displayName: draft.displayName.trim(),
    type: draft.type,
    connection: {
      imap: server(draft.imap),
      smtp: server(draft.smtp),
      user: draft.user.trim() === '' ? draft.email.trim() : draft.user.trim(),
      ...(draft.caFile.trim() === '' ? {} : { caFile: draft.caFile.trim() }),
    },
    password: draft.password,
    labels: draft.labels,
  };
  const parsed = NewAccount.safeParse(account);
  if (parsed.success) return { account };
  const problems = new Set<Problem>();
  for (const issue of parsed.error.issues) {
    const [first, second] = issue.path;
    if (first === 'email' || first === 'password') problems.add(first);
    else if (second === 'imap' || second === 'smtp') problems.add(second);
    else if (second === 'user') problems.add('email');
  }
  return { problems };
}
