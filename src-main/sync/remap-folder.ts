import { type Found, identify } from '../provider/find-messages.ts';
import type { FolderState } from '../provider/provider.ts';
import { settleFlags } from '../store/settle-flags.ts';
import { type FolderRow, saveFolderProgress } from '../store/tables/folders.ts';
import { putIncident } from '../store/tables/incidents.ts';
import {
  forgetFolderLocations,
  locationsInFolder,
  locationsOfMessage,
  putLocation,
} from '../store/tables/locations.ts';
import { findMessage, findMessageByIdentity } from '../store/tables/messages.ts';
import { putMissing } from '../store/tables/missing.ts';
import { bringMessages } from './bring-messages.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * M13: the folder's UIDVALIDITY changed, so every UID known of it is worth nothing. Its messages are recognised by their identity; the
 * new numbers replace the old ones in one transaction. What is not found again is looked for elsewhere and never counts as deleted.
 * Nothing is fetched twice.
 */
export async function remapFolder(context: SyncContext, folder: FolderRow, state: FolderState): Promise<void> {
  const { session, store, account, now } = context;
  const uids = state.exists === 0 ? [] : await session.search({});
  const listed = await identify(session, state, uids);
  const unknown: Found[] = [];
  const first = folder.uidvalidity === 0;
  store.write((tx) => {
    const before = locationsInFolder(tx.db, folder.id);
    forgetFolderLocations(tx, folder.id);
    for (const found of listed) {
      const message = findMessageByIdentity(tx.db, account.id, Buffer.from(found.identity, 'hex'));
      if (message === undefined) unknown.push(found);
      else {
        putLocation(tx, folder.id, found.uid, message.id, found.flags);
        settleFlags(tx, message.id);
      }
    }
    for (const location of before) {
      if (
        locationsOfMessage(tx.db, location.message_id).length > 0 ||
        findMessage(tx.db, location.message_id) === undefined
      )
        continue;
      putMissing(tx, location.message_id, account.id, folder.id, 'uidvalidity', now());
    }
    saveFolderProgress(tx, folder.id, {
      uidvalidity: state.uidvalidity,
      uid_cursor: state.uidnext,
      highest_modseq: state.highestModseq,
      remote_id: state.remoteId,
      seen_exists: state.exists,
      seen_uidnext: state.uidnext,
      last_checked_at: now(),
      error: '',
    });
    if (first || before.length === 0) return;
    const text = 'The provider numbered a folder anew; Dealbox recognised its emails by their Message-IDs.';
    putIncident(tx, { account: account.id, kind: 'reset', text, open: false, messages: before.length }, now());
  });
  if (folder.synced === 0 || folder.caught_up === 0) return;
  await bringUnknown(context, folder, unknown);
}

/** Mail of this folder that came while it was numbered anew, as far as it is in scope. */
async function bringUnknown(context: SyncContext, folder: FolderRow, unknown: readonly Found[]): Promise<void> {
  if (unknown.length === 0) return;
  const inScope = new Set(await context.session.search({ since: folder.scope_since }));
  const uids = unknown.map((found) => found.uid).filter((uid) => inScope.has(uid));
  await bringMessages(context, uids, { folder, by: 'gap' });
}
