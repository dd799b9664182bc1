import { MessageId, OperationId } from '#shared/model/ids.ts';
import type { Sending, SendingState } from '#shared/model/sending.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { findOperation } from '../store/tables/operations.ts';
import { findOutgoing, type OutgoingRow, readOutcomes } from '../store/tables/outgoing.ts';

/** What became of a mail written here (SYN-6); null for mail that was not, or not by this Dealbox. */
export function sendingOf(db: ReadDb, message: number): Sending | null {
  const row = findOutgoing(db, message);
  return row === undefined ? null : toSending(db, row);
}

export function toSending(db: ReadDb, row: OutgoingRow): Sending {
  const operation = row.operation_id === 0 ? undefined : findOperation(db, row.operation_id);
  const recipients = readOutcomes(row.recipients);
  const open = operation !== undefined && operation.state !== 'done' ? operation : undefined;
  return {
    message: MessageId.parse(row.message_id),
    state: shownState(row),
    queuedAt: row.queued_at,
    sendAt: row.send_at,
    acceptedAt: row.accepted_at,
    filedAt: row.filed_at,
    serverText: row.server_text,
    recipients,
    attempts: open?.attempts ?? 0,
    nextAttemptAt: open?.next_attempt_at ?? 0,
    error: open === undefined || open.error_code === '' ? null : { code: open.error_code, message: open.error_message },
    operation: open === undefined ? null : OperationId.parse(open.id),
    canCancel: canCancel(row),
  };
}

/** Nobody has it, and nothing is on its way: only then can it be taken back. */
const canCancel = (row: OutgoingRow): boolean =>
  (row.state === 'queued' || row.state === 'refused') &&
  readOutcomes(row.recipients).every((recipient) => recipient.state !== 'accepted');

/** While the answer is only late, it is being sent. */
const shownState = (row: OutgoingRow): SendingState => (row.state === 'handed-over' ? 'sending' : row.state);
