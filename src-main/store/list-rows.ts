import type { ListScope } from '#shared/model/selection.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { type ListSource, listSources } from './list-sources.ts';
import { keptStatement, type ReadDb } from './sqlite.ts';

/** A place in a list: after this date and id. */
export interface Cursor {
  readonly date: number;
  readonly id: number;
}

/** Later than any date. */
const END = Number.MAX_SAFE_INTEGER;
/** Rows skipped beyond which a list is sorted as a whole instead of merged from its lanes. */
const DEEP = 2_000;

const isWhole = (scope: ListScope): boolean =>
  scope.filters.length === 0 && scope.label === undefined && scope.after === undefined && scope.before === undefined;

/**
 * Which conversations stand at a place of a list, newest first: after `after` (from the top without it) and past `skip` more. Costs the same
 * whatever the list is narrowed by: a few rows from each lane, merged.
 */
export function listRows(
  db: ReadDb,
  scope: ListScope,
  page: { after: Cursor | null; skip: number; limit: number },
): Cursor[] {
  const start = startOf(scope, page.after);
  if (isWhole(scope)) return wholeRows(db, scope, start, page);
  const lanes = lanesOf(db, scope);
  const sources = listSources(db, scope);
  if (page.skip > DEEP) return deepRows(db, scope, lanes, sources, start, page);
  const most = page.skip + page.limit;
  const rows = sources.flatMap((source) =>
    lanes.flatMap(({ lane }) =>
      all(db, laneSql(source), ...source.params, lane, start.date, start.id, scope.after ?? 0, most),
    ),
  );
  const sorted = rows.sort((a, b) => b.date - a.date || b.id - a.id);
  return (sources.length > 1 ? unique(sorted) : sorted).slice(page.skip, most);
}

const laneSql = ({ select, from, where, date }: ListSource): string =>
  `SELECT ${select} FROM ${from} WHERE ${where} AND s.lane = ? AND (${date}, ${idOf(select)}) < (?, ?) AND ${date} >= ?
   ORDER BY ${date} DESC, ${idOf(select)} DESC LIMIT ?`;

const idOf = (select: string): string => select.slice(0, select.indexOf(' '));

/** The list of a view, by its own index: nothing to merge, and a jump walks that index only. */
function wholeRows(db: ReadDb, scope: ListScope, start: Cursor, page: { skip: number; limit: number }): Cursor[] {
  const date = scope.view === 'sent' ? 'sent_date' : 'date';
  const byAccount = scope.account !== undefined;
  const sql = `SELECT c.id, c.${date} AS date FROM conversation c INDEXED BY conversation_${scope.view}${byAccount ? '_account' : ''}
    WHERE c.in_${scope.view} = 1 ${byAccount ? 'AND c.account_id = ?' : ''} AND (c.${date}, c.id) < (?, ?)
    ORDER BY c.${date} DESC, c.id DESC LIMIT ? OFFSET ?`;
  const account = scope.account === undefined ? [] : [scope.account];
  return all(db, sql, ...account, start.date, start.id, page.limit, page.skip);
}

/** A jump far into a narrowed list. */
function deepRows(
  db: ReadDb,
  scope: ListScope,
  lanes: readonly Lane[],
  sources: readonly ListSource[],
  start: Cursor,
  page: { skip: number; limit: number },
): Cursor[] {
  const numbers = JSON.stringify(lanes.map(({ lane }) => lane));
  const parts = sources.map(
    ({ select, from, where, date }) => `SELECT ${select} FROM ${from} WHERE ${where}
      AND s.lane IN (SELECT value FROM json_each(?)) AND (${date}, ${idOf(select)}) < (?, ?) AND ${date} >= ?`,
  );
  const params = sources.flatMap((source) => [...source.params, numbers, start.date, start.id, scope.after ?? 0]);
  const sql = `${parts.join(' UNION ')} ORDER BY 2 DESC, 1 DESC LIMIT ? OFFSET ?`;
  return parts.length === 0 ? [] : all(db, sql, ...params, page.limit, page.skip);
}

const startOf = ({ before }: ListScope, after: Cursor | null): Cursor => {
  const end = before === undefined ? { date: END, id: END } : { date: before, id: 0 };
  return after === null || after.date >= end.date ? end : after;
};

function unique(rows: readonly Cursor[]): Cursor[] {
  return rows.filter((row, index) => row.id !== rows[index - 1]?.id);
}

/** How many conversations a list has: from the kept counts, or where label or dates narrow it, counted over their index. */
export function countRows(db: ReadDb, scope: ListScope): number {
  const lanes = lanesOf(db, scope);
  const dated = scope.after !== undefined || scope.before !== undefined;
  if (scope.label === undefined && !dated) return lanes.reduce((sum, { n }) => sum + n, 0);
  const sources = listSources(db, scope);
  if (sources.length > 1) return idsInScope(db, scope).length;
  const { date, id } = startOf(scope, null);
  return sources.reduce(
    (sum, source) =>
      sum +
      lanes.reduce((inner, { lane }) => {
        const sql = `SELECT count(*) AS id, 0 AS date FROM ${source.from}
          WHERE ${source.where} AND s.lane = ? AND (${source.date}, ${idOf(source.select)}) < (?, ?) AND ${source.date} >= ?`;
        return inner + (all(db, sql, ...source.params, lane, date, id, scope.after ?? 0)[0]?.id ?? 0);
      }, 0),
    0,
  );
}

/** Every conversation of a list, in no order. */
export function idsInScope(db: ReadDb, scope: ListScope): number[] {
  const lanes = lanesOf(db, scope);
  const start = startOf(scope, null);
  const ids = new Set<number>();
  for (const source of listSources(db, scope)) {
    for (const { lane } of lanes) {
      for (const row of all(db, laneSql(source), ...source.params, lane, start.date, start.id, scope.after ?? 0, -1))
        ids.add(row.id);
    }
  }
  return [...ids];
}

/** There are only as many texts as views and sources make. */
const all = (db: ReadDb, sql: string, ...params: (number | string)[]): Cursor[] =>
  keptStatement<Cursor>(db, sql).all(...params);
