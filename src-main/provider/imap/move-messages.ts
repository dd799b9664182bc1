import type { ImapFlow } from 'imapflow';
import type { MovedUids } from '../provider.ts';
import { refusal } from './refusal.ts';
import { toUidSet } from './uid-set.ts';

export interface MoveOptions {
  readonly teamMailbox: boolean;
  /** host:port, for what is said about a failure. */
  readonly server: string;
}

/**
 * Takes messages out of the open folder after they were copied, on a server without MOVE. With UIDPLUS exactly these are
 * expunged. Without it a plain EXPUNGE would also take what others marked (RFC 3501 §6.4.3): it is only sent where the marked
 * messages are exactly ours, and never in a team mailbox; else ours stay marked `\Deleted`, which every client hides.
 */
export async function removeMessages(client: ImapFlow, uids: readonly number[], options: MoveOptions): Promise<void> {
  const { teamMailbox, server } = options;
  const set = toUidSet(uids);
  if (client.capabilities.has('UIDPLUS')) {
    if (!(await client.messageDelete(set, { uid: true })))
      throw refusal(client, 'remove the moved messages from their folder', server);
    return;
  }
  if (!(await client.messageFlagsAdd(set, ['\\Deleted'], { uid: true, silent: true }))) {
    throw refusal(client, 'mark the moved messages as deleted', server);
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
  options: MoveOptions,
): Promise<MovedUids> {
  const set = toUidSet(uids);
  if (client.capabilities.has('MOVE')) {
    const moved = await client.messageMove(set, target, { uid: true });
    if (moved === false || moved === undefined) throw refusal(client, `move messages to ${target}`, options.server);
    return moved.uidMap ?? new Map();
  }
  const copied = await client.messageCopy(set, target, { uid: true });
  if (copied === false || copied === undefined) throw refusal(client, `copy messages to ${target}`, options.server);
  await removeMessages(client, uids, options);
  return copied.uidMap ?? new Map();
}
