import type { ReadDb } from '../../src-main/store/sqlite.ts';

/** Tables with a row for an account, a folder or an act, not for a message; and what is made for the moment. */
const small =
  /^(account|account_count|account_status|folder|folder_choice|past_sync|undo|incident|pack|image_permission|arrival_counter|set_aside|erasure|draft|draft_file|file_erasure|draft_copy|reminder|template|signature|forgotten_address|account_writing|picked|temp\.picked|lane_count|label|item_count|pipeline|stage|never_log|workspace_user|relink_address|unindexed|json_each|CONSTANT ROW|\(subquery-\d+\)|\d+)$/;

/** Partial indexes: their rows are what is asked for, and a page of them is a range. */
const partial =
  /USING (COVERING )?INDEX (conversation_(inbox|archive|sent|unread|starred|attachments)|operation_open|operation_done)/;

/** Whole-table reads that are meant: the vocabulary, read once per connection; a bounded number of the newest messages. */
const meant = [
  // the contacts, for an export and for looking for the same phone twice: asked for, not waited on
  /^SCAN item USING (COVERING )?INDEX item_name/,
  // written in pieces by an import
  /^SCAN json_each VIRTUAL TABLE/,
  /^SCAN item_search VIRTUAL TABLE INDEX \d+:M/,
  /^SCAN message_vocabulary VIRTUAL TABLE/,
  /^SCAN message_search VIRTUAL TABLE INDEX \d+:(M|<|>|=)/,
];
const boundedSubquery = /SELECT \* FROM message ORDER BY id DESC LIMIT \d+/;

/** Every statement that a connection prepares from now on. */
export function recordStatements(db: ReadDb): Set<string> {
  const seen = new Set<string>();
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    seen.add(sql);
    return prepare(sql);
  }) as typeof db.prepare;
  return seen;
}

/** The plan names aliases; each may stand for several tables in one statement. What a subquery reads is told in rows of its own. */
function withTables(detail: string, sql: string): string[] {
  const [, name = ''] = /^SCAN ([\w.]+)/.exec(detail) ?? [];
  const tables = [...sql.matchAll(/\b(?:FROM|JOIN)\s+([\w.]+)(?:\([^()]*\))?\s+(?:AS\s+)?(\w+)/gi)]
    .filter(([, , alias]) => alias === name)
    .map(([, table = '']) => table);
  if (tables.length > 0) return [...new Set(tables)].map((table) => detail.replace(name, table));
  return new RegExp(`\\)\\s+(?:AS\\s+)?${name}\\b`).test(sql) ? [] : [detail];
}

/** What of a statement reads a whole large table. */
export function scans(db: ReadDb, sql: string): string[] {
  // adding an account is not explained: what it names are checks of foreign keys that never run
  if (!/^\s*(SELECT|UPDATE|DELETE|INSERT|WITH)/i.test(sql) || /INSERT INTO account /.test(sql)) return [];
  const parameters = [...sql.matchAll(/\?/g)].map(() => null);
  const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
  return plan
    .map((row) => row.detail)
    .filter((detail) => detail.startsWith('SCAN '))
    .flatMap((detail) => withTables(detail, sql))
    .filter((detail) => !small.test(detail.replace(/^SCAN /, '').replace(/ (USING|VIRTUAL).*$/, '')))
    .filter((detail) => !partial.test(detail) && !meant.some((pattern) => pattern.test(detail)))
    .filter((detail) => !(/^SCAN message$/.test(detail) && boundedSubquery.test(sql)));
}
