import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ItemFields, ItemKind } from '#shared/model/item.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { itemRows } from './item-row.ts';

const sameName = statement<{ ids: string }, [ItemKind, number]>(
  `SELECT json_group_array(id) AS ids FROM item INDEXED BY item_name WHERE kind = ? GROUP BY name_key HAVING count(*) > 1 LIMIT ?`,
);
const withPhones = statement<{ id: number; fields: string }, [ItemKind]>(
  `SELECT id, fields FROM item INDEXED BY item_name WHERE kind = ? AND fields LIKE '%"phones"%'`,
);
/** Fewer digits are an extension, not a number of one's own. */
const LEAST_DIGITS = 7;
/** Shown of one group. */
const MOST = 20;

/** Items of a kind that are probably the same: of the same name, or with the same phone. */
export function duplicates(db: ReadDb, { kind, limit }: CallParsed<'duplicates'>): CallOutput<'duplicates'> {
  const groups = sameName(db)
    .all(kind, limit)
    .map((row) => ({ why: 'name' as const, ids: JSON.parse(row.ids) as number[] }));
  const found = [...groups, ...(groups.length < limit ? samePhone(db, kind) : [])].slice(0, limit);
  return found.map(({ why, ids }) => ({ why, items: itemRows(db, ids.slice(0, MOST)) }));
}

function samePhone(db: ReadDb, kind: ItemKind): { why: 'phone'; ids: number[] }[] {
  const owners = new Map<string, Set<number>>();
  for (const { id, fields } of withPhones(db).iterate(kind)) {
    for (const phone of (JSON.parse(fields) as ItemFields).phones ?? []) {
      const digits = phone.replaceAll(/\D/g, '');
      if (digits.length < LEAST_DIGITS) continue;
      const known = owners.get(digits);
      if (known === undefined) owners.set(digits, new Set([id]));
      else known.add(id);
    }
  }
  return [...owners.values()].filter((ids) => ids.size > 1).map((ids) => ({ why: 'phone', ids: [...ids] }));
}
