import { DealboxError } from '#shared/model/error.ts';
import type { OperationId } from '#shared/model/ids.ts';
import { setFolderChoice } from '../store/tables/accounts.ts';
import { findFolderByPath } from '../store/tables/folders.ts';
import { findOperation, openOperations, postponeOperation, removeOperation } from '../store/tables/operations.ts';
import type { CommandContext } from './command-context.ts';

const none = { code: '', message: '' };

/** SYN-7: tries waiting or failed operations now. */
export function retryOperations({ store }: CommandContext, ids: readonly OperationId[]): { changed: number } {
  return store.write((tx) => {
    let changed = 0;
    for (const id of ids) {
      const row = findOperation(tx.db, id);
      if (row === undefined || row.state === 'done' || row.state === 'running') continue;
      postponeOperation(tx, id, 'pending', none, 0);
      changed += 1;
    }
    return { changed };
  });
}

/** SYN-7: gives waiting or failed operations up; what was done here stays done. */
export function dropOperations({ store }: CommandContext, ids: readonly OperationId[]): { changed: number } {
  return store.write((tx) => {
    let changed = 0;
    for (const id of ids) {
      const row = findOperation(tx.db, id);
      if (row === undefined || row.state === 'done' || row.state === 'running') continue;
      removeOperation(tx, id);
      if (row.conversation_id !== 0) tx.touch('conversation', row.conversation_id);
      changed += 1;
    }
    return { changed };
  });
}

/** DEL-10: the person names the folder that serves as Trash or Archive; what waited for it is tried. Throws `not-found`. */
export function chooseFolder(
  { store }: CommandContext,
  choice: { account: number; role: 'archive' | 'trash'; path: string },
): { changed: number } {
  return store.write((tx) => {
    const folder = findFolderByPath(tx.db, choice.account, choice.path);
    if (folder === undefined) throw new DealboxError('not-found', 'This folder is not at the provider.');
    setFolderChoice(tx, choice.account, choice.role, choice.path);
    tx.db.prepare<[string, number]>('UPDATE folder SET role = ? WHERE id = ?').run(choice.role, folder.id);
    const kinds = choice.role === 'trash' ? ['trash'] : ['archive', 'unarchive'];
    let changed = 0;
    for (const row of openOperations(tx.db, choice.account, 1_000_000)) {
      if (row.state !== 'needs-user' || !kinds.includes(row.kind)) continue;
      postponeOperation(tx, row.id, 'pending', none, 0);
      changed += 1;
    }
    return { changed };
  });
}
