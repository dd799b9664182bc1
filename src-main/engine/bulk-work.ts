import type { ReadDb } from '../store/sqlite.ts';
import { accountStatus } from '../store/tables/account-status.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { listFolders } from '../store/tables/folders.ts';
import { pruneDoneOperations } from '../store/tables/operations.ts';
import { findPastSync } from '../store/tables/past-syncs.ts';
import { checkCompleteness } from '../sync/completeness.ts';
import { firstSync } from '../sync/first-sync.ts';
import { pastSync } from '../sync/past-sync.ts';
import { type SyncTools, syncContext } from './account-sync.ts';

const DAY = 86_400_000;
/** How long a person can see which changes were carried out. */
const DONE_KEPT = 30 * DAY;

/** Whether there is mail to bring in bulk: a first sync (or a label chosen since), or a past-mail job that runs. */
export function hasBulkWork(db: ReadDb, account: number, now: number): boolean {
  const folders = listFolders(db, account);
  if (folders.length === 0) return false;
  const row = getAccount(db, account);
  if (row.firstSyncDoneAt === 0 || folders.some((folder) => folder.synced === 1 && folder.caught_up === 0)) return true;
  return findPastSync(db, account)?.state === 'running' || isCheckDue(db, account, now);
}

/** SYN-10: nightly; a day after the last one. */
function isCheckDue(db: ReadDb, account: number, now: number): boolean {
  return now - accountStatus(db, account).checked_at > DAY;
}

/** What there is to do in bulk, in this order. */
export async function bulkWork(tools: SyncTools): Promise<void> {
  await firstSync(syncContext(tools));
  await pastSync(syncContext(tools));
  if (!isCheckDue(tools.store.db, tools.account, tools.now())) return;
  await checkCompleteness(syncContext(tools));
  tools.store.write((tx) => pruneDoneOperations(tx, tools.now() - DONE_KEPT));
}
