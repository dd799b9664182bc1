import { DealboxError } from '#shared/model/error.ts';
import { type FolderRow, listFolders, saveListedFolder } from '../store/tables/folders.ts';
import type { OpsContext } from './ops-context.ts';

const usable = (folder: FolderRow): boolean => folder.selectable === 1 && folder.present === 1;

/** ARC-5: the provider's archive, made if there is none. Where a server only has "all mail" (Gmail), that is the archive. */
export async function archiveFolder(context: OpsContext): Promise<FolderRow> {
  const folders = listFolders(context.store.db, context.account.id).filter(usable);
  const found =
    folders.find((folder) => folder.role === 'archive') ??
    folders.find((folder) => folder.role === 'all') ??
    byName(folders, 'archive');
  if (found !== undefined) return found;
  return create(context, 'Archive');
}

/** DEL-10: never made, never guessed: without a Trash the operation waits for a person's choice. Throws `folder-missing`. */
export function trashFolder(context: OpsContext): FolderRow {
  const found = listFolders(context.store.db, context.account.id).find(
    (folder) => usable(folder) && folder.role === 'trash',
  );
  if (found !== undefined) return found;
  throw new DealboxError(
    'folder-missing',
    'The provider has no Trash folder, so nothing was deleted there. Choose a folder that serves as Trash, or drop this.',
  );
}

export function inboxFolder(context: OpsContext): FolderRow {
  const found = listFolders(context.store.db, context.account.id).find((folder) => folder.role === 'inbox');
  if (found !== undefined) return found;
  throw new DealboxError('folder-missing', 'The provider has no inbox to move this back to.', { retryable: true });
}

function byName(folders: readonly FolderRow[], name: string): FolderRow | undefined {
  return folders.find((folder) => folder.path.toLowerCase() === name);
}

async function create(context: OpsContext, path: string): Promise<FolderRow> {
  await context.session.createFolder(path);
  const listed = await context.session.listFolders();
  const made = listed.find((folder) => folder.path === path || folder.path.endsWith(`${folder.delimiter}${path}`));
  if (made === undefined) throw new DealboxError('move-refused', 'The provider did not make an Archive folder.');
  context.store.write((tx) =>
    saveListedFolder(tx, context.account.id, { ...made, role: 'archive', synced: false }, context.now()),
  );
  const row = listFolders(context.store.db, context.account.id).find((folder) => folder.path === made.path);
  if (row === undefined) throw new DealboxError('move-refused', 'The provider did not make an Archive folder.');
  return row;
}
