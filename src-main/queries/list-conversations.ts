import type { ConversationRow } from '#shared/model/conversation.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { ListScope } from '#shared/model/selection.ts';
import { scopeSql } from '../store/list-scope.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { type ConversationColumns, conversationColumns, toConversationRow } from './conversation-row.ts';

/** A place in a list: after this date and id. */
export interface Cursor {
  readonly date: number;
  readonly id: number;
}

/**
 * A page of a list, newest first, after `after` (from the top without it) and past `skip` rows more. By keyset: its cost does not grow
 * with the place in the list, only with `skip`.
 */
export function listConversations(
  db: ReadDb,
  scope: ListScope,
  page: { after: Cursor | null; skip: number; limit: number },
): { rows: ConversationRow[]; last: Cursor | null } {
  const { from, where, params, order } = scopeSql(scope);
  const after = page.after === null ? '' : `AND (${order}, c.id) < (?, ?)`;
  const sql = `SELECT ${conversationColumns} FROM ${from} WHERE ${where} ${after}
    ORDER BY ${order} DESC, c.id DESC LIMIT ? OFFSET ?`;
  const bound = page.after === null ? params : [...params, page.after.date, page.after.id];
  const found = prepared(db, sql).all(...bound, page.limit, page.skip);
  const last = found.at(-1);
  const dateOf = (row: ConversationColumns) => (scope.view === 'sent' ? row.sent_date : row.date);
  return {
    rows: found.map((row) => toConversationRow(row, dateOf(row))),
    last: last === undefined ? null : { date: dateOf(last), id: last.id },
  };
}

type ListStatement = { all(...params: (number | string)[]): ConversationColumns[] };
const statements = new WeakMap<ReadDb, Map<string, ListStatement>>();

/** There are only as many texts as views, filters and account-or-not make: each is prepared once. */
function prepared(db: ReadDb, sql: string): ListStatement {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let found = known.get(sql);
  if (found === undefined) {
    found = db.prepare<(number | string)[], ConversationColumns>(sql);
    known.set(sql, found);
  }
  return found;
}

/** How many a list has: from the kept counts, or where filters narrow it, counted over their index. */
export function countConversations(db: ReadDb, scope: ListScope): number {
  const { from, where, params } = scopeSql(scope);
  const kept = scope.label === undefined;
  if (kept && scope.filters.length === 0) return keptCount(db, scope.view, scope.account);
  if (kept && scope.view === 'inbox' && scope.filters.length === 1 && scope.filters[0] === 'unread') {
    return keptCount(db, 'inbox_unread', scope.account);
  }
  const row = db
    .prepare<(number | string)[], { n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where}`)
    .get(...params);
  return row?.n ?? 0;
}

function keptCount(
  db: ReadDb,
  column: 'inbox' | 'inbox_unread' | 'archive' | 'sent',
  account: number | undefined,
): number {
  const sql = `SELECT coalesce(sum(${column}), 0) AS n FROM account_count${account === undefined ? '' : ' WHERE account_id = ?'}`;
  const row = db.prepare<number[], { n: number }>(sql).get(...(account === undefined ? [] : [account]));
  return row?.n ?? 0;
}

/** A cursor as text for the command line, and back. Throws `wrong-usage`. */
export const printCursor = (cursor: Cursor): string => `${cursor.date}.${cursor.id}`;

export function parseCursor(text: string): Cursor {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text);
  if (match === null)
    throw new DealboxError('wrong-usage', `"${text}" is no cursor. Pass what the last page gave as "next".`);
  return { date: Number(match[1]), id: Number(match[2]) };
}
