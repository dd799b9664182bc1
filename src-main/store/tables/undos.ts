import type { UndoId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

const insert = statement<{ id: number }, [number, string, string]>(
  'INSERT INTO undo (at, kind, payload) VALUES (?, ?, ?) RETURNING id',
);
const one = statement<{ kind: string; payload: string }, [number]>('SELECT kind, payload FROM undo WHERE id = ?');
const remove = statement<never, [number]>('DELETE FROM undo WHERE id = ?');
const prune = statement<never, [number]>('DELETE FROM undo WHERE id <= ?');

/** The last 200 things that can be taken back (DEL-8, B11-24). */
const KEPT = 200;

export function putUndo(tx: Tx, kind: string, payload: unknown, now: number): UndoId {
  const id = insert(tx.db).get(now, kind, JSON.stringify(payload))?.id ?? 0;
  prune(tx.db).run(id - KEPT);
  return id as UndoId;
}

export function findUndo(db: ReadDb, id: number): { kind: string; payload: unknown } | null {
  const row = one(db).get(id);
  return row === undefined ? null : { kind: row.kind, payload: JSON.parse(row.payload) as unknown };
}

export function removeUndo(tx: Tx, id: number): void {
  remove(tx.db).run(id);
}
