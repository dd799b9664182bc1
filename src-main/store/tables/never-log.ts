import { compileNeverLog, type NeverLog } from '#shared/rules/never-log.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** An entry of the never-log list (NLG-1, NLG-2). */
export interface NeverLogRow {
  readonly id: number;
  readonly pattern: string;
  readonly scope: 'me' | 'all';
  readonly added_by: number;
  readonly added_at: number;
  /** Mail that came into Dealbox since then is not logged; 0: earlier mail neither. */
  readonly since: number;
}

const columns = 'id, pattern, scope, added_by, added_at, since';
const forUser = statement<NeverLogRow, [number]>(
  `SELECT ${columns} FROM never_log WHERE scope = 'all' OR added_by = ? ORDER BY pattern, id`,
);
const one = statement<NeverLogRow, [number]>(`SELECT ${columns} FROM never_log WHERE id = ?`);
const insert = statement<{ id: number }, [string, string, string, number, number, number]>(
  'INSERT INTO never_log (uid, pattern, scope, added_by, added_at, since) VALUES (?, ?, ?, ?, ?, ?) RETURNING id',
);
const restore = statement<never, [number, string, string, string, number, number, number]>(
  'INSERT INTO never_log (id, uid, pattern, scope, added_by, added_at, since) VALUES (?, ?, ?, ?, ?, ?, ?)',
);
const change = statement<never, [string, number, number, number]>(
  'UPDATE never_log SET scope = ?, added_by = ?, since = ? WHERE id = ?',
);
const remove = statement<never, [number]>('DELETE FROM never_log WHERE id = ?');

/** What holds for a user: their own entries, and those for all. */
export const neverLogEntries = (db: ReadDb, user: number): NeverLogRow[] => forUser(db).all(user);
export const findNeverLog = (db: ReadDb, id: number): NeverLogRow | undefined => one(db).get(id);
export const neverLogOf = (db: ReadDb, user: number): NeverLog<NeverLogRow> =>
  compileNeverLog(neverLogEntries(db, user));

export function insertNeverLog(tx: Tx, uid: string, entry: Omit<NeverLogRow, 'id'>): number {
  tx.touch('never-log');
  const { pattern, scope, added_by, added_at, since } = entry;
  return insert(tx.db).get(uid, pattern, scope, added_by, added_at, since)?.id ?? 0;
}

export function saveNeverLog(tx: Tx, entry: NeverLogRow): void {
  change(tx.db).run(entry.scope, entry.added_by, entry.since, entry.id);
  tx.touch('never-log');
}

export function removeNeverLog(tx: Tx, id: number): void {
  remove(tx.db).run(id);
  tx.touch('never-log');
}

/** A removed entry, as it was. */
export function restoreNeverLog(tx: Tx, uid: string, entry: NeverLogRow): void {
  restore(tx.db).run(entry.id, uid, entry.pattern, entry.scope, entry.added_by, entry.added_at, entry.since);
  tx.touch('never-log');
}
