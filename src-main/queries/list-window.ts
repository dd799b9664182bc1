import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ListScope } from '#shared/model/selection.ts';
import { type Cursor, countRows } from '../store/list-rows.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { lastArrival } from '../store/tables/messages.ts';
import { listConversations } from './list-conversations.ts';

/** Places in lists whose cursor is known, so that scrolling on costs the same everywhere. Worth nothing once something changed. */
interface Marks {
  version: number;
  readonly lists: Map<string, Map<number, Cursor>>;
}
const marksOf = new WeakMap<ReadDb, Marks>();

/** A block of a list by position, for the window's virtual list. */
export function listWindow(db: ReadDb, { scope, start, count }: CallParsed<'listWindow'>): CallOutput<'listWindow'> {
  const marks = currentMarks(db, scope);
  const [position, after] = nearest(marks, start);
  const { rows, last } = listConversations(db, scope, { after, skip: start - position, limit: count });
  if (last !== null && rows.length === count) marks.set(start + rows.length, last);
  return { rows, total: countRows(db, scope), watermark: lastArrival(db) };
}

function currentMarks(db: ReadDb, scope: ListScope): Map<number, Cursor> {
  const version = db.pragma('data_version', { simple: true }) as number;
  let marks = marksOf.get(db);
  if (marks === undefined || marks.version !== version) {
    marks = { version, lists: new Map() };
    marksOf.set(db, marks);
  }
  const key = JSON.stringify(scope);
  let list = marks.lists.get(key);
  if (list === undefined) {
    list = new Map();
    marks.lists.set(key, list);
  }
  return list;
}

function nearest(marks: ReadonlyMap<number, Cursor>, start: number): [number, Cursor | null] {
  let best: [number, Cursor | null] = [0, null];
  for (const [position, cursor] of marks) if (position <= start && position > best[0]) best = [position, cursor];
  return best;
}
