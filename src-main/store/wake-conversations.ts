import { statement } from './sqlite.ts';
import type { Tx } from './store.ts';
import { addActivity } from './tables/activity.ts';
import { refreshConversation } from './tables/conversations.ts';
import { joinInbox } from './tables/messages.ts';
import { dueReminders, dueSnoozes, putReminder, removeSnooze, saveWoken } from './tables/snoozes.ts';

const unarchiveAll = statement<never, [number]>(
  'UPDATE message SET archived = 0 WHERE conversation_id = ? AND archived = 1',
);
const member = statement<{ id: number }, [number]>(
  'SELECT id FROM message WHERE conversation_id = ? AND inbox_member = 1 LIMIT 1',
);
const newest = statement<{ id: number | null }, [number]>(
  'SELECT max(id) AS id FROM message WHERE conversation_id = ?',
);

/** INB-8: what is due comes back to the top of Inbox, whole; also what was only ever sent. Gives how many. */
export function wakeDueConversations(tx: Tx, now: number): number {
  const snoozes = dueSnoozes(tx.db, now);
  for (const { conversation_id: id } of snoozes) {
    removeSnooze(tx, id);
    comeBack(tx, id, now);
    addActivity(tx, id, { at: now, kind: 'woke', where: 'here', text: 'Back in Inbox: its time has come.' });
  }
  const reminders = dueReminders(tx.db, now);
  for (const { conversation_id: id, due_at } of reminders) {
    putReminder(tx, id, due_at, now, now);
    comeBack(tx, id, now);
    addActivity(tx, id, { at: now, kind: 'reminder', where: 'here', text: 'Back in Inbox: no reply came.' });
  }
  return snoozes.length + reminders.length;
}

/** Into Inbox, above what came before now. */
export function comeBack(tx: Tx, conversation: number, now: number): void {
  unarchiveAll(tx.db).run(conversation);
  if (member(tx.db).get(conversation) === undefined) {
    const last = newest(tx.db).get(conversation)?.id ?? null;
    if (last !== null) joinInbox(tx, last);
  }
  saveWoken(tx, conversation, now);
  refreshConversation(tx, conversation);
}
