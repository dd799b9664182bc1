import type { Store, Tx } from '../store.ts';
import { conversationsWith } from '../tables/correspondents.ts';
import { advanceRelink, endRelink, nextRelink, queueRelink } from '../tables/relink-queue.ts';
import { relinkConversations } from './relink.ts';

/** So many conversations are linked while the person waits (about 100 ms); more come right behind, in pieces. */
const AT_ONCE = 3_000;

/**
 * CRM-3: links earlier mail of addresses that have come to a contact, or gone from one. What is too much for one go is queued for
 * relinkSome(). The number of conversations whose links changed at once.
 */
export function relinkAddresses(tx: Tx, addresses: readonly number[], now: number): number {
  const conversations = new Set<number>();
  for (const address of addresses) {
    const some = conversationsWith(tx.db, address, 0, AT_ONCE + 1);
    if (conversations.size + some.length > AT_ONCE) queueRelink(tx, address);
    else for (const id of some) conversations.add(id);
  }
  return relinkConversations(tx, conversations, now);
}

/** The same, all of it later: behind an import. */
export function queueRelinks(tx: Tx, addresses: Iterable<number>): void {
  for (const address of addresses) queueRelink(tx, address);
}

/** Links up to `limit` conversations of what is queued, in one transaction. False when there is nothing left. */
export function relinkSome(store: Store, limit: number, now: number): boolean {
  if (nextRelink(store.db) === undefined) return false;
  store.write((tx) => {
    for (let left = limit; left > 0; ) {
      const row = nextRelink(tx.db);
      if (row === undefined) return;
      const ids = conversationsWith(tx.db, row.address_id, row.done_to, left);
      relinkConversations(tx, ids, now);
      if (ids.length < left) endRelink(tx, row.address_id);
      else advanceRelink(tx, row.address_id, ids.at(-1) ?? row.done_to);
      left -= ids.length + 1;
    }
  });
  return true;
}
