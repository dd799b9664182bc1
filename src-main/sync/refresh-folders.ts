import type { LabelChoice } from '#shared/model/account.ts';
import { firstScope } from '#shared/rules/past-scope.ts';
import type { RemoteFolder } from '../provider/provider.ts';
import { loseProviderLabel, renameProviderLabel } from '../store/provider-labels.ts';
import type { Tx } from '../store/store.ts';
import { accountStatus, setAccountStatus } from '../store/tables/account-status.ts';
import { folderChoices, getAccount, renameInChoices } from '../store/tables/accounts.ts';
import {
  type FolderRow,
  listFolders,
  markFolderAbsent,
  renameFolder,
  saveFolderProgress,
  saveListedFolder,
} from '../store/tables/folders.ts';
import { putIncident } from '../store/tables/incidents.ts';
import { forgetFolderLocations, locationsInFolder, locationsOfMessage } from '../store/tables/locations.ts';
import { putMissing } from '../store/tables/missing.ts';
import { renameInOperations } from '../store/tables/operations.ts';
import { findRenamed, type Renamed } from './find-renamed.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * SYN-1, SYN-4: whose new mail is brought in: inbox, sent, and the chosen labels; trash, junk and drafts never. All of it is every folder, or, where
 * folders are labels, the one that has all mail.
 */
function isSynced(folder: RemoteFolder, labels: LabelChoice, inOne: boolean): boolean {
  if (!folder.selectable) return false;
  if (folder.role === 'inbox' || folder.role === 'sent') return true;
  if (folder.role === 'trash' || folder.role === 'junk' || folder.role === 'drafts') return false;
  if (labels === 'all') return inOne ? folder.role === 'all' : folder.role !== 'all';
  return labels.includes(folder.path);
}

/** Asks the provider for its folders and notes what came, went, was renamed and changed its role. */
export async function refreshFolders(context: SyncContext): Promise<FolderRow[]> {
  const { store, session, account, now } = context;
  const listed = await session.listFolders();
  noteProvider(context);
  const renamed = await findRenamed(context, listed, listFolders(store.db, account.id));
  if (renamed.length > 0) store.write((tx) => followRenamed(tx, account.id, renamed));
  const { labels } = getAccount(store.db, account.id);
  const known = listFolders(store.db, account.id);
  const inOne = session.profile.labels && listed.some((folder) => folder.role === 'all' && folder.selectable);
  if (needsWrite(listed, known, labels, inOne, folderChoices(store.db, account.id))) {
    store.write((tx) => {
      const choices = folderChoices(tx.db, account.id);
      for (const folder of listed) {
        const chosen = withChoice(folder, choices);
        const synced = isSynced(chosen, labels, inOne);
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

/** Who this turned out to be, for what depends on it without a connection. */
function noteProvider({ store, session, account }: SyncContext): void {
  const { name, labels } = session.profile;
  const before = accountStatus(store.db, account.id);
  if (before.provider === name && before.labelling === Number(labels)) return;
  store.write((tx) => setAccountStatus(tx, account.id, { provider: name, labelling: Number(labels) }));
}

/** SYN-4: mail, label, choice and waiting changes go with the folder to its new name. */
function followRenamed(tx: Tx, account: number, renamed: readonly Renamed[]): void {
  for (const { folder, path } of renamed) {
    renameFolder(tx, folder, path);
    renameProviderLabel(tx, folder, path);
    renameInOperations(tx, account, folder.path, path);
    renameInChoices(tx, account, folder.path, path);
  }
}

function needsWrite(
  listed: readonly RemoteFolder[],
  known: readonly FolderRow[],
  labels: LabelChoice,
  inOne: boolean,
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
      row.synced !== Number(isSynced(chosen, labels, inOne)) ||
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
  loseProviderLabel(tx, folder, now);
  markFolderAbsent(tx, folder);
  if (locations.length === 0) return;
  const text = `A folder is gone at the provider; the ${locations.length} emails Dealbox has of it are kept here.`;
  putIncident(
    tx,
    { account: folder.account_id, kind: 'folder-gone', text, open: false, messages: locations.length },
    now,
  );
}
