import { DealboxError } from '#shared/model/error.ts';
import { nameKey } from '#shared/rules/search-text.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** A label of Dealbox's own (INB-4). */
export interface LabelRow {
  readonly id: number;
  readonly name: string;
  readonly color: string;
}

const all = statement<LabelRow, []>('SELECT id, name, color FROM label ORDER BY name_key');
const one = statement<LabelRow, [number]>('SELECT id, name, color FROM label WHERE id = ?');
const byKey = statement<LabelRow, [string]>('SELECT id, name, color FROM label WHERE name_key = ?');
const ofConversation = statement<LabelRow, [number]>(
  `SELECT l.id, l.name, l.color FROM conversation_label k JOIN label l ON l.id = k.label_id WHERE k.conversation_id = ? ORDER BY l.name_key`,
);
const countOf = statement<{ n: number }, [number]>('SELECT count(*) AS n FROM conversation_label WHERE label_id = ?');
const labelled = statement<{ conversation_id: number }, [number]>(
  'SELECT conversation_id FROM conversation_label WHERE label_id = ?',
);
const restore = statement<never, [number, string, string, string, string]>(
  'INSERT INTO label (id, uid, name, name_key, color) VALUES (?, ?, ?, ?, ?)',
);
const insert = statement<{ id: number }, [string, string, string, string]>(
  'INSERT INTO label (uid, name, name_key, color) VALUES (?, ?, ?, ?) RETURNING id',
);
const update = statement<never, [string, string, string, number]>(
  'UPDATE label SET name = ?, name_key = ?, color = ? WHERE id = ?',
);
const remove = statement<never, [number]>('DELETE FROM label WHERE id = ?');

export const listLabels = (db: ReadDb): LabelRow[] => all(db).all();
export const findLabelNamed = (db: ReadDb, name: string): LabelRow | undefined => byKey(db).get(nameKey(name));
export const labelsOfConversation = (db: ReadDb, conversation: number): LabelRow[] =>
  ofConversation(db).all(conversation);
export const countLabelled = (db: ReadDb, label: number): number => countOf(db).get(label)?.n ?? 0;

export const conversationsLabelled = (db: ReadDb, label: number): number[] =>
  labelled(db)
    .all(label)
    .map((row) => row.conversation_id);

/** Throws `not-found`. */
export function getLabel(db: ReadDb, id: number): LabelRow {
  const row = one(db).get(id);
  if (row === undefined) throw new DealboxError('not-found', 'This label is no longer there.');
  return row;
}

/** A new one where `id` is 0. Throws `already-exists`: names differ in more than case and accents. */
export function saveLabel(tx: Tx, uid: string, label: LabelRow): number {
  const same = findLabelNamed(tx.db, label.name);
  if (same !== undefined && same.id !== label.id)
    throw new DealboxError('already-exists', `There is a label “${same.name}” already.`);
  tx.touch('label');
  tx.touch('conversation');
  const key = nameKey(label.name);
  if (label.id === 0) return insert(tx.db).get(uid, label.name, key, label.color)?.id ?? 0;
  update(tx.db).run(label.name, key, label.color, label.id);
  return label.id;
}

/** A removed label, on no conversation yet. */
export function restoreLabel(tx: Tx, uid: string, label: LabelRow): void {
  restore(tx.db).run(label.id, uid, label.name, nameKey(label.name), label.color);
  tx.touch('label');
}

/** The label, off every conversation; no mail goes with it. */
export function removeLabel(tx: Tx, id: number): void {
  remove(tx.db).run(id);
  tx.touch('label');
  tx.touch('conversation');
}

const put = statement<never, [number, number]>(
  `INSERT INTO conversation_label (label_id, conversation_id, lane, date)
     SELECT ?, id, lane, date FROM conversation WHERE id = ? ON CONFLICT DO NOTHING`,
);
const take = statement<never, [number, number]>(
  'DELETE FROM conversation_label WHERE label_id = ? AND conversation_id = ?',
);

/** True where that changed anything. */
export function setLabel(tx: Tx, label: number, conversation: number, on: boolean): boolean {
  const changed = (on ? put : take)(tx.db).run(label, conversation).changes > 0;
  if (changed) tx.touch('conversation', conversation);
  return changed;
}

const joinOwn = statement<never, [number, number]>(
  `INSERT INTO conversation_label (label_id, conversation_id, lane, date)
     SELECT k.label_id, c.id, c.lane, c.date FROM conversation c JOIN conversation_label k ON k.conversation_id = ?
     WHERE c.id = ? ON CONFLICT DO NOTHING`,
);
const joinFolders = statement<never, [number, number]>(
  `INSERT INTO conversation_folder (folder_id, conversation_id, lane, date)
     SELECT k.folder_id, c.id, c.lane, c.date FROM conversation c JOIN conversation_folder k ON k.conversation_id = ?
     WHERE c.id = ? ON CONFLICT DO NOTHING`,
);

/** Two conversations turned out to be one: it has the labels of both, ours and the provider's. */
export function joinLabels(tx: Tx, kept: number, joined: number): void {
  joinOwn(tx.db).run(joined, kept);
  joinFolders(tx.db).run(joined, kept);
}
