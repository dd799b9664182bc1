import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ItemSort } from '#shared/contract/items.ts';
import type { ItemKind } from '#shared/model/item.ts';
import { keptStatement, type ReadDb, statement } from '../../store/sqlite.ts';
import { printPlace, readPlace } from '../cursor.ts';
import { itemRows } from './item-row.ts';
import { itemMatch, itemsMatching } from './item-search.ts';

type Asked = CallParsed<'items'>;

/** Behind every text, so that rows without one come last. */
const LAST = 'char(1114111)';

/** The key of each order and the index that has the rows of a kind in it. */
const orders: Readonly<Record<ItemSort, { key: string; index: string }>> = {
  name: { key: 'i.name_key', index: 'item_name' },
  organization: { key: `iif(i.organization_key = '', ${LAST}, i.organization_key)`, index: 'item_employer' },
  created: { key: 'i.created_at', index: 'item_created' },
  updated: { key: 'i.updated_at', index: 'item_updated' },
  'follow-up': { key: "iif(i.follow_up_on = '', '~', i.follow_up_on)", index: 'item_follow_up' },
  expected: { key: "iif(i.expected_on = '', '~', i.expected_on)", index: 'item_expected' },
  value: { key: 'i.value', index: 'item_value' },
};

/** So few candidates are sorted; with more, the order's own index is walked until a page is full. */
const FEW = 2_000;

interface Narrowing {
  readonly where: string;
  readonly params: readonly (string | number)[];
  /** The index that has just these rows, where there is one. */
  readonly index: string;
}

const countOfKind = statement<{ n: number }, [ItemKind]>('SELECT n FROM item_count WHERE kind = ?');

/**
 * A page of the items of a kind, in the order of a column (CRM-1). Narrowed to few, those are sorted; else the column's index is walked, so
 * that a page costs the same among a hundred items and fifty thousand.
 */
export function listItems(db: ReadDb, asked: Asked): CallOutput<'items'> {
  const narrowing = narrow(db, asked);
  if (narrowing === null) return { rows: [], next: null, total: 0 };
  const { key, index } = orders[asked.sort];
  const total = narrowing.where === '' ? (countOfKind(db).get(asked.kind)?.n ?? 0) : count(db, asked.kind, narrowing);
  const source = total <= FEW && narrowing.index !== '' ? narrowing.index : index;
  const [after, before] = asked.descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const place = asked.after === null ? [] : readPlace(asked.after, 2);
  const sql = `SELECT i.id, ${key} AS key FROM ${from(source)} WHERE i.kind = ? ${narrowing.where}
    ${place.length === 0 ? '' : `AND (${key}, i.id) ${after} (?, ?)`}
    ORDER BY ${key} ${before}, i.id ${before} LIMIT ? OFFSET ?`;
  const found = keptStatement<{ id: number; key: string | number }>(db, sql).all(
    asked.kind,
    ...narrowing.params,
    ...place,
    asked.limit,
    asked.skip,
  );
  const last = found.at(-1);
  return {
    rows: itemRows(
      db,
      found.map((row) => row.id),
    ),
    next: last === undefined || found.length < asked.limit ? null : printPlace([last.key, last.id]),
    total,
  };
}

const from = (index: string): string => (index === 'rowid' ? 'item i' : `item i INDEXED BY ${index}`);

function count(db: ReadDb, kind: ItemKind, { where, params, index }: Narrowing): number {
  const sql = `SELECT count(*) AS n FROM ${from(index === '' ? 'item_name' : index)} WHERE i.kind = ? ${where}`;
  return keptStatement<{ n: number }>(db, sql).all(kind, ...params)[0]?.n ?? 0;
}

/** Null where a search has no word in it that could be found. */
function narrow(db: ReadDb, { search, statuses, organization, stage }: Asked): Narrowing | null {
  const parts: Narrowing[] = [];
  if (search.trim() !== '') {
    const match = itemMatch(search);
    if (match === '') return null;
    const found = itemsMatching(db, match, FEW + 1);
    parts.push(
      found.length <= FEW
        ? { where: 'AND i.id IN (SELECT value FROM json_each(?))', params: [JSON.stringify(found)], index: 'rowid' }
        : {
            where: 'AND +i.id IN (SELECT rowid FROM item_search WHERE item_search MATCH ?)',
            params: [match],
            index: '',
          },
    );
  }
  if (organization !== undefined)
    parts.push({
      where: 'AND i.organization_id = ? AND i.organization_id <> 0',
      params: [organization],
      index: 'item_organization',
    });
  if (stage !== undefined)
    parts.push({
      where: `AND i.stage_id = ? AND i.kind = 'deal' AND i.status = 'open'`,
      params: [stage],
      index: 'item_stage',
    });
  if (statuses.length > 0)
    parts.push({
      where: 'AND i.status IN (SELECT value FROM json_each(?))',
      params: [JSON.stringify(statuses)],
      index: 'item_status',
    });
  return {
    where: parts.map((part) => part.where).join(' '),
    params: parts.flatMap((part) => part.params),
    index: parts.find((part) => part.index !== '')?.index ?? '',
  };
}
