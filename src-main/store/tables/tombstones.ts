import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

const put = statement<never, [number, Uint8Array, number]>(
  'INSERT INTO tombstone (account_id, identity, deleted_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
);
const find = statement<{ deleted_at: number }, [number, Uint8Array]>(
  'SELECT deleted_at FROM tombstone WHERE account_id = ? AND identity = ?',
);
const remove = statement<never, [number, Uint8Array]>('DELETE FROM tombstone WHERE account_id = ? AND identity = ?');

/** DEL-2: what stays of a message deleted here, so that no sync brings it back. */
export function putTombstone(tx: Tx, account: number, identity: Uint8Array, now: number): void {
  put(tx.db).run(account, identity, now);
}

export function isTombstoned(db: ReadDb, account: number, identity: Uint8Array): boolean {
  return find(db).get(account, identity) !== undefined;
}

/** DEL-5: only a past-mail sync that was asked to may do this. */
export function removeTombstone(tx: Tx, account: number, identity: Uint8Array): void {
  remove(tx.db).run(account, identity);
}

const any = statement<{ found: number }, [number]>(
  'SELECT EXISTS (SELECT 1 FROM tombstone WHERE account_id = ?) AS found',
);

export const hasTombstones = (db: ReadDb, account: number): boolean => any(db).get(account)?.found === 1;
