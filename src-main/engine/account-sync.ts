import { toErrorData } from '#shared/model/error.ts';
import { runOperations } from '../ops/run-operations.ts';
import type { MailSession } from '../provider/provider.ts';
import type { Store } from '../store/store.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { type FolderRow, listFolders, saveFolderProgress } from '../store/tables/folders.ts';
import { refreshFolders } from '../sync/refresh-folders.ts';
import { resolveMissing } from '../sync/resolve-missing.ts';
import type { Intake, SyncContext, Tally } from '../sync/sync-context.ts';
import { syncDrafts } from '../sync/sync-drafts.ts';
import { syncFolder } from '../sync/sync-folder.ts';

/** What one connection of one account works with. */
export interface SyncTools {
  readonly store: Store;
  readonly intake: Intake;
  readonly account: number;
  readonly session: MailSession;
  readonly now: () => number;
  readonly tally: Tally;
  batchSize(): number;
  readonly spare?: () => void;
  readonly signal: AbortSignal;
}

/** The account as it is set now: its settings may have changed since the last step. */
export function syncContext(tools: SyncTools): SyncContext {
  return { ...tools, account: getAccount(tools.store.db, tools.account) };
}

/** Waiting operations out (SYN-8). The number done. */
export async function sendOperations(tools: SyncTools): Promise<number> {
  const { done } = await runOperations(syncContext(tools));
  return done;
}

/** Drafts, both ways (CMP-1). One folder's trouble does not stop the others. */
export async function syncDraftsOf(tools: SyncTools, all: boolean): Promise<void> {
  try {
    await syncDrafts(syncContext(tools), { all });
  } catch (error) {
    const { code } = toErrorData(error);
    if (code !== 'folder-missing' && code !== 'server-busy' && code !== 'move-refused') throw error;
  }
}

export const listRemoteFolders = (tools: SyncTools): Promise<FolderRow[]> => refreshFolders(syncContext(tools));

/** Folders whose changes matter: those that are synced, and those in which a message of ours is (ARC-6: it is followed). */
export function followedFolders({ store, account }: SyncTools): FolderRow[] {
  return listFolders(store.db, account).filter((folder) => {
    if (folder.present === 0 || folder.selectable === 0) return false;
    const synced = folder.synced === 1 && folder.uidvalidity !== 0;
    return synced || folder.messages > 0;
  });
}

/** Brings folders up to date and settles what vanished. One folder's trouble is noted with it and does not stop the others. */
export async function syncFolders(tools: SyncTools, folders: readonly FolderRow[]): Promise<void> {
  for (const folder of folders) {
    tools.signal.throwIfAborted();
    try {
      await syncFolder(syncContext(tools), folder);
    } catch (error) {
      const { code, message } = toErrorData(error);
      if (code !== 'folder-missing' && code !== 'server-busy') throw error;
      tools.store.write((tx) => saveFolderProgress(tx, folder.id, { error: message }));
    }
  }
  await resolveMissing(syncContext(tools));
}
