import type { ListResponse } from 'imapflow';
import type { FolderRole } from '#shared/model/folder.ts';
import { ordinaryProfile, type ProviderProfile } from '../profiles.ts';
import type { RemoteFolder } from '../provider.ts';

const bySpecialUse: Readonly<Record<string, FolderRole>> = {
  '\\inbox': 'inbox',
  '\\sent': 'sent',
  '\\archive': 'archive',
  '\\trash': 'trash',
  '\\drafts': 'drafts',
  '\\junk': 'junk',
  '\\all': 'all',
};

/**
 * The folders of a LIST with their roles: RFC 6154 special use in any case (Cyrus writes it small), else imapflow's table of names in
 * many languages. One folder per role: what the server says beats a name, which counts only where the profile says so. Where folders are labels,
 * those that only show what is starred or important are none.
 */
export function toRemoteFolders(
  listed: readonly ListResponse[],
  { rolesByName, labels }: Pick<ProviderProfile, 'rolesByName' | 'labels'> = ordinaryProfile,
): RemoteFolder[] {
  const roleOf = (folder: ListResponse) => roleBy(folder, rolesByName);
  const list = labels ? listed.filter((folder) => !isView(folder)) : listed;
  const owner = new Map<FolderRole, ListResponse>();
  for (const folder of list) {
    const role = roleOf(folder);
    const known = owner.get(role);
    if (role === 'other' || !isSelectable(folder)) continue;
    if (known === undefined || (known.specialUseSource === 'name' && folder.specialUseSource !== 'name'))
      owner.set(role, folder);
  }
  return list.map((folder) => {
    const role = roleOf(folder);
    return {
      path: folder.path,
      delimiter: folder.delimiter,
      role: owner.get(role) === folder ? role : 'other',
      selectable: isSelectable(folder),
    };
  });
}

function roleBy(folder: ListResponse, byName: boolean): FolderRole {
  if (folder.path.toUpperCase() === 'INBOX') return 'inbox';
  if (!byName && folder.specialUseSource === 'name') return 'other';
  return bySpecialUse[(folder.specialUse ?? '').toLowerCase()] ?? 'other';
}

function isView({ flags, specialUse = '' }: ListResponse): boolean {
  return [...flags, specialUse].some((flag) => /^\\(flagged|important)$/i.test(flag));
}

function isSelectable(folder: ListResponse): boolean {
  for (const flag of folder.flags) if (/^\\(noselect|nonexistent)$/i.test(flag)) return false;
  return true;
}
