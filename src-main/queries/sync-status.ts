import type { CallOutput } from '#shared/contract/contract.ts';
import type { PastSync, SyncStatus } from '#shared/model/sync.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { accountStatus } from '../store/tables/account-status.ts';
import { listAccounts, type StoredAccount } from '../store/tables/accounts.ts';
import { type FolderRow, listFolders, listSetAside } from '../store/tables/folders.ts';
import { listIncidents } from '../store/tables/incidents.ts';
import { countOpenOperations } from '../store/tables/operations.ts';
import { findPastSync } from '../store/tables/past-syncs.ts';

/** How each account stands with its provider (SYN-9, C9). */
export function syncStatus(db: ReadDb): CallOutput<'syncStatus'> {
  return listAccounts(db).map((account) => accountSyncStatus(db, account));
}

export function accountSyncStatus(db: ReadDb, account: StoredAccount): SyncStatus {
  const status = accountStatus(db, account.id);
  const past = findPastSync(db, account.id);
  const open = countOpenOperations(db, account.id);
  return {
    account: account.id,
    email: account.email,
    phase: status.phase,
    progress: status.phase === 'first-sync' ? { done: status.progress_done, total: status.progress_total } : null,
    lastSuccessAt: status.last_success_at,
    nextTryAt: status.next_try_at,
    error: status.error_code === '' ? null : { code: status.error_code, message: status.error_message },
    push: status.push === 1,
    folders: listFolders(db, account.id)
      .filter((folder) => folder.present === 1 && folder.selectable === 1)
      .map((folder) => toFolderStatus(db, folder)),
    past: past === undefined ? null : toPastSync(past),
    completeness:
      status.checked_at === 0
        ? null
        : { here: status.checked_here, there: status.checked_there, checkedAt: status.checked_at },
    pendingOperations: open.pending + open.failed,
    incidents: listIncidents(db, account.id),
  };
}

function toFolderStatus(db: ReadDb, folder: FolderRow): SyncStatus['folders'][number] {
  return {
    id: folder.id,
    path: folder.path,
    role: folder.role,
    synced: folder.synced === 1,
    messages: folder.messages,
    there: folder.there < 0 ? null : folder.there,
    delimiter: folder.delimiter,
    lastCheckedAt: folder.last_checked_at,
    error: folder.error,
    setAside: listSetAside(db, folder.id).length,
  };
}

function toPastSync(row: NonNullable<ReturnType<typeof findPastSync>>): PastSync {
  return {
    range: row.range,
    contactsOnly: row.contacts_only === 1,
    includeDeleted: row.include_deleted === 1,
    state: row.state,
    total: row.total,
    done: row.done,
    rate: row.rate,
    startedAt: row.started_at,
  };
}
