import { DealboxError } from '#shared/model/error.ts';
import type { OperationId } from '#shared/model/ids.ts';
import type { OperationKind } from '#shared/model/operation.ts';
import type { Tx } from '../store/store.ts';
import { setFolderChoice } from '../store/tables/accounts.ts';
import { findFolderByPath } from '../store/tables/folders.ts';
import {
  findOperation,
  type OperationRow,
  openOperations,
  postponeOperation,
  removeOperation,
} from '../store/tables/operations.ts';
import { findOutgoing, saveOutgoing } from '../store/tables/outgoing.ts';
import { requeue, takeBack } from './cancel-sending.ts';
import type { CommandContext } from './command-context.ts';

const none = { code: '', message: '' };

/** What waits for a folder of this role. */
const waitingFor: Readonly<Record<'archive' | 'trash' | 'sent' | 'drafts', readonly OperationKind[]>> = {
  archive: ['archive', 'unarchive'],
  trash: ['trash'],
  sent: ['file-sent'],
  drafts: [],
};

/** SYN-7: tries waiting or failed operations now. */
export function retryOperations({ store, now }: CommandContext, ids: readonly OperationId[]): { changed: number } {
  return store.write((tx) => {
    let changed = 0;
    for (const id of ids) {
      const row = findOperation(tx.db, id);
      if (row === undefined || row.state === 'done' || row.state === 'running') continue;
      postponeOperation(tx, id, 'pending', none, 0);
      retrySending(tx, row, now());
      changed += 1;
    }
    return { changed };
  });
}

/** SYN-7: gives waiting or failed operations up; what was done here stays done. */
export function dropOperations({ store, now }: CommandContext, ids: readonly OperationId[]): { changed: number } {
  return store.write((tx) => {
    let changed = 0;
    for (const id of ids) {
      const row = findOperation(tx.db, id);
      if (row === undefined || row.state === 'done' || row.state === 'running') continue;
      // a mail is never dropped: it becomes a draft again, or the question about it stays
      if (row.kind === 'send') takeBack(tx, row.message_id, now());
      else if (findOutgoing(tx.db, row.message_id)?.state === 'unclear') continue;
      removeOperation(tx, id);
      if (row.conversation_id !== 0) tx.touch('conversation', row.conversation_id);
      changed += 1;
    }
    return { changed };
  });
}

/**
 * CMP-6: what the server refused is offered to it again; what is unclear is looked for again, never sent again by that. CMP-5: what is late
 * and was asked about goes out now.
 */
function retrySending(tx: Tx, row: OperationRow, now: number): void {
  const outgoing = row.kind === 'send' || row.kind === 'file-sent' ? findOutgoing(tx.db, row.message_id) : undefined;
  if (outgoing?.state === 'refused') requeue(tx, outgoing);
  if (outgoing?.state === 'queued' && row.error_code === 'send-late')
    saveOutgoing(tx, outgoing.message_id, { send_at: now });
  if (outgoing?.state === 'unclear') saveOutgoing(tx, outgoing.message_id, { state: 'handed-over', looks: 0 });
}

/** DEL-10: the person names the folder that serves as Trash or Archive; what waited for it is tried. Throws `not-found`. */
export function chooseFolder(
  { store }: CommandContext,
  choice: { account: number; role: 'archive' | 'trash' | 'sent' | 'drafts'; path: string },
): { changed: number } {
  return store.write((tx) => {
    const folder = findFolderByPath(tx.db, choice.account, choice.path);
    if (folder === undefined) throw new DealboxError('not-found', 'This folder is not at the provider.');
    setFolderChoice(tx, choice.account, choice.role, choice.path);
    tx.db.prepare<[string, number]>('UPDATE folder SET role = ? WHERE id = ?').run(choice.role, folder.id);
    const kinds = waitingFor[choice.role];
    let changed = 0;
    for (const row of openOperations(tx.db, choice.account, 1_000_000)) {
      if (row.state !== 'needs-user' || !kinds.includes(row.kind)) continue;
      postponeOperation(tx, row.id, 'pending', none, 0);
      changed += 1;
    }
    return { changed };
  });
}
