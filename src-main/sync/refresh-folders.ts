import type { LabelChoice } from '#shared/model/account.ts';
import { firstScope } from '#shared/rules/past-scope.ts';
import type { RemoteFolder } from '../provider/provider.ts';
import type { Tx } from '../store/store.ts';
import { folderChoices } from '../store/tables/accounts.ts';
import {
  type FolderRow,
  listFolders,
  markFolderAbsent,
  saveFolderProgress,
  saveListedFolder,
} from '../store/tables/folders.ts';
import { putIncident } from '../store/tables/incidents.ts';
import { forgetFolderLocations, locationsInFolder, locationsOfMessage } from '../store/tables/locations.ts';
import { putMissing } from '../store/tables/missing.ts';
import type { SyncContext } from './sync-context.ts';

/** SYN-1, SYN-4: whose new mail is brought in: inbox, sent, and the chosen labels; trash, junk and drafts never. */
function isSynced(folder: RemoteFolder, labels: LabelChoice): boolean {
  if (!folder.selectable) return false;
  if (folder.role === 'inbox' || folder.role === 'sent') return true;
  if (folder.role === 'trash' || folder.role === 'junk' || folder.role === 'drafts') return false;
  if (labels === 'all') return folder.role !== 'all';
  return labels.includes(folder.path);
}

/** Asks the provider for its folders and notes what came, went and changed its role. */
export async function refreshFolders({ store, session, account, now }: SyncContext): Promise<FolderRow[]> {
  const listed = await session.listFolders();
  const known = listFolders(store.db, account.id);
  const changes = needsWrite(listed, known, account.labels, folderChoices(store.db, account.id));
  if (changes) {
    store.write((tx) => {
      const choices = folderChoices(tx.db, account.id);
      for (const folder of listed) {
        const chosen = withChoice(folder, choices);
        const synced = isSynced(chosen, account.labels);
        const id = saveListedFolder(tx, account.id, { ...chosen, synced }, firstScope(now()));
        const before = known.find((row) => row.path === folder.path);
        // SYN-4: a label chosen later counts from then on
        if (synced && before?.synced === 0) {
          saveFolderProgress(tx, id, { scope_since: firstScope(now()), caught_up: 0, uid_cursor: 0 });
        }
      }
      // a listing without even an inbox is no listing
      if (!listed.some((folder) => folder.role === 'inbox')) return;
      const paths = new Set(listed.map((folder) => folder.path));
      for (const folder of known) if (folder.present === 1 && !paths.has(folder.path)) loseFolder(tx, folder, now());
    });
  }
  return listFolders(store.db, account.id);
}

function needsWrite(
  listed: readonly RemoteFolder[],
  known: readonly FolderRow[],
  labels: LabelChoice,
  choices: ReadonlyMap<string, string>,
): boolean {
  const present = known.filter((folder) => folder.present === 1);
  if (present.length !== listed.length) return true;
  const byPath = new Map(present.map((folder) => [folder.path, folder]));
  return listed.some((folder) => {
    const chosen = withChoice(folder, choices);
    const row = byPath.get(folder.path);
    return (
      row?.role !== chosen.role ||
      row.synced !== Number(isSynced(chosen, labels)) ||
      row.selectable !== Number(chosen.selectable)
    );
  });
}

/** DEL-10: a folder chosen by hand takes the role; whoever had it before loses it. */
function withChoice(folder: RemoteFolder, choices: ReadonlyMap<string, string>): RemoteFolder {
  for (const [role, path] of choices) {
    if (path === folder.path) return { ...folder, role: role as RemoteFolder['role'] };
    if (role === folder.role) return { ...folder, role: 'other' };
  }
  return folder;
}

/** A folder that is gone takes no mail with it: its messages are looked for elsewhere, and kept where not found (DEL-4, M14). */
function loseFolder(tx: Tx, folder: FolderRow, now: number): void {
  const locations = locationsInFolder(tx.db, folder.id);
  forgetFolderLocations(tx, folder.id);
  for (const location of locations) {
    if (locationsOfMessage(tx.db, location.message_id).length > 0) continue;
    putMissing(tx, location.message_id, folder.account_id, folder.id, 'folder-gone', now);
  }
  markFolderAbsent(tx, folder);
  if (locations.length === 0) return;
  const text = `A folder is gone at the provider; the ${locations.length} emails Dealbox has of it are kept here.`;
  putIncident(
    tx,
    { account: folder.account_id, kind: 'folder-gone', text, open: false, messages: locations.length },
    now,
  );
}
