import { identify } from '../provider/find-messages.ts';
import type { FolderState, RemoteFolder } from '../provider/provider.ts';
import type { FolderRow } from '../store/tables/folders.ts';
import { locationsInFolder } from '../store/tables/locations.ts';
import { findMessageByIdentity } from '../store/tables/messages.ts';
import type { SyncContext } from './sync-context.ts';

/** A folder that is the same at the provider under another name. */
export interface Renamed {
  readonly folder: FolderRow;
  readonly path: string;
}

/** New names looked into at most: more at once is a mailbox that was moved, and is read anew. */
const MOST = 50;
/** Messages compared. */
const SAMPLE = 20;

/**
 * SYN-4: which of the folders that are gone came back under a new name. By the provider's id of the folder (RFC 8474 MAILBOXID), else by
 * UIDVALIDITY, which IMAP keeps in a rename (RFC 9051 §6.3.6), and the same mail at the same UIDs. Asks nothing unless one is gone and one is new.
 */
export async function findRenamed(
  context: SyncContext,
  listed: readonly RemoteFolder[],
  known: readonly FolderRow[],
): Promise<Renamed[]> {
  const paths = new Set(listed.map((folder) => folder.path));
  const present = new Set(known.filter((folder) => folder.present === 1).map((folder) => folder.path));
  const gone = known.filter((folder) => folder.present === 1 && folder.uidvalidity !== 0 && !paths.has(folder.path));
  const fresh = listed.filter((folder) => folder.selectable && folder.role !== 'inbox' && !present.has(folder.path));
  if (gone.length === 0 || fresh.length === 0 || fresh.length > MOST) return [];
  const renamed: Renamed[] = [];
  for (const { path } of fresh) {
    context.signal.throwIfAborted();
    const state = await context.session.open(path);
    for (const folder of gone) {
      if (renamed.some((found) => found.folder.id === folder.id)) continue;
      if (!(await isSame(context, folder, state))) continue;
      renamed.push({ folder, path });
      break;
    }
  }
  return renamed;
}

async function isSame(context: SyncContext, folder: FolderRow, state: FolderState): Promise<boolean> {
  if (folder.remote_id !== '' && state.remoteId !== '') return folder.remote_id === state.remoteId;
  if (folder.uidvalidity !== state.uidvalidity || state.uidnext < folder.uid_cursor) return false;
  const { store, account, session } = context;
  const places = locationsInFolder(store.db, folder.id).slice(-SAMPLE);
  // nothing of it is here: there is nothing that could be mistaken
  if (places.length === 0) return true;
  if (state.exists === 0) return false;
  const byUid = new Map(places.map((place) => [place.uid, place.message_id]));
  const found = await identify(session, state, [...byUid.keys()]);
  return (
    found.length > 0 &&
    found.every(
      ({ uid, identity }) =>
        findMessageByIdentity(store.db, account.id, Buffer.from(identity, 'hex'))?.id === byUid.get(uid),
    )
  );
}
