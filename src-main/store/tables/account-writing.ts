import type { Address } from '#shared/model/conversation.ts';
import type { SentCopy } from '#shared/rules/sent-copy.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** How an account writes and sends. Sizes in bytes, 0: none; times in milliseconds since 1970. */
export interface AccountWriting {
  readonly aliases: readonly Address[];
  readonly signatureNew: number;
  readonly signatureReply: number;
  readonly sentCopy: SentCopy;
  readonly sizeOwn: number;
  readonly sizeAnnounced: number;
  readonly whenLate: 'send' | 'ask';
  /** Of the sending connection. */
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly nextTryAt: number;
}

interface Row {
  aliases: string;
  signature_new: number;
  signature_reply: number;
  sent_copy: SentCopy;
  size_own: number;
  size_announced: number;
  when_late: 'send' | 'ask';
  error_code: string;
  error_message: string;
  next_try_at: number;
}

const none: AccountWriting = {
  aliases: [],
  signatureNew: 0,
  signatureReply: 0,
  sentCopy: 'unknown',
  sizeOwn: 0,
  sizeAnnounced: 0,
  whenLate: 'send',
  errorCode: '',
  errorMessage: '',
  nextTryAt: 0,
};

const one = statement<Row, [number]>(
  `SELECT aliases, signature_new, signature_reply, sent_copy, size_own, size_announced, when_late, error_code, error_message, next_try_at
   FROM account_writing WHERE account_id = ?`,
);
const put = statement<never, (string | number)[]>(
  `INSERT INTO account_writing (account_id, aliases, signature_new, signature_reply, sent_copy, size_own, size_announced, when_late, error_code,
     error_message, next_try_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT DO UPDATE SET aliases = excluded.aliases, signature_new = excluded.signature_new, signature_reply = excluded.signature_reply,
     sent_copy = excluded.sent_copy, size_own = excluded.size_own, size_announced = excluded.size_announced, when_late = excluded.when_late,
     error_code = excluded.error_code, error_message = excluded.error_message, next_try_at = excluded.next_try_at`,
);

export function accountWriting(db: ReadDb, account: number): AccountWriting {
  const row = one(db).get(account);
  if (row === undefined) return none;
  return {
    aliases: JSON.parse(row.aliases) as Address[],
    signatureNew: row.signature_new,
    signatureReply: row.signature_reply,
    sentCopy: row.sent_copy,
    sizeOwn: row.size_own,
    sizeAnnounced: row.size_announced,
    whenLate: row.when_late,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    nextTryAt: row.next_try_at,
  };
}

/** Changes what is given; what stays the same writes and tells nothing. */
export function saveAccountWriting(tx: Tx, account: number, change: Partial<AccountWriting>): void {
  const before = accountWriting(tx.db, account);
  const next = { ...before, ...change };
  if (JSON.stringify(before) === JSON.stringify(next)) return;
  put(tx.db).run(
    account,
    JSON.stringify(next.aliases),
    next.signatureNew,
    next.signatureReply,
    next.sentCopy,
    next.sizeOwn,
    next.sizeAnnounced,
    next.whenLate,
    next.errorCode,
    next.errorMessage,
    next.nextTryAt,
  );
  tx.touch('writing', account);
  if (before.errorCode !== next.errorCode || before.nextTryAt !== next.nextTryAt) tx.touch('outbox');
}
