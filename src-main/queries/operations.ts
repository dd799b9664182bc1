import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import type { Operation } from '#shared/model/operation.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';
import {
  allOpenOperations,
  type OperationRow,
  readPayload,
  recentlyDoneOperations,
} from '../store/tables/operations.ts';

const DONE_SHOWN = 20;
const waiting = statement<{ n: number }, []>(`SELECT count(*) AS n FROM operation WHERE state <> 'done'`);
const emails = statement<{ id: number; email: string }, []>('SELECT id, email FROM account');

/** Pending changes (SYN-7): those that wait or failed, oldest first, then the last that are done. */
export function listOperations(db: ReadDb, { limit }: CallParsed<'operations'>): CallOutput<'operations'> {
  const email = new Map(
    emails(db)
      .all()
      .map((row) => [row.id, row.email]),
  );
  const rows = [...allOpenOperations(db, limit), ...recentlyDoneOperations(db, DONE_SHOWN)];
  return {
    operations: rows.map((row) => toOperation(row, email.get(row.account_id) ?? '')),
    waiting: waiting(db).get()?.n ?? 0,
  };
}

function toOperation(row: OperationRow, email: string): Operation {
  return {
    id: row.id,
    kind: row.kind,
    account: row.account_id as AccountId,
    conversation: row.conversation_id === 0 ? null : (row.conversation_id as ConversationId),
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    nextAttemptAt: row.next_attempt_at,
    title: title(row, email),
    error: row.error_code === '' ? null : { code: row.error_code, message: row.error_message },
  };
}

/** What is done, where, and by which setting (M18). */
function title(row: OperationRow, email: string): string {
  switch (row.kind) {
    case 'archive':
      return `Archive in ${email}, because archiving there was on`;
    case 'unarchive':
      return `Move back to the inbox in ${email}`;
    case 'trash':
      return `Move to Trash in ${email}, because deleting there was on`;
    case 'send':
      return `Send from ${email}`;
    case 'file-sent':
      return `Put the copy of a sent mail into Sent in ${email}`;
    case 'label': {
      const { label = '', value } = row.payload === '{}' ? {} : readPayload(row);
      return `${value === false ? 'Take the label off' : 'Put the label on'}${label === '' ? '' : ` (${label})`} in ${email}`;
    }
    case 'mark': {
      const { flag, value } = row.payload === '{}' ? { flag: undefined, value: undefined } : readPayload(row);
      if (flag === 'starred') return `${value === true ? 'Star' : 'Unstar'} in ${email}`;
      if (flag === 'answered') return `Mark answered in ${email}`;
      return flag === 'seen' ? `Mark ${value === true ? 'read' : 'unread'} in ${email}` : `Mark in ${email}`;
    }
  }
}
