import type { ImapFlow, Logger } from 'imapflow';
import { DealboxError } from '#shared/model/error.ts';
import { connectionError } from './imap-error.ts';

/** Why the last command of each connection failed: imapflow logs it, and answers the caller only `false`. */
const failures = new WeakMap<ImapFlow, { error: unknown }>();

/** To be handed to a new client as its logger; remember() then ties it to the client. `more` takes the lower levels, where wanted. */
export function failureLog(more: Pick<Logger, 'debug' | 'info'> | undefined) {
  const noted: { error: unknown } = { error: undefined };
  const note = (entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'err' in entry) noted.error = entry.err;
  };
  return {
    // its types ask for every level; where one is not there, it spares itself writing each line down for it
    logger: { ...more, warn: note, error: () => {}, fatal: () => {} } as Logger,
    remember: (client: ImapFlow) => {
      failures.set(client, noted);
    },
  };
}

/** What a server says about a refusal (RFC 5530), in our words. */
const reasons: Readonly<Record<string, string>> = {
  OVERQUOTA: ': the mailbox there is full',
  LIMIT: ': a limit of the provider is reached',
  NOPERM: ': the account may not change that folder',
  NONEXISTENT: ': the folder is gone',
  TRYCREATE: ': the folder is gone',
  CANNOT: ': the folder takes no messages',
  INUSE: ': the mailbox is busy',
  EXPUNGEISSUED: ': another program works on it',
};

/** These pass by themselves. */
const passing = new Set(['INUSE', 'EXPUNGEISSUED', 'UNAVAILABLE', 'SERVERBUG']);

/**
 * The error for a command that imapflow answered with `false`: a refusal of the server ("refused to …"), or, where the line was lost or
 * broke the protocol, that.
 */
export function refusal(client: ImapFlow, what: string, server: string): DealboxError {
  const noted = failures.get(client);
  const error = noted?.error;
  if (noted !== undefined) noted.error = undefined;
  const failure = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const answered = failure.responseStatus === 'NO' || failure.responseStatus === 'BAD';
  if (error !== undefined && !answered) return connectionError(error, server);
  if (error === undefined && !client.usable) return connectionError({ code: 'NoConnection' }, server);
  const code = typeof failure.serverResponseCode === 'string' ? failure.serverResponseCode.toUpperCase() : '';
  const detail = [code, failure.responseText].filter((part) => typeof part === 'string' && part !== '').join(' · ');
  const retryable = passing.has(code);
  return new DealboxError(
    retryable ? 'server-busy' : 'move-refused',
    `The provider refused to ${what}${reasons[code] ?? ''}.`,
    { retryable, detail: detail.slice(0, 500) },
  );
}
