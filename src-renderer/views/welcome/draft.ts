import { NewAccount } from '#shared/contract/accounts.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import type { AccountType, LabelChoice, ServerAddress, TlsMode } from '#shared/model/account.ts';
import type { FoundSettings } from '#shared/model/found-settings.ts';
import { mailDomain } from '#shared/rules/mail-host.ts';
import { presetOfDomain, usualServers } from '#shared/rules/mail-presets.ts';

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
  /** Hosts outside the address's domain that only DNS names (RFC 6186 §6), and whether the person knows them. */
  readonly confirm: readonly string[];
  readonly confirmed: boolean;
  /** The service to sign in at; null: a password. */
  readonly service: FoundSettings['signIn'];
  /** The person takes a password though there is a service. */
  readonly byPassword: boolean;
  /** What must be known before a password is typed. */
  readonly advice: FoundSettings['advice'];
  /** Signed in at the service. */
  readonly signIn: { readonly id: string; readonly otherAddress: boolean } | null;
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
  confirm: [],
  confirmed: false,
  service: null,
  byPassword: false,
  advice: 'none',
  signIn: null,
  labels: [],
  archiveExternally: false,
  deleteExternally: false,
});

const asDraft = ({ host, port, tls }: ServerAddress): ServerDraft => ({ host, port: String(port), tls });

/** A new address brings its usual servers at once, unless they were set by hand; what is found out follows. */
export function withEmail(draft: AccountDraft, email: string): AccountDraft {
  const changed = email.trim() !== draft.email.trim();
  const next = changed
    ? { ...draft, email, service: null, signIn: null, confirm: [], confirmed: false }
    : { ...draft, email };
  const domain = mailDomain(email);
  if (draft.byHand || domain === null) return next;
  const preset = presetOfDomain(domain);
  const { imap, smtp } = preset ?? usualServers(domain);
  const user = changed ? '' : draft.user;
  return { ...next, user, advice: preset?.advice ?? 'none', imap: asDraft(imap), smtp: asDraft(smtp) };
}

/** What was found out about the address; what the person set by hand stays. */
export function withFound(draft: AccountDraft, found: FoundSettings | null): AccountDraft {
  if (found === null) return { ...draft, service: null };
  const { imap, smtp, user, signIn, advice, confirm } = found;
  if (draft.byHand) return { ...draft, service: signIn };
  return {
    ...draft,
    imap: asDraft(imap),
    smtp: asDraft(smtp),
    user: user === draft.email.trim() ? '' : user,
    service: signIn,
    advice,
    confirm,
    confirmed: false,
  };
}

/** Signing in at a service is offered, and not turned down. */
export const takesService = (draft: AccountDraft): boolean => draft.service?.ready === true && !draft.byPassword;

type Problem = 'email' | 'password' | 'imap' | 'smtp' | 'confirm';

type Made = { readonly account: CallInput<'checkAccount'> } | { readonly problems: ReadonlySet<Problem> };

/** The draft as a call takes it, or the fields that are not right yet. */
export function toNewAccount(draft: AccountDraft): Made {
  const server = ({ host, port, tls }: ServerDraft) => ({ host: host.trim(), port: Number(port), tls });
  const { signIn } = draft;
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
    ...(takesService(draft) && signIn !== null ? { signIn } : { password: draft.password }),
    labels: draft.labels,
  };
  const parsed = NewAccount.safeParse(account);
  const problems = new Set<Problem>();
  if (draft.confirm.length > 0 && !draft.confirmed && !draft.byHand) problems.add('confirm');
  if (parsed.success && problems.size === 0) return { account };
  for (const issue of parsed.error?.issues ?? []) {
    const [first, second] = issue.path;
    if (first === 'email' || first === 'password') problems.add(first);
    else if (second === 'imap' || second === 'smtp') problems.add(second);
    else if (second === 'user') problems.add('email');
  }
  return { problems };
}

/** The fields that are not right yet, before anybody signs in at a service. */
export function problemsBeforeSignIn(draft: AccountDraft): ReadonlySet<Problem> {
  const made = toNewAccount({ ...draft, byPassword: true, password: 'none yet' });
  return 'problems' in made ? made.problems : new Set();
}
