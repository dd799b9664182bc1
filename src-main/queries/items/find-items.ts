import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { ItemKind } from '#shared/model/item.ts';
import { nameKey } from '#shared/rules/search-text.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { itemRow } from './item-row.ts';
import { itemMatch, itemsMatching } from './item-search.ts';

/** Looked at of each sort of candidates: a finder answers while one types. */
const CANDIDATES = 40;

const named = statement<{ id: number }, [string, string, string, number]>(
  'SELECT id FROM item WHERE kind = ? AND name_key >= ? AND name_key < ? ORDER BY name_key LIMIT ?',
);
const recent = statement<{ id: number }, [string, number]>(
  'SELECT id FROM item WHERE kind = ? ORDER BY updated_at DESC, id DESC LIMIT ?',
);

/**
 * The quick finder: items whose name begins with the text, then those with words that begin so; of each the ones last busy with mail first.
 * Without text, what was changed last.
 */
export function findItems(db: ReadDb, { text, kinds, limit }: CallParsed<'findItems'>): CallOutput<'findItems'> {
  const wanted = kinds.length === 0 ? ItemKind.options : kinds;
  const key = nameKey(text);
  const begin = wanted.flatMap((kind) =>
    key === ''
      ? recent(db).all(kind, limit)
      : named(db).all(kind, key, `${key}${String.fromCodePoint(0x10_ff_ff)}`, CANDIDATES),
  );
  const match = itemMatch(text);
  const first = new Set(begin.map((row) => row.id));
  const others = match === '' ? [] : itemsMatching(db, match, 3 * CANDIDATES).filter((id) => !first.has(id));
  const rows = [...first, ...others].flatMap((id) => {
    const row = itemRow(db, id);
    return row === null || !wanted.includes(row.kind) ? [] : [{ row, begins: first.has(id) }];
  });
  rows.sort(
    (a, b) =>
      Number(b.begins) - Number(a.begins) || b.row.lastMailAt - a.row.lastMailAt || b.row.updatedAt - a.row.updatedAt,
  );
  return rows.slice(0, limit).map(({ row }) => ({
    kind: row.kind,
    id: row.id,
    name: row.name,
    email: row.email,
    organization: row.organization?.name ?? '',
    status: row.status,
  }));
}
