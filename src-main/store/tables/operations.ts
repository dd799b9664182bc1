import type { OperationId } from '#shared/model/ids.ts';
import type { OperationKind, OperationState, ProviderMark } from '#shared/model/operation.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/**
 * What an operation is about. It outlives its message (DEL-2), so it names it by what the provider knows: where it was, and its
 * Message-ID or, where it has none, its identity.
 */
export interface OperationPayload {
  readonly messageId: string;
  /** Hex of the message's identity, to be sure that it is the one before anything is moved (DEL-10). */
  readonly identity: string;
  readonly size: number;
  /** Where it was when the person acted: folder path, UIDVALIDITY, UID. */
  readonly at: readonly { readonly folder: string; readonly uidvalidity: number; readonly uid: number }[];
  /** With `mark`. */
  readonly flag?: ProviderMark;
  /** With `label`: the path of the label's folder. */
  readonly label?: string;
  /** With `mark` and `label`. */
  readonly value?: boolean;
}

export interface OperationRow {
  readonly id: OperationId;
  readonly account_id: number;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly message_id: number;
  readonly conversation_id: number;
  readonly payload: string;
  readonly attempts: number;
  readonly created_at: number;
  readonly next_attempt_at: number;
  readonly finished_at: number;
  readonly error_code: string;
  readonly error_message: string;
}

const columns =
  'id, account_id, kind, state, message_id, conversation_id, payload, attempts, created_at, next_attempt_at, finished_at, error_code, error_message';

const byId = statement<OperationRow, [number]>(`SELECT ${columns} FROM operation WHERE id = ?`);
const open = statement<OperationRow, [number, number]>(
  `SELECT ${columns} FROM operation WHERE account_id = ? AND state <> 'done' ORDER BY id LIMIT ?`,
);
const openAtProvider = statement<OperationRow, [number, number]>(
  `SELECT ${columns} FROM operation WHERE account_id = ? AND state <> 'done' AND kind <> 'send' ORDER BY id LIMIT ?`,
);
const openAll = statement<OperationRow, [number]>(
  `SELECT ${columns} FROM operation INDEXED BY operation_open WHERE state <> 'done' ORDER BY id LIMIT ?`,
);
const nextDue = statement<{ at: number | null }, [number]>(
  `SELECT min(next_attempt_at) AS at FROM operation WHERE account_id = ? AND state IN ('pending', 'running', 'failed') AND kind <> 'send'`,
);
const nextFiling = statement<{ at: number | null }, [number]>(
  `SELECT min(next_attempt_at) AS at FROM operation WHERE account_id = ? AND state IN ('pending', 'running') AND kind = 'file-sent'`,
);
const ofMessage = statement<OperationRow, [number]>(
  `SELECT ${columns} FROM operation WHERE message_id = ? AND message_id <> 0 AND state <> 'done' ORDER BY id`,
);
const done = statement<OperationRow, [number]>(
  `SELECT ${columns} FROM operation WHERE state = 'done' ORDER BY finished_at DESC, id DESC LIMIT ?`,
);
const counts = statement<{ state: OperationState; n: number }, [number]>(
  `SELECT state, count(*) AS n FROM operation WHERE account_id = ? AND state <> 'done' GROUP BY state`,
);

export const findOperation = (db: ReadDb, id: number): OperationRow | undefined => byId(db).get(id);
/** In the order in which the person acted. */
export const openOperations = (db: ReadDb, account: number, limit: number): OperationRow[] =>
  open(db).all(account, limit);
/** Those that the mailbox is asked for; what is to be sent goes another way (run-sending.ts). */
export const openProviderOperations = (db: ReadDb, account: number, limit: number): OperationRow[] =>
  openAtProvider(db).all(account, limit);
export const allOpenOperations = (db: ReadDb, limit: number): OperationRow[] => openAll(db).all(limit);
export const nextOperationDue = (db: ReadDb, account: number): number | null => nextDue(db).get(account)?.at ?? null;
/** When a sent mail is next looked for in Sent; null where none is. */
export const nextFilingAt = (db: ReadDb, account: number): number | null => nextFiling(db).get(account)?.at ?? null;
export const openOperationsOfMessage = (db: ReadDb, message: number): OperationRow[] => ofMessage(db).all(message);
export const recentlyDoneOperations = (db: ReadDb, limit: number): OperationRow[] => done(db).all(limit);

export function countOpenOperations(db: ReadDb, account: number): Record<'pending' | 'failed', number> {
  let pending = 0;
  let failed = 0;
  for (const row of counts(db).all(account)) {
    if (row.state === 'needs-user' || row.state === 'failed') failed += row.n;
    else pending += row.n;
  }
  return { pending, failed };
}

const insert = statement<{ id: number }, [number, string, number, number, string, number]>(
  `INSERT INTO operation (account_id, kind, state, message_id, conversation_id, payload, created_at)
   VALUES (?, ?, 'pending', ?, ?, ?, ?) RETURNING id`,
);

export function insertOperation(
  tx: Tx,
  operation: { account: number; kind: OperationKind; message: number; conversation: number; payload: OperationPayload },
  now: number,
): OperationId {
  const row = insert(tx.db).get(
    operation.account,
    operation.kind,
    operation.message,
    operation.conversation,
    JSON.stringify(operation.payload),
    now,
  );
  tx.touch('operation');
  return (row?.id ?? 0) as OperationId;
}

export const readPayload = (row: OperationRow): OperationPayload => JSON.parse(row.payload) as OperationPayload;

const setRunning = statement<never, [number]>(
  `UPDATE operation SET state = 'running', attempts = attempts + 1 WHERE id = ?`,
);
const setDone = statement<never, [number, number]>(
  `UPDATE operation SET state = 'done', message_id = 0, finished_at = ?, payload = '{}', error_code = '', error_message = '' WHERE id = ?`,
);
const setState = statement<never, [string, string, string, number, number]>(
  'UPDATE operation SET state = ?, error_code = ?, error_message = ?, next_attempt_at = ? WHERE id = ?',
);
const forgetMessage = statement<never, [number]>(
  `UPDATE operation SET message_id = 0, conversation_id = 0 WHERE message_id = ? AND message_id <> 0 AND state <> 'done'`,
);
const remove = statement<never, [number]>('DELETE FROM operation WHERE id = ?');
const pruneDone = statement<never, [number]>(`DELETE FROM operation WHERE state = 'done' AND finished_at < ?`);

const setKind = statement<never, [string, number]>('UPDATE operation SET kind = ? WHERE id = ?');

/** A mail whose sending ended unclearly is looked for from then on; one that a person sends again is sent. */
export function saveOperationKind(tx: Tx, id: number, kind: 'send' | 'file-sent'): void {
  setKind(tx.db).run(kind, id);
  tx.touch('operation');
}

const renameLabel = statement<never, [string, number, string]>(
  `UPDATE operation SET payload = json_set(payload, '$.label', ?)
   WHERE account_id = ? AND state <> 'done' AND kind = 'label' AND json_extract(payload, '$.label') = ?`,
);

/** A label that was renamed at the provider is not made anew there under its old name. */
export function renameInOperations(tx: Tx, account: number, before: string, path: string): void {
  renameLabel(tx.db).run(path, account, before);
}

/** Handed to the provider: from here on its outcome is unknown until it is told otherwise, also after a crash. */
export function startOperation(tx: Tx, id: number): void {
  setRunning(tx.db).run(id);
}

export function finishOperation(tx: Tx, row: OperationRow, now: number): void {
  setDone(tx.db).run(now, row.id);
  tx.touch('operation');
  if (row.conversation_id !== 0) tx.touch('conversation', row.conversation_id);
}

/** `pending` to try again at `nextAttemptAt`; `failed` likewise, but shown as failing; `needs-user` waits for a person. */
export function postponeOperation(
  tx: Tx,
  id: number,
  state: 'pending' | 'failed' | 'needs-user',
  error: { code: string; message: string },
  nextAttemptAt: number,
): void {
  setState(tx.db).run(state, error.code, error.message, nextAttemptAt, id);
  tx.touch('operation');
}

export function removeOperation(tx: Tx, id: number): void {
  remove(tx.db).run(id);
  tx.touch('operation');
}

/** The message is deleted here; what still has to be done at the provider goes on without it. */
export function detachOperations(tx: Tx, message: number): void {
  forgetMessage(tx.db).run(message);
}

export function pruneDoneOperations(tx: Tx, before: number): void {
  pruneDone(tx.db).run(before);
}
