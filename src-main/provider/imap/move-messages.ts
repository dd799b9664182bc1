import type { ImapFlow } from 'imapflow';
import { DealboxError } from '#shared/model/error.ts';
import type { MovedUids } from '../provider.ts';
import { toUidSet } from './uid-set.ts';

/**
 * Takes messages out of the open folder after they were copied, on a server without MOVE. With UIDPLUS exactly these are
 * expunged. Without it a plain EXPUNGE would also take what others marked (RFC 3501 §6.4.3): it is only sent where the marked
 * messages are exactly ours, and never in a team mailbox; else ours stay marked `\Deleted`, which every client hides.
 */
export async function removeMessages(client: ImapFlow, uids: readonly number[], teamMailbox: boolean): Promise<void> {
  const set = toUidSet(uids);
  if (client.capabilities.has('UIDPLUS')) {
    if (!(await client.messageDelete(set, { uid: true }))) throw refused('remove the moved messages from their folder');
    return;
  }
  if (!(await client.messageFlagsAdd(set, ['\\Deleted'], { uid: true, silent: true }))) {
    throw refused('mark the moved messages as deleted');
  }
  if (teamMailbox) return;
  const marked = await client.search({ deleted: true }, { uid: true });
  if (!Array.isArray(marked) || marked.length !== new Set(uids).size || !marked.every((uid) => uids.includes(uid)))
    return;
  // sends STORE again, then EXPUNGE: the one way to it that imapflow offers
  await client.messageDelete(set, { uid: true });
}

/** Moves by MOVE (RFC 6851) where announced, else by COPY and removeMessages(). */
export async function moveMessages(
  client: ImapFlow,
  uids: readonly number[],
  target: string,
  teamMailbox: boolean,
): Promise<MovedUids> {
  const set = toUidSet(uids);
  if (client.capabilities.has('MOVE')) {
    const moved = await client.messageMove(set, target, { uid: true });
    if (moved === false || moved === undefined) throw refused(`move messages to ${target}`);
    return moved.uidMap ?? new Map();
  }
  const copied = await client.messageCopy(set, target, { uid: true });
  if (copied === false || copied === undefined) throw refused(`copy messages to ${target}`);
  await removeMessages(client, uids, teamMailbox);
  return copied.uidMap ?? new Map();
}

function refused(what: string): DealboxError {
  return new DealboxError('move-refused', `The provider refused to ${what}.`);
}
