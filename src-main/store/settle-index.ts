import { statement } from './sqlite.ts';
import type { Store } from './store.ts';

/** Border terms looked at in one go, and index pages merged in one go: some 10 ms. */
const BORDERS = 500;
const PAGES = 200;

interface Border {
  readonly segid: number;
  readonly term: Buffer;
}

const borders = statement<Border, [number, number, Uint8Array, number]>(
  `SELECT segid, term FROM message_search_idx WHERE segid > ? OR (segid = ? AND term > ?) ORDER BY segid, term LIMIT ?`,
);
const known = statement<{ term: string }, [string, string]>(
  'SELECT term FROM message_vocabulary WHERE term >= ? AND term < ? LIMIT 1',
);
const merge = statement<never, [number]>(`INSERT INTO message_search (message_search, rank) VALUES ('merge', ?)`);
const changes = statement<{ n: number }, []>('SELECT total_changes() AS n');

/**
 * DEL-2: FTS5's secure-delete takes words out of the index's pages, not out of the list of words at which its pages begin. Where one of
 * those is the beginning of no word that is left, the index is merged anew. A generator, so that others get their turn in between.
 */
export function* settleIndex(store: Store): Generator<void> {
  let at: Border = { segid: 0, term: Buffer.alloc(0) };
  for (;;) {
    const some = borders(store.db).all(at.segid, at.segid, at.term, BORDERS);
    const last = some.at(-1);
    if (last === undefined) return;
    if (some.some(({ term }) => isStale(store, term))) break;
    at = last;
    yield;
  }
  // https://sqlite.org/fts5.html §6.8: a negative number begins the merge of everything, positive ones go on with it
  for (let pages = -PAGES; mergeSome(store, pages); pages = PAGES) yield;
}

/** False where nothing was left to merge. */
function mergeSome(store: Store, pages: number): boolean {
  const before = changes(store.db).get()?.n ?? 0;
  store.write((tx) => merge(tx.db).run(pages));
  return (changes(store.db).get()?.n ?? 0) - before >= 2;
}

/** More segments than this make a search slower than it need be. */
const SEGMENTS = 6;
/** Pages joined in one go; some 10 ms. */
const TIDIED = 64;
const segments = statement<{ n: number }, []>('SELECT count(DISTINCT segid) AS n FROM message_search_idx');

/** Joins segments of the index that came with much new mail; a piece each time. False where there is nothing to join. */
export function tidyIndex(store: Store): boolean {
  if ((segments(store.db).get()?.n ?? 0) <= SEGMENTS) return false;
  return mergeSome(store, TIDIED);
}

/** Terms are kept as "0" and the shortest beginning that tells the page from the one before. */
function isStale(store: Store, border: Buffer): boolean {
  const beginning = border.subarray(1).toString('utf8');
  return beginning !== '' && known(store.db).get(beginning, `${beginning}\u{10ffff}`) === undefined;
}
