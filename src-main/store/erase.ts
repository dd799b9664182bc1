import type { PackRange } from '#shared/model/mail.ts';
import { searchText } from '#shared/rules/search-text.ts';
import { unpackContent } from './content-codec.ts';
import { removeBackUps } from './migrate.ts';
import { overwriteRanges } from './packs.ts';
import { type ReadDb, statement } from './sqlite.ts';
import type { Store, Tx } from './store.ts';
import { removeContent } from './tables/contents.ts';
import { fileNames, rebuildIndex, takeFromIndex } from './tables/search-index.ts';

interface Erasure {
  id: number;
  message_id: number;
  subject: string;
  people: string;
  pack_id: number;
  pack_offset: number;
  pack_length: number;
  packed: Buffer | null;
}

/** In place of a pack's number: this row is done with, and stays until the file is scrubbed, so that a crash does not forget that it must be. */
const ERASED = -1;

const next = statement<Erasure, [number]>(
  `SELECT e.id, e.message_id, e.subject, e.people, e.pack_id, e.pack_offset, e.pack_length, c.packed
   FROM erasure e LEFT JOIN content c ON c.message_id = e.message_id
   WHERE e.pack_id <> ${ERASED} ORDER BY e.id LIMIT ?`,
);
const blankErasure = statement<never, [number]>(
  `UPDATE erasure SET subject = '', people = '', pack_id = ${ERASED} WHERE id = ?`,
);
const anyErasure = statement<{ id: number }, []>('SELECT id FROM erasure LIMIT 1');
const removeErasures = statement<never, []>('DELETE FROM erasure');
const addErased = statement<never, [number, number]>('UPDATE pack SET erased = erased + ? WHERE id = ?');

const queueRange = statement<never, [number, number, number]>(
  'INSERT INTO erasure (pack_id, pack_offset, pack_length) VALUES (?, ?, ?)',
);

/** Bytes that were brought and are not kept: of mail deleted here before, or here already. They must not stay in the packs (DEL-2). */
export function queueErasure(tx: Tx, range: PackRange): void {
  if (range.length > 0) queueRange(tx.db).run(range.pack, range.offset, range.length);
}

/**
 * Erases what deleteMessages() left behind: first the raw bytes, durably, then text and index entry with the queue's row in one
 * transaction, so that a crash in between only repeats it. Returns how many were erased; 0 when there is nothing left to do.
 */
export function eraseSome(store: Store, limit: number): number {
  const rows = next(store.db).all(limit);
  if (rows.length === 0) return 0;
  removeBackUps(store.file);
  overwriteRanges(
    store.packDir,
    rows.map((row): PackRange => ({ pack: row.pack_id, offset: row.pack_offset, length: row.pack_length })),
  );
  store.write((tx) => {
    for (const row of rows) {
      const content = row.packed === null ? null : unpackContent(row.packed);
      if (content !== null) {
        takeFromIndex(tx, row.message_id, {
          subject: row.subject,
          people: row.people,
          body: searchText(content.text),
          files: searchText(fileNames(content.parts).join(' ')),
        });
      } else if (row.packed !== null) rebuildIndex(tx);
      removeContent(tx, row.message_id);
      blankErasure(tx.db).run(row.id);
      if (row.pack_length > 0) addErased(tx.db).run(row.pack_length, row.pack_id);
    }
  });
  return rows.length;
}

/** Something was erased, and what it left in the unused parts of the file is still to be overwritten. */
export const isScrubDue = (db: ReadDb): boolean => anyErasure(db).get() !== undefined;

/** The file was scrubbed. False where more was deleted meanwhile. */
export function endErasure(store: Store): boolean {
  if (next(store.db).get(1) !== undefined) return false;
  store.write((tx) => removeErasures(tx.db).run());
  return true;
}
