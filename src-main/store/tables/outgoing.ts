import type { RecipientOutcome } from '#shared/model/sending.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** As SendingState, with what only the engine tells apart: `handed-over` is shown as `unclear` once its answer will not come. */
export type OutgoingState = 'queued' | 'sending' | 'handed-over' | 'unclear' | 'refused' | 'accepted' | 'filed';

/** A mail written here, from the outbox to its copy in Sent (SYN-6). Times in milliseconds since 1970; 0: not yet. */
export interface OutgoingRow {
  readonly message_id: number;
  readonly account_id: number;
  readonly state: OutgoingState;
  readonly operation_id: number;
  readonly envelope_from: string;
  readonly recipients: string;
  readonly queued_at: number;
  readonly send_at: number;
  readonly accepted_at: number;
  readonly filed_at: number;
  readonly server_text: string;
  readonly looks: number;
  readonly appending: number;
  readonly answers_id: number;
  readonly remind_at: number;
  readonly links_before: string;
}

const columns = `message_id, account_id, state, operation_id, envelope_from, recipients, queued_at, send_at, accepted_at, filed_at, server_text,
  looks, appending, answers_id, remind_at, links_before`;

const one = statement<OutgoingRow, [number]>(`SELECT ${columns} FROM outgoing WHERE message_id = ?`);
const waiting = statement<OutgoingRow, [number]>(
  `SELECT ${columns} FROM outgoing WHERE account_id = ? AND state NOT IN ('accepted', 'filed') ORDER BY send_at, message_id`,
);

const started = statement<OutgoingRow, [number]>(
  `SELECT ${columns} FROM outgoing WHERE account_id = ? AND state NOT IN ('accepted', 'filed') AND state IN ('sending', 'handed-over')
   ORDER BY send_at, message_id`,
);
/** Further off than any pause is: the clock was set back since. Milliseconds. */
const FARTHEST = 2 * 3_600_000;
const due = `FROM outgoing o JOIN operation p ON p.id = o.operation_id
   WHERE o.account_id = ? AND o.state NOT IN ('accepted', 'filed') AND o.state = 'queued' AND p.state <> 'needs-user'`;
const next = statement<OutgoingRow, [number, number, number, number]>(
  `SELECT o.* ${due} AND o.send_at <= ? AND (p.next_attempt_at <= ? OR p.next_attempt_at > ? + ${FARTHEST})
   ORDER BY o.send_at, o.message_id LIMIT 1`,
);
const nextTime = statement<{ at: number | null }, [number]>(
  `SELECT min(max(o.send_at, p.next_attempt_at)) AS at ${due}`,
);

/** The mail that goes out now; undefined where none is due. */
export const nextToSend = (db: ReadDb, account: number, now: number): OutgoingRow | undefined =>
  next(db).get(account, now, now, now);
/** When the next one is due; null where none waits by itself. */
export const nextSendingAt = (db: ReadDb, account: number): number | null => nextTime(db).get(account)?.at ?? null;
/** In the dialogue with the server, or were when a crash ended it. */
export const startedOutgoing = (db: ReadDb, account: number): OutgoingRow[] => started(db).all(account);

export const findOutgoing = (db: ReadDb, message: number): OutgoingRow | undefined => one(db).get(message);
/** All that no server has accepted yet, in the order in which it goes out. */
export const waitingOutgoing = (db: ReadDb, account: number): OutgoingRow[] => waiting(db).all(account);

export const readOutcomes = (json: string): RecipientOutcome[] => JSON.parse(json) as RecipientOutcome[];

const insert = statement<never, (string | number)[]>(
  `INSERT INTO outgoing (message_id, account_id, state, operation_id, envelope_from, recipients, queued_at, send_at, answers_id, remind_at,
     links_before)
   VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?)`,
);

export function insertOutgoing(
  tx: Tx,
  mail: Pick<
    OutgoingRow,
    | 'message_id'
    | 'account_id'
    | 'operation_id'
    | 'envelope_from'
    | 'queued_at'
    | 'send_at'
    | 'answers_id'
    | 'remind_at'
    | 'links_before'
  > & { readonly outcomes: readonly RecipientOutcome[] },
): void {
  insert(tx.db).run(
    mail.message_id,
    mail.account_id,
    mail.operation_id,
    mail.envelope_from,
    JSON.stringify(mail.outcomes),
    mail.queued_at,
    mail.send_at,
    mail.answers_id,
    mail.remind_at,
    mail.links_before,
  );
  tx.touch('outbox', mail.message_id);
}

type Changing = Omit<
  OutgoingRow,
  'message_id' | 'account_id' | 'envelope_from' | 'queued_at' | 'answers_id' | 'links_before'
>;

const update = statement<never, (string | number)[]>(
  `UPDATE outgoing SET state = ?, operation_id = ?, recipients = ?, send_at = ?, accepted_at = ?, filed_at = ?, server_text = ?, looks = ?,
     appending = ?, remind_at = ? WHERE message_id = ?`,
);

export function saveOutgoing(tx: Tx, message: number, change: Partial<Changing>): void {
  const before = findOutgoing(tx.db, message);
  if (before === undefined) return;
  const next = { ...before, ...change };
  update(tx.db).run(
    next.state,
    next.operation_id,
    next.recipients,
    next.send_at,
    next.accepted_at,
    next.filed_at,
    next.server_text,
    next.looks,
    next.appending,
    next.remind_at,
    message,
  );
  tx.touch('outbox', message);
}

const setUnsent = statement<never, [number, number]>('UPDATE message SET unsent = ? WHERE id = ?');

/** Whether it stands in the outbox; its conversation must be refreshed afterwards. */
export function saveUnsent(tx: Tx, message: number, unsent: boolean): void {
  setUnsent(tx.db).run(Number(unsent), message);
}
