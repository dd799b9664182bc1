import { DealboxError } from '#shared/model/error.ts';
import type { NoteId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

export interface NoteRow {
  readonly id: NoteId;
  readonly item_id: number;
  readonly at: number;
  readonly edited_at: number;
  readonly by_user: number;
  readonly text: string;
}

const columns = 'id, item_id, at, edited_at, by_user, text';
const one = statement<NoteRow, [number]>(`SELECT ${columns} FROM item_note WHERE id = ?`);
const all = statement<NoteRow, [number]>(`SELECT ${columns} FROM item_note WHERE item_id = ?`);
const before = statement<NoteRow, [number, number, number, number]>(
  `SELECT ${columns} FROM item_note WHERE item_id = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?`,
);
const insert = statement<{ id: NoteId }, [number, number, number, string]>(
  'INSERT INTO item_note (item_id, at, by_user, text) VALUES (?, ?, ?, ?) RETURNING id',
);
const update = statement<never, [string, number, number]>('UPDATE item_note SET text = ?, edited_at = ? WHERE id = ?');
const remove = statement<never, [number]>('DELETE FROM item_note WHERE id = ?');
const restore = statement<never, [number, number, number, number, number, string]>(
  `INSERT INTO item_note (${columns}) VALUES (?, ?, ?, ?, ?, ?)`,
);
const move = statement<never, [number, number]>('UPDATE item_note SET item_id = ? WHERE item_id = ?');

export const notesOfItem = (db: ReadDb, item: number): NoteRow[] => all(db).all(item);
/** Newest first, below a place in the history. */
export const notesBefore = (db: ReadDb, item: number, place: { at: number; id: number }, limit: number): NoteRow[] =>
  before(db).all(item, place.at, place.id, limit);

/** Throws `not-found`. */
export function getNote(db: ReadDb, id: number): NoteRow {
  const row = one(db).get(id);
  if (row === undefined) throw new DealboxError('not-found', 'This note is no longer there.');
  return row;
}

export function insertNote(tx: Tx, item: number, text: string, user: number, now: number): NoteId {
  tx.touch('item', item);
  return insert(tx.db).get(item, now, user, text)?.id ?? (0 as NoteId);
}

export function saveNote(tx: Tx, note: NoteRow, text: string, now: number): void {
  update(tx.db).run(text, now, note.id);
  tx.touch('item', note.item_id);
}

export function removeNote(tx: Tx, note: NoteRow): void {
  remove(tx.db).run(note.id);
  tx.touch('item', note.item_id);
}

export function restoreNote(tx: Tx, note: NoteRow): void {
  restore(tx.db).run(note.id, note.item_id, note.at, note.edited_at, note.by_user, note.text);
  tx.touch('item', note.item_id);
}

export function moveNotes(tx: Tx, to: number, from: number): void {
  move(tx.db).run(to, from);
}
