import type { ItemEvent } from '#shared/model/item.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

export interface EventRow {
  readonly id: number;
  readonly item_id: number;
  readonly at: number;
  readonly by_user: number;
  readonly kind: ItemEvent['kind'];
  /** JSON of the event. */
  readonly data: string;
}

const columns = 'id, item_id, at, by_user, kind, data';
const all = statement<EventRow, [number]>(`SELECT ${columns} FROM item_event WHERE item_id = ?`);
const before = statement<EventRow, [number, number, number, number]>(
  `SELECT ${columns} FROM item_event WHERE item_id = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?`,
);
const insert = statement<{ id: number }, [number, number, number, string, string]>(
  'INSERT INTO item_event (item_id, at, by_user, kind, data) VALUES (?, ?, ?, ?, ?) RETURNING id',
);
const remove = statement<never, [number]>('DELETE FROM item_event WHERE id = ?');
const restore = statement<never, [number, number, number, number, string, string]>(
  `INSERT INTO item_event (${columns}) VALUES (?, ?, ?, ?, ?, ?)`,
);
const move = statement<never, [number, number]>('UPDATE item_event SET item_id = ? WHERE item_id = ?');

export const eventsOfItem = (db: ReadDb, item: number): EventRow[] => all(db).all(item);
/** Newest first, below a place in the history. */
export const eventsBefore = (db: ReadDb, item: number, place: { at: number; id: number }, limit: number): EventRow[] =>
  before(db).all(item, place.at, place.id, limit);

/** Stage changes, won and lost and the like, as a detail view's history tells them (CRM-2). */
export function addEvent(tx: Tx, item: number, event: ItemEvent, user: number, now: number): number {
  return insert(tx.db).get(item, now, user, event.kind, JSON.stringify(event))?.id ?? 0;
}

export function removeEvent(tx: Tx, id: number): void {
  remove(tx.db).run(id);
}

export function restoreEvent(tx: Tx, row: EventRow): void {
  restore(tx.db).run(row.id, row.item_id, row.at, row.by_user, row.kind, row.data);
}

export function moveEvents(tx: Tx, to: number, from: number): void {
  move(tx.db).run(to, from);
}
