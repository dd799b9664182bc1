import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** Out of Inbox until then (INB-8). Milliseconds since 1970. */
export interface SnoozeRow {
  readonly conversation_id: number;
  readonly until: number;
}
/** "If no reply by" (INB-8). */
export interface ReminderRow {
  readonly conversation_id: number;
  readonly due_at: number;
  /** It was due and the conversation came back; 0: still ahead. */
  readonly fired_at: number;
}

const snooze = statement<SnoozeRow, [number]>('SELECT conversation_id, until FROM snooze WHERE conversation_id = ?');
const due = statement<SnoozeRow, [number]>('SELECT conversation_id, until FROM snooze WHERE until <= ? ORDER BY until');
const reminder = statement<ReminderRow, [number]>(
  'SELECT conversation_id, due_at, fired_at FROM reminder WHERE conversation_id = ?',
);
const remindersDue = statement<ReminderRow, [number]>(
  'SELECT conversation_id, due_at, fired_at FROM reminder WHERE due_at <= ? AND fired_at = 0 ORDER BY due_at',
);

export const findSnooze = (db: ReadDb, conversation: number): SnoozeRow | undefined => snooze(db).get(conversation);
export const dueSnoozes = (db: ReadDb, now: number): SnoozeRow[] => due(db).all(now);
export const findReminder = (db: ReadDb, conversation: number): ReminderRow | undefined =>
  reminder(db).get(conversation);
export const dueReminders = (db: ReadDb, now: number): ReminderRow[] => remindersDue(db).all(now);

const nextOf = statement<{ at: number | null }, []>(
  `SELECT min(at) AS at FROM (SELECT min(until) AS at FROM snooze UNION ALL SELECT min(due_at) FROM reminder WHERE fired_at = 0)`,
);

/** When the next snooze or reminder is due; null where none waits. */
export const nextWakeAt = (db: ReadDb): number | null => nextOf(db).get()?.at ?? null;

const putOne = statement<never, [number, number, number]>(
  `INSERT INTO snooze (conversation_id, until, set_at) VALUES (?, ?, ?)
   ON CONFLICT DO UPDATE SET until = excluded.until, set_at = excluded.set_at`,
);
const removeOne = statement<never, [number]>('DELETE FROM snooze WHERE conversation_id = ?');
const putReminderRow = statement<never, [number, number, number, number]>(
  `INSERT INTO reminder (conversation_id, due_at, set_at, fired_at) VALUES (?, ?, ?, ?)
   ON CONFLICT DO UPDATE SET due_at = excluded.due_at, set_at = excluded.set_at, fired_at = excluded.fired_at`,
);
const removeReminderRow = statement<never, [number]>('DELETE FROM reminder WHERE conversation_id = ?');
const setMuted = statement<never, [number, number]>('UPDATE conversation SET muted = ? WHERE id = ?');
const muted = statement<{ muted: number }, [number]>('SELECT muted FROM conversation WHERE id = ?');
const setWoken = statement<never, [number, number]>('UPDATE conversation SET woken_at = ? WHERE id = ?');

/** The conversation must be refreshed after each of these. */
export function putSnooze(tx: Tx, conversation: number, until: number, now: number): void {
  putOne(tx.db).run(conversation, until, now);
}
export const removeSnooze = (tx: Tx, conversation: number): boolean => removeOne(tx.db).run(conversation).changes > 0;

export function putReminder(tx: Tx, conversation: number, dueAt: number, now: number, firedAt = 0): void {
  putReminderRow(tx.db).run(conversation, dueAt, now, firedAt);
}
export const removeReminder = (tx: Tx, conversation: number): boolean =>
  removeReminderRow(tx.db).run(conversation).changes > 0;

export const isMuted = (db: ReadDb, conversation: number): boolean => muted(db).get(conversation)?.muted === 1;
export function saveMuted(tx: Tx, conversation: number, value: boolean): void {
  setMuted(tx.db).run(Number(value), conversation);
}
export function saveWoken(tx: Tx, conversation: number, at: number): void {
  setWoken(tx.db).run(at, conversation);
}
