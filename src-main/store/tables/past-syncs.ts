import type { PastRange, PastSync } from '#shared/model/sync.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

export interface PastSyncRow {
  readonly account_id: number;
  readonly range: PastRange;
  readonly since: number;
  readonly state: PastSync['state'];
  readonly include_deleted: number;
  readonly contacts_only: number;
  readonly total: number;
  readonly done: number;
  readonly rate: number;
  readonly started_at: number;
}

const columns = 'account_id, range, since, state, include_deleted, contacts_only, total, done, rate, started_at';
const one = statement<PastSyncRow, [number]>(`SELECT ${columns} FROM past_sync WHERE account_id = ?`);
const put = statement<never, [number, string, number, string, number, number, number, number, number, number]>(
  `INSERT INTO past_sync (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT DO UPDATE SET range = excluded.range, since = excluded.since, state = excluded.state, include_deleted = excluded.include_deleted,
     contacts_only = excluded.contacts_only, total = excluded.total,
     done = excluded.done, rate = excluded.rate, started_at = excluded.started_at`,
);

export const findPastSync = (db: ReadDb, account: number): PastSyncRow | undefined => one(db).get(account);

/** The account's one past-mail job (SYN-3); survives quitting, so that it goes on where it stopped. */
export function savePastSync(tx: Tx, row: PastSyncRow): void {
  put(tx.db).run(
    row.account_id,
    row.range,
    row.since,
    row.state,
    row.include_deleted,
    row.contacts_only,
    row.total,
    row.done,
    row.rate,
    row.started_at,
  );
  tx.touch('sync', row.account_id);
}
