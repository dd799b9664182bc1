import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { accountStatus } from '../store/tables/account-status.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { listFolders } from '../store/tables/folders.ts';

/** The 2×2 of an account's settings (B11-5): what archive and delete do, here and when done elsewhere, as things stand now. */
export function consequences(db: ReadDb, { id }: CallParsed<'consequences'>): CallOutput<'consequences'> {
  const account = getAccount(db, id);
  const folders = listFolders(db, id).filter((folder) => folder.present === 1 && folder.selectable === 1);
  const byRole = (role: string) => folders.find((folder) => folder.role === role)?.path ?? '';
  const archiveFolder = byRole('archive') || byRole('all');
  const trashFolder = byRole('trash');
  // where folders are labels nothing is moved
  const labelling = accountStatus(db, id).labelling === 1 && byRole('all') !== '';
  const archivedThere = labelling
    ? 'Goes to Archive here, and its Inbox label is taken off in your mailbox; it stays in All Mail.'
    : '';
  const archiveHere = account.archiveExternally
    ? archivedThere ||
      `Goes to Archive here, and to ${archiveFolder === '' ? 'a folder “Archive”, made when needed,' : `“${archiveFolder}”`} in your mailbox.`
    : 'Goes to Archive here. Your mailbox is not touched.';
  const trashed =
    trashFolder === ''
      ? 'the provider names no Trash folder: the move waits until you choose one.'
      : `it is moved to “${trashFolder}” in your mailbox.`;
  const deleteHere = account.deleteExternally
    ? `Gone from Dealbox for good, and ${trashed}`
    : 'Gone from Dealbox for good. It stays in your mailbox, and does not come back here by itself.';
  return {
    cells: [
      { act: 'archive', where: 'here', text: archiveHere },
      { act: 'archive', where: 'provider', text: 'Nothing changes in Dealbox: it stays where it is, with its links.' },
      { act: 'delete', where: 'here', text: deleteHere },
      { act: 'delete', where: 'provider', text: 'Deleted in Dealbox too, everywhere.' },
    ],
    archiveFolder,
    trashFolder,
  };
}
