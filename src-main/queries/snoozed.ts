import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';
import { type ConversationColumns, conversationColumns, toConversationRow } from './conversation-row.ts';

const sleeping = statement<ConversationColumns & { until: number }, []>(
  `SELECT ${conversationColumns}, z.until FROM snooze z INDEXED BY snooze_until CROSS JOIN conversation c ON c.id = z.conversation_id
   WHERE z.until > 0 ORDER BY z.until`,
);
const waiting = statement<ConversationColumns & { due_at: number; fired_at: number }, []>(
  `SELECT ${conversationColumns}, z.due_at, z.fired_at FROM reminder z CROSS JOIN conversation c ON c.id = z.conversation_id ORDER BY z.due_at`,
);

/** INB-8: what sleeps, what comes back next first. */
export const snoozed = (db: ReadDb, { account }: CallParsed<'snoozed'>): CallOutput<'snoozed'> =>
  sleeping(db)
    .all()
    .filter((row) => account === undefined || row.account_id === account)
    .map((row) => ({ until: row.until, row: toConversationRow(row) }));

export const reminders = (db: ReadDb, { account }: CallParsed<'reminders'>): CallOutput<'reminders'> =>
  waiting(db)
    .all()
    .filter((row) => account === undefined || row.account_id === account)
    .map((row) => ({ dueAt: row.due_at, fired: row.fired_at !== 0, row: toConversationRow(row) }));
