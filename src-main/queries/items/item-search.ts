import { fold, searchText } from '#shared/rules/search-text.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';

/**
 * What a person typed as an FTS5 expression over item_search: every word is the beginning of one. '' where there is no word in it. Quoted, so
 * that nothing typed is ever syntax.
 */
export function itemMatch(text: string): string {
  const words = fold(searchText(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => `"${word}"*`).join(' ');
}

const some = statement<{ id: number }, [string, number]>(
  'SELECT rowid AS id FROM item_search WHERE item_search MATCH ? LIMIT ?',
);

/** Items that match, in no order, at most so many. */
export const itemsMatching = (db: ReadDb, match: string, most: number): number[] =>
  some(db)
    .all(match, most)
    .map((row) => row.id);
