import { type StoredContent, unpackContent } from '../content-codec.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

const one = statement<{ packed: Buffer }, [number]>('SELECT packed FROM content WHERE message_id = ?');
const put = statement<never, [number, Uint8Array]>(
  'INSERT INTO content (message_id, packed) VALUES (?, ?) ON CONFLICT DO NOTHING',
);
const awaitIndex = statement<never, [number]>('INSERT INTO unindexed (message_id) VALUES (?)');
const noIndex = statement<never, [number]>('DELETE FROM unindexed WHERE message_id = ?');
const remove = statement<never, [number]>('DELETE FROM content WHERE message_id = ?');

/** The text of a message and its parts as byte ranges; null while only the header is here, and where what is kept cannot be read. */
export function findContent(db: ReadDb, message: number): StoredContent | null {
  const row = one(db).get(message);
  return row === undefined ? null : unpackContent(row.packed);
}

/** Kept once, and from then on waiting for the index. */
export function putContent(tx: Tx, message: number, packed: Uint8Array): void {
  if (put(tx.db).run(message, packed).changes > 0) awaitIndex(tx.db).run(message);
}

export function removeContent(tx: Tx, message: number): void {
  remove(tx.db).run(message);
  noIndex(tx.db).run(message);
}
