import { flagBits } from '#shared/model/mail.ts';
import type { ProviderMark } from '#shared/model/operation.ts';
import { agreedFlags } from '#shared/rules/merge-flags.ts';
import type { Tx } from './store.ts';
import { refreshConversation } from './tables/conversations.ts';
import { locationsOfMessage } from './tables/locations.ts';
import { findMessage, saveFlags } from './tables/messages.ts';
import { openOperationsOfMessage, readPayload } from './tables/operations.ts';

/** The marks of a message that an operation is still to carry to the provider. */
export function waitingMarks(tx: Tx, message: number): Set<ProviderMark> {
  const waiting = new Set<ProviderMark>();
  for (const operation of openOperationsOfMessage(tx.db, message)) {
    if (operation.kind !== 'mark') continue;
    const { flag } = readPayload(operation);
    if (flag !== undefined) waiting.add(flag);
  }
  return waiting;
}

/**
 * To be called when it changed where a message is: what its copies now agree on is taken over, for another client may have read or
 * starred it before it moved it (SYN-2, ARC-6). Marked `\Deleted` wherever it is, it is not shown until the mark is taken off or it is
 * expunged (pain D3).
 */
export function settleFlags(tx: Tx, id: number): void {
  const message = findMessage(tx.db, id);
  const copies = locationsOfMessage(tx.db, id).map((location) => location.flags);
  if (message === undefined || copies.length === 0) return;
  const local = { seen: message.seen === 1, starred: message.starred === 1, answered: message.answered === 1 };
  const agreed = agreedFlags(local, copies, () => waitingMarks(tx, id));
  const flags = {
    seen: Number(agreed.seen),
    starred: Number(agreed.starred),
    answered: Number(agreed.answered),
    hidden: Number(copies.every((copy) => (copy & flagBits.deleted) !== 0)),
  };
  const { seen, starred, answered, hidden } = message;
  if (flags.seen === seen && flags.starred === starred && flags.answered === answered && flags.hidden === hidden)
    return;
  saveFlags(tx, id, flags);
  refreshConversation(tx, message.conversation_id);
}
