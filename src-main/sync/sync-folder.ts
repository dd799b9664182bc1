import type { FolderState, RemoteFlags } from '../provider/provider.ts';
import { takeLabels } from '../store/provider-labels.ts';
import { settleFlags } from '../store/settle-flags.ts';
import type { Tx } from '../store/store.ts';
import { refreshConversation } from '../store/tables/conversations.ts';
import { type FolderRow, findFolder, saveFolderProgress } from '../store/tables/folders.ts';
import { locationAt, locationsInFolder, locationsOfMessage, removeLocation } from '../store/tables/locations.ts';
import { findMessage } from '../store/tables/messages.ts';
import { putMissing } from '../store/tables/missing.ts';
import { applyFlags } from './apply-messages.ts';
import { bringMessages } from './bring-messages.ts';
import { remapFolder } from './remap-folder.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * Brings one folder up to date (SYN-2): new mail, changed flags, and what is no longer listed. By QRESYNC where the server has it, by
 * CONDSTORE and a listing of UIDs, or by comparing UIDs and flags. What vanished is only noted here; resolveMissing() asks where it went.
 */
export async function syncFolder(context: SyncContext, folder: FolderRow): Promise<void> {
  const { session, store } = context;
  const known =
    folder.uidvalidity === 0 ? undefined : { uidvalidity: folder.uidvalidity, modseq: folder.highest_modseq };
  const state = await session.open(folder.path, known);
  if (folder.uidvalidity !== state.uidvalidity) {
    await remapFolder(context, folder, state);
    return;
  }
  await bringNew(context, folder, state);
  const flags = await changedFlags(context, folder, state);
  const vanished = await vanishedUids(context, folder, state);
  context.signal.throwIfAborted();
  store.write((tx) => {
    for (const change of flags) changeFlags(tx, context, folder, change);
    for (const uid of vanished) noteVanished(tx, folder, uid, context.now());
    saveFolderProgress(tx, folder.id, {
      highest_modseq: state.highestModseq,
      remote_id: state.remoteId,
      seen_exists: state.exists,
      seen_uidnext: state.uidnext,
      last_checked_at: context.now(),
      error: '',
    });
  });
}

/** UIDs from the cursor on, ascending; the cursor moves with each batch, in its transaction. */
async function bringNew(context: SyncContext, folder: FolderRow, state: FolderState): Promise<void> {
  if (folder.synced === 0 || state.uidnext <= folder.uid_cursor) return;
  const uids = state.exists === 0 ? [] : await context.session.search({ uidFrom: folder.uid_cursor });
  await bringMessages(context, uids, {
    folder,
    by: 'live',
    progress: (batch) => ({ uid_cursor: Math.max(...batch) + 1 }),
  });
  const next = Math.max(state.uidnext, ...uids.map((uid) => uid + 1));
  context.store.write((tx) => saveFolderProgress(tx, folder.id, { uid_cursor: next }));
}

async function changedFlags(
  { session, store }: SyncContext,
  folder: FolderRow,
  state: FolderState,
): Promise<readonly RemoteFlags[]> {
  if (state.changes !== null) return state.changes.flags;
  const uids = locationsInFolder(store.db, folder.id).map((location) => location.uid);
  if (uids.length === 0) return [];
  const condstore = state.highestModseq !== '0' && folder.highest_modseq !== '0';
  if (condstore && state.highestModseq === folder.highest_modseq) return [];
  return condstore ? session.fetchFlags('all', folder.highest_modseq) : session.fetchFlags(uids);
}

/** Known UIDs that a complete listing no longer has. */
async function vanishedUids({ session, store }: SyncContext, folder: FolderRow, state: FolderState): Promise<number[]> {
  const known = locationsInFolder(store.db, folder.id);
  if (known.length === 0) return [];
  if (state.changes !== null) {
    const gone = new Set(state.changes.vanished);
    return known.map((location) => location.uid).filter((uid) => gone.has(uid));
  }
  if (state.exists === folder.seen_exists && state.uidnext === folder.seen_uidnext) return [];
  const listed = new Set(state.exists === 0 ? [] : await session.search({}));
  return known.map((location) => location.uid).filter((uid) => !listed.has(uid));
}

function changeFlags(tx: Tx, context: SyncContext, folder: FolderRow, change: RemoteFlags): void {
  const location = locationAt(tx.db, folder.id, change.uid);
  const message = location === undefined ? undefined : findMessage(tx.db, location.message_id);
  if (location === undefined || message === undefined) return;
  if (change.labels !== undefined) takeLabels(tx, message, folder, change.labels, context.now());
  if (location.flags === change.flags) return;
  applyFlags(tx, message, folder, change.uid, location.flags, change.flags);
  refreshConversation(tx, message.conversation_id);
  context.tally.changed += 1;
}

/** Decision 4: gone from a folder is a question. Where the message is known elsewhere too, not even that. */
function noteVanished(tx: Tx, folder: FolderRow, uid: number, now: number): void {
  const location = locationAt(tx.db, folder.id, uid);
  if (location === undefined) return;
  removeLocation(tx, folder.id, uid);
  if (locationsOfMessage(tx.db, location.message_id).length > 0) {
    settleFlags(tx, location.message_id);
    return;
  }
  if (findFolder(tx.db, folder.id) === undefined) return;
  putMissing(tx, location.message_id, folder.account_id, folder.id, 'vanished', now);
}
