import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { relinkConversations } from '../store/linking/relink.ts';
import { selectedConversations } from '../store/resolve-selection.ts';
import type { Tx } from '../store/store.ts';
import { findConversation } from '../store/tables/conversations.ts';
import { findItem, getItem } from '../store/tables/items.ts';
import { findLink, type LinkRow, putLink, removeLink } from '../store/tables/links.ts';
import { putUndo } from '../store/tables/undos.ts';
import { localUser } from '../store/tables/workspace-users.ts';
import type { CommandContext } from './command-context.ts';

type Changed = CallOutput<'link'>;

/** A pair as it was before; null where there was nothing. */
type Before = readonly [conversation: number, item: number, before: LinkRow | null];

/** CRM-4: linked by hand, for ever. Throws `not-found`. */
export function linkConversations({ store, now }: CommandContext, { selection, item }: CallParsed<'link'>): Changed {
  return store.write((tx) => {
    getItem(tx.db, item);
    const user = localUser(tx.db).id;
    return finish(tx, linkByHand(tx, selectedConversations(tx.db, selection), item, user, now()), now());
  });
}

/** CRM-4: taken off by hand, for ever: no mail that comes links it again. Throws `not-found`. */
export function unlinkConversations(
  { store, now }: CommandContext,
  { selection, item }: CallParsed<'unlink'>,
): Changed {
  return store.write((tx) => {
    getItem(tx.db, item);
    const user = localUser(tx.db).id;
    return finish(tx, choose(tx, selectedConversations(tx.db, selection), item, false, user, now()), now());
  });
}

/** CRM-4: from one item to another, of whatever kind. Throws `not-found`. */
export function moveLinks({ store, now }: CommandContext, { selection, from, to }: CallParsed<'moveLink'>): Changed {
  return store.write((tx) => {
    getItem(tx.db, from);
    getItem(tx.db, to);
    const user = localUser(tx.db).id;
    const ids = selectedConversations(tx.db, selection);
    const off = choose(tx, ids, from, false, user, now());
    return finish(tx, [...off, ...choose(tx, ids, to, true, user, now())], now());
  });
}

/** Links by hand, inside a write. Gives what stood there before, of the pairs that changed. */
export function linkByHand(
  tx: Tx,
  conversations: readonly number[],
  item: number,
  user: number,
  now: number,
): Before[] {
  return choose(tx, conversations, item, true, user, now);
}

/** Writes the choice, and lets the rules add or take what follows from it. */
function choose(
  tx: Tx,
  conversations: readonly number[],
  item: number,
  linked: boolean,
  user: number,
  now: number,
): Before[] {
  const changed: Before[] = [];
  for (const conversation of conversations) {
    const before = findLink(tx.db, conversation, item);
    // an automatic link that is confirmed becomes a choice too: it then stays whatever happens
    if (before?.manual === 1 && before.linked === Number(linked)) continue;
    if (before === undefined && !linked) continue;
    changed.push([conversation, item, before ?? null]);
    const fields = { manual: 1, linked: Number(linked), reason: 'hand', via: 0, by_user: user, at: now } as const;
    putLink(tx, { conversation_id: conversation, item_id: item, ...fields });
    tx.touch('conversation', conversation);
  }
  if (changed.length > 0) tx.touch('item', item);
  relinkConversations(
    tx,
    changed.map(([conversation]) => conversation),
    now,
  );
  return changed;
}

function finish(tx: Tx, before: readonly Before[], now: number): Changed {
  const changed = new Set(before.map(([conversation]) => conversation)).size;
  return { changed, undo: changed === 0 ? null : putUndo(tx, 'links', { before }, now) };
}

export interface LinksUndo {
  readonly before: readonly Before[];
}

/** DEL-8: the pairs are as they were, and the rules are asked again. */
export function undoLinks(tx: Tx, { before }: LinksUndo, now: number): number {
  const conversations = new Set<number>();
  for (const [id, item, row] of before.toReversed()) {
    const conversation = findConversation(tx.db, id)?.id;
    if (conversation === undefined || findItem(tx.db, item) === undefined) continue;
    if (row === null) removeLink(tx, conversation, item);
    else putLink(tx, { ...row, conversation_id: conversation });
    conversations.add(conversation);
    tx.touch('item', item);
    tx.touch('conversation', conversation);
  }
  relinkConversations(tx, conversations, now);
  return conversations.size;
}
