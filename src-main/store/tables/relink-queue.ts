import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

export interface RelinkRow {
  readonly address_id: number;
  readonly done_to: number;
}

const first = statement<RelinkRow, []>('SELECT address_id, done_to FROM relink_address ORDER BY address_id LIMIT 1');
const put = statement<never, [number]>(
  'INSERT INTO relink_address (address_id) VALUES (?) ON CONFLICT DO UPDATE SET done_to = 0',
);
const advance = statement<never, [number, number]>('UPDATE relink_address SET done_to = ? WHERE address_id = ?');
const remove = statement<never, [number]>('DELETE FROM relink_address WHERE address_id = ?');

export const nextRelink = (db: ReadDb): RelinkRow | undefined => first(db).get();

export function queueRelink(tx: Tx, address: number): void {
  put(tx.db).run(address);
}

export function advanceRelink(tx: Tx, address: number, doneTo: number): void {
  advance(tx.db).run(doneTo, address);
}

export function endRelink(tx: Tx, address: number): void {
  remove(tx.db).run(address);
}
