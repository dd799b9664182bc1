import { createHash } from 'node:crypto';
import type { ConversationId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import { insertConversation, joinConversations } from './conversations.ts';

const find = statement<{ conversation_id: number }, [number, Uint8Array]>(
  'SELECT conversation_id FROM thread_reference WHERE account_id = ? AND reference = ?',
);
const put = statement<never, [number, Uint8Array, number]>(
  'INSERT INTO thread_reference (account_id, reference, conversation_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
);

/** The conversation to which a Message-ID belongs; null where it is known to none. */
export const conversationOfReference = (db: ReadDb, account: number, messageId: string): number | null =>
  find(db).get(account, hashReference(messageId))?.conversation_id ?? null;

/** Hashed, so that a deleted message's references hold nothing readable (DEL-2). */
function hashReference(messageId: string): Uint8Array {
  return createHash('sha1').update(messageId).digest().subarray(0, 12);
}

/**
 * The conversation of a message, by its own Message-ID and those it refers to (SYN-5): the one that knows any of them; where
 * several do they are joined, because this message proves them one; where none does, a new one. Late and out-of-order arrivals
 * need nothing else: whoever comes first also claims the ids it refers to. `remoteThread`: the provider's own conversation (X-GM-THRID), '' for
 * none; it decides only where no Message-ID does.
 */
export function threadMessage(
  tx: Tx,
  account: number,
  messageId: string,
  references: readonly string[],
  remoteThread = '',
): ConversationId {
  const hashes = [...references, messageId].filter((id) => id !== '').map(hashReference);
  const known = new Set<number>();
  const unclaimed: Uint8Array[] = [];
  for (const hash of hashes) {
    const row = find(tx.db).get(account, hash);
    if (row === undefined) unclaimed.push(hash);
    else known.add(row.conversation_id);
  }
  const thread = remoteThread === '' ? undefined : hashReference(`thread of the provider ${remoteThread}`);
  const ofThread = thread === undefined ? undefined : find(tx.db).get(account, thread)?.conversation_id;
  // the provider's grouping is asked last, and never joins what Message-IDs keep apart (decision 0021)
  if (known.size === 0 && ofThread !== undefined) known.add(ofThread);
  if (thread !== undefined && ofThread === undefined) unclaimed.push(thread);
  const ids = [...known].sort((a, b) => a - b);
  const kept = (ids[0] ?? insertConversation(tx, account)) as ConversationId;
  for (const other of ids.slice(1)) joinConversations(tx, kept, other);
  for (const hash of unclaimed) put(tx.db).run(account, hash, kept);
  return kept;
}
