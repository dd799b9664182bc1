import { searchText } from '#shared/rules/search-text.ts';
import { unfileCorrespondents } from './linking/file-correspondents.ts';
import { relinkConversations } from './linking/relink.ts';
import { statement } from './sqlite.ts';
import type { Tx } from './store.ts';
import { getAccount } from './tables/accounts.ts';
import { refreshConversation } from './tables/conversations.ts';
import type { MessageRow } from './tables/messages.ts';
import { detachOperations } from './tables/operations.ts';
import { readRecipients } from './tables/recipients.ts';
import { peopleOf } from './tables/search-index.ts';
import { putTombstone } from './tables/tombstones.ts';

const queueErasure = statement<never, [number, string, string, number, number, number]>(
  'INSERT INTO erasure (message_id, subject, people, pack_id, pack_offset, pack_length) VALUES (?, ?, ?, ?, ?, ?)',
);
const removeMessage = statement<never, [number]>('DELETE FROM message WHERE id = ?');
const removeLocations = statement<never, [number]>('DELETE FROM location WHERE message_id = ?');

/**
 * DEL-2: takes messages out of every list, search and detail view at once; a tombstone stays where a person deleted them here, none
 * where the provider did (M9). Their text in the index and their bytes in the packs go right behind, by eraseSome(), whose queue is
 * written in the same transaction.
 */
export function deleteMessages(tx: Tx, messages: readonly MessageRow[], tombstones: boolean, now: number): void {
  const conversations = new Set<number>();
  for (const message of messages) {
    const people = searchText(
      peopleOf(message, readRecipients(message.recipients))
        .map((person) => `${person.name} ${person.address}`)
        .join(' '),
    );
    queueErasure(tx.db).run(
      message.id,
      searchText(message.subject),
      people,
      message.pack_id,
      message.pack_offset,
      message.pack_length,
    );
    if (tombstones) putTombstone(tx, message.account_id, message.identity, now);
    detachOperations(tx, message.id);
    removeLocations(tx.db).run(message.id);
    removeMessage(tx.db).run(message.id);
    conversations.add(message.conversation_id);
  }
  const relink = unfileCorrespondents(tx, (account) => getAccount(tx.db, account).email, messages);
  for (const conversation of conversations) refreshConversation(tx, conversation);
  relinkConversations(tx, relink, now);
}
