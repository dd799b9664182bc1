import { exec } from 'node:child_process';
import { DealboxError } from '#shared/model/error.ts';
import type { ConnectOptions, MailSession, Provider } from '../provider/provider.ts';
import type { SubmissionSession } from '../provider/smtp/submission.ts';
import type { Store } from '../store/store.ts';
import type { StoredAccount } from '../store/tables/accounts.ts';
import type { Secrets } from './engine-handle.ts';

/** Loaded when they are first needed: the window's first list waits for the engine, and the engine for neither of them. */
const providers: Readonly<Record<StoredAccount['provider'], () => Promise<Provider>>> = {
  imap: async () => (await import('../provider/imap/imap-session.ts')).imapProvider,
  sample: async () => (await import('../provider/sample/sample-provider.ts')).sampleProvider,
};

export const secretKey = (email: string): string => `account:${email.toLowerCase()}`;

/** How long a password command may take. Milliseconds. */
const COMMAND_PATIENCE = 20_000;

/** Connects and signs in. Throws `sign-in-missing`, `secret-unavailable`, and what the connection throws. */
export async function connectAccount(
  account: StoredAccount,
  secrets: Secrets,
  options: Pick<ConnectOptions, 'onCommand' | 'timeout' | 'signal'> = {},
): Promise<MailSession> {
  const password = account.provider === 'sample' ? null : await readPassword(account, secrets);
  const provider = await providers[account.provider]();
  return provider.connect({ ...options, connection: account.connection, password });
}

/** What it takes to reach an account's provider. */
export interface ConnectTools {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly now: () => number;
  readonly timeout: number | undefined;
}

/** Connects to the server that sends. Throws as connectAccount(). */
export async function connectSending(
  account: StoredAccount,
  { secrets, timeout }: ConnectTools,
  signal: AbortSignal,
): Promise<SubmissionSession> {
  if (account.provider === 'sample') {
    return (await import('../provider/sample/sample-submission.ts')).sampleSubmission;
  }
  const password = await readPassword(account, secrets);
  const { connectSubmission } = await import('../provider/smtp/submission.ts');
  return connectSubmission({ connection: account.connection, password, timeout, signal });
}

/** From the account's command, else from the keychain (ACC-4). */
async function readPassword(account: Pick<StoredAccount, 'email' | 'connection'>, secrets: Secrets): Promise<string> {
  const { passwordCommand } = account.connection;
  if (passwordCommand !== undefined) return runPasswordCommand(passwordCommand);
  const found = await secrets.get(secretKey(account.email));
  if (found !== null) return found;
  throw new DealboxError(
    'sign-in-missing',
    `The password of ${account.email} is not on this computer. Type it again to go on; everything else is kept.`,
  );
}

/** The first line of what the command prints. Throws `secret-unavailable`; its output never gets into a message. */
export function runPasswordCommand(command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    exec(command, { timeout: COMMAND_PATIENCE, maxBuffer: 64 * 1024 }, (error, stdout) => {
      const line = stdout.split(/\r?\n/, 1)[0] ?? '';
      if (error === null && line !== '') resolve(line);
      else {
        const detail = error === null ? 'it printed nothing' : `exit ${error.code ?? error.signal ?? 'unknown'}`;
        reject(
          new DealboxError('secret-unavailable', 'The password command of this account did not give a password.', {
            detail,
            retryable: true,
          }),
        );
      }
    });
  });
}
