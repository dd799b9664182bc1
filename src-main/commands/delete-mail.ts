import type { TriageResult } from '#shared/contract/triage.ts';
import type { Selection } from '#shared/model/selection.ts';
import { deleteMessages } from '../store/delete-messages.ts';
import { planDeletion } from '../store/plan-deletion.ts';
import { OperationQueue } from '../store/queue-operations.ts';
import type { CommandContext } from './command-context.ts';

/**
 * DEL-2: gone from every list, search and view with this transaction, a tombstone stays; text and bytes are erased right behind it.
 * With the account's setting on, the move to the provider's Trash is queued in the same transaction (DEL-3); `atProvider` asks for it, or
 * against it, this once (INB-3). Cannot be undone (DEL-8).
 */
export function deleteMail({ store, now }: CommandContext, selection: Selection, atProvider?: boolean): TriageResult {
  return store.write((tx) => {
    const plan = planDeletion(tx.db, selection, atProvider);
    const queue = new OperationQueue(tx, now());
    let messages = 0;
    for (const part of plan.byAccount) {
      if (part.moveToTrash) for (const message of part.messages) queue.trash(message);
      deleteMessages(tx, part.messages, true, now());
      messages += part.messages.length;
    }
    return { changed: plan.conversations.size, messages, operations: queue.written, undo: null };
  });
}
