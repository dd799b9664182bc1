import type { ConnectOptions, MailSession, Provider } from '../provider/provider.ts';
import type { SubmissionSession } from '../provider/smtp/submission.ts';
import type { Store } from '../store/store.ts';
import type { StoredAccount } from '../store/tables/accounts.ts';
import type { Credentials } from './credentials.ts';

/** Loaded when they are first needed: the window's first list waits for the engine, and the engine for neither of them. */
const providers: Readonly<Record<StoredAccount['provider'], () => Promise<Provider>>> = {
  imap: async () => (await import('../provider/imap/imap-session.ts')).imapProvider,
  sample: async () => (await import('../provider/sample/sample-provider.ts')).sampleProvider,
};

/** Connects and signs in. Throws what Credentials.use() throws. */
export async function connectAccount(
  account: StoredAccount,
  credentials: Credentials,
  options: Pick<ConnectOptions, 'onCommand' | 'timeout' | 'signal'> = {},
): Promise<MailSession> {
  const { connection } = account;
  const provider = await providers[account.provider]();
  if (account.provider === 'sample') return provider.connect({ ...options, connection, password: null });
  return credentials.use(account, (credential) => provider.connect({ ...options, connection, ...credential }));
}

/** What it takes to reach an account's provider. */
export interface ConnectTools {
  readonly store: Store;
  readonly credentials: Credentials;
  readonly now: () => number;
  readonly timeout: number | undefined;
}

/** Connects to the server that sends. Throws as connectAccount(). */
export async function connectSending(
  account: StoredAccount,
  { credentials, timeout }: ConnectTools,
  signal: AbortSignal,
): Promise<SubmissionSession> {
  if (account.provider === 'sample') {
    return (await import('../provider/sample/sample-submission.ts')).sampleSubmission;
  }
  const { connection } = account;
  const { connectSubmission } = await import('../provider/smtp/submission.ts');
  return credentials.use(account, (credential) => connectSubmission({ connection, ...credential, timeout, signal }));
}
