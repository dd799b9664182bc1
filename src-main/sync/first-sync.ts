import { setAccountStatus } from '../store/tables/account-status.ts';
import { setFirstSyncDone } from '../store/tables/accounts.ts';
import { type FolderRow, findFolder, listFolders, saveFolderProgress } from '../store/tables/folders.ts';
import { locationsInFolder } from '../store/tables/locations.ts';
import { bringHeaders, bringMessages, notYetHere } from './bring-messages.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * What a new account shows first, from headers alone: so many messages make a list at once, so many more make it fifty conversations where
 * two or three messages go into one.
 */
const FIRST_SCREEN: readonly number[] = [50, 100];

/**
 * SYN-1: brings the last 3 days of inbox, sent and the chosen labels, newest first. The inbox's newest headers come before anything
 * else, so that there is a list within moments. Resumable: what is here is not asked for again. A label added later comes the same way.
 */
export async function firstSync(context: SyncContext): Promise<void> {
  const { store, account } = context;
  const folders = inOrder(
    listFolders(store.db, account.id).filter((folder) => folder.synced === 1 && folder.caught_up === 0),
  );
  if (folders.length === 0) {
    finish(context);
    return;
  }
  const planned: { folder: FolderRow; uids: number[] }[] = [];
  let total = 0;
  for (const folder of folders) {
    const uids = folder.role === 'inbox' ? await openFirstScreen(context, folder) : await openInScope(context, folder);
    planned.push({ folder, uids });
    total += uids.length;
  }
  let done = 0;
  for (const { folder, uids } of planned) {
    context.signal.throwIfAborted();
    await context.session.open(folder.path);
    const missing = notYetHere(context, folder, uids);
    done += uids.length - missing.length;
    tell(context, done, total);
    await bringMessages(context, missing, {
      folder,
      by: 'first',
      onBatch: (count) => {
        done += count;
        tell(context, done, total);
      },
    });
    store.write((tx) => saveFolderProgress(tx, folder.id, { caught_up: 1, last_checked_at: context.now(), error: '' }));
  }
  finish(context);
}

/**
 * What a new account shows within moments: the newest headers of its inbox, before anything else is asked for. firstSync() does it too, where
 * this was not done or not finished.
 */
export async function firstScreen(context: SyncContext): Promise<void> {
  const inbox = listFolders(context.store.db, context.account.id).find((folder) => folder.role === 'inbox');
  if (inbox !== undefined && inbox.synced === 1 && inbox.caught_up === 0) await openFirstScreen(context, inbox);
}

/** The UIDs in scope, newest first; the headers of the newest are here. */
async function openFirstScreen(context: SyncContext, inbox: FolderRow): Promise<number[]> {
  const uids = await openInScope(context, inbox);
  const known = new Set(locationsInFolder(context.store.db, inbox.id).map((location) => location.uid));
  let taken = 0;
  for (const size of FIRST_SCREEN) {
    const missing = uids.slice(taken, taken + size).filter((uid) => !known.has(uid));
    if (missing.length > 0) await bringHeaders(context, missing, { folder: inbox, by: 'first' });
    taken += size;
  }
  return uids;
}

/** Inbox first, then sent, then the rest. */
function inOrder(folders: readonly FolderRow[]): FolderRow[] {
  const rank = (folder: FolderRow) => (folder.role === 'inbox' ? 0 : folder.role === 'sent' ? 1 : 2);
  return [...folders].sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}

/** Opens a folder, notes where new mail will begin, and gives the UIDs of its last days, newest first. */
async function openInScope(context: SyncContext, folder: FolderRow): Promise<number[]> {
  const state = await context.session.open(folder.path);
  const begun = folder.uidvalidity === state.uidvalidity && folder.uid_cursor > 0;
  if (!begun) {
    context.store.write((tx) =>
      saveFolderProgress(tx, folder.id, {
        uidvalidity: state.uidvalidity,
        uid_cursor: state.uidnext,
        highest_modseq: state.highestModseq,
        remote_id: state.remoteId,
      }),
    );
  }
  const cursor = findFolder(context.store.db, folder.id)?.uid_cursor ?? state.uidnext;
  const uids = state.exists === 0 ? [] : await context.session.search({ since: folder.scope_since });
  return uids.filter((uid) => uid < cursor).reverse();
}

function tell({ store, account }: SyncContext, done: number, total: number): void {
  store.write((tx) =>
    setAccountStatus(tx, account.id, { phase: 'first-sync', progress_done: done, progress_total: total }),
  );
}

function finish({ store, account, now }: SyncContext): void {
  if (account.firstSyncDoneAt !== 0) return;
  store.write((tx) => {
    setFirstSyncDone(tx, account.id, now());
    setAccountStatus(tx, account.id, { progress_done: 0, progress_total: 0 });
  });
}
