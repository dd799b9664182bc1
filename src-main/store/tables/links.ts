import type { LinkedKind } from '#shared/rules/linking.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** Why a link is there: `hand` for a person's choice; `merged` and `converted` where the item took over another's. */
export type StoredReason = 'sender' | 'recipient' | 'copied' | 'organization' | 'only-open' | 'hand' | 'converted';

/** A conversation and an item: linked, or taken off by hand. */
export interface LinkRow {
  readonly conversation_id: number;
  readonly item_id: number;
  readonly manual: number;
  readonly linked: number;
  readonly reason: StoredReason;
  readonly via: number;
  readonly by_user: number;
  readonly at: number;
}

export interface LinkWithKind extends LinkRow {
  readonly kind: LinkedKind;
}

const columns = 'l.conversation_id, l.item_id, l.manual, l.linked, l.reason, l.via, l.by_user, l.at';
const ofConversation = statement<LinkWithKind, [number]>(
  `SELECT ${columns}, i.kind FROM link l JOIN item i ON i.id = l.item_id WHERE l.conversation_id = ? ORDER BY l.item_id`,
);
const ofItem = statement<LinkRow, [number]>(`SELECT ${columns} FROM link l WHERE l.item_id = ?`);
const one = statement<LinkRow, [number, number]>(
  `SELECT ${columns} FROM link l WHERE l.conversation_id = ? AND l.item_id = ?`,
);
const put = statement<never, [number, number, number, number, string, number, number, number, number]>(
  `INSERT INTO link (conversation_id, item_id, manual, linked, reason, via, by_user, at, date)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, coalesce((SELECT date FROM conversation WHERE id = ?), 0))
   ON CONFLICT DO UPDATE SET manual = excluded.manual, linked = excluded.linked, reason = excluded.reason, via = excluded.via,
     by_user = excluded.by_user, at = excluded.at`,
);
const remove = statement<never, [number, number]>('DELETE FROM link WHERE conversation_id = ? AND item_id = ?');
const newer = `excluded.manual > link.manual OR (excluded.manual = link.manual AND excluded.at > link.at)`;
const takeOver = `ON CONFLICT DO UPDATE SET manual = excluded.manual, linked = excluded.linked, reason = excluded.reason, via = excluded.via,
  by_user = excluded.by_user, at = excluded.at WHERE ${newer}`;
const join = statement<never, [number, number]>(
  `INSERT INTO link (conversation_id, item_id, manual, linked, reason, via, by_user, at, date)
     SELECT ?, item_id, manual, linked, reason, via, by_user, at, date FROM link WHERE conversation_id = ? ${takeOver}`,
);
const copy = statement<never, [number, string, number]>(
  `INSERT INTO link (conversation_id, item_id, manual, linked, reason, via, by_user, at, date)
     SELECT conversation_id, ?, manual, linked, ?, via, by_user, at, date FROM link WHERE item_id = ? ${takeOver}`,
);
const merge = statement<never, [number, number]>(
  `INSERT INTO link (conversation_id, item_id, manual, linked, reason, via, by_user, at, date)
     SELECT conversation_id, ?, manual, linked, reason, via, by_user, at, date FROM link WHERE item_id = ? ${takeOver}`,
);
const setVia = statement<never, [number, number, number]>(
  `UPDATE link SET via = ? WHERE manual = 0 AND reason IN ('organization', 'only-open', 'converted') AND via = ?
     AND conversation_id IN (SELECT conversation_id FROM link WHERE item_id = ?)`,
);

export const linksOfConversation = (db: ReadDb, conversation: number): LinkWithKind[] =>
  ofConversation(db).all(conversation);
export const linksOfItem = (db: ReadDb, item: number): LinkRow[] => ofItem(db).all(item);
export const findLink = (db: ReadDb, conversation: number, item: number): LinkRow | undefined =>
  one(db).get(conversation, item);

export function putLink(tx: Tx, link: LinkRow): void {
  put(tx.db).run(
    link.conversation_id,
    link.item_id,
    link.manual,
    link.linked,
    link.reason,
    link.via,
    link.by_user,
    link.at,
    link.conversation_id,
  );
}

export function removeLink(tx: Tx, conversation: number, item: number): void {
  remove(tx.db).run(conversation, item);
}

/** Two conversations turned out to be one: a person's choice wins, of two the later one. The joined one's links go with it. */
export function joinLinks(tx: Tx, kept: number, joined: number): void {
  join(tx.db).run(kept, joined);
}

/** A lead became a deal: its conversations are the deal's too. */
export function copyLinks(tx: Tx, to: number, reason: StoredReason, from: number): void {
  copy(tx.db).run(to, reason, from);
}

/** Two items are one from now on; what is left of the other goes with its row. */
export function mergeLinks(tx: Tx, kept: number, merged: number): void {
  merge(tx.db).run(kept, merged);
}

/** What came through one contact comes through another from now on. Before mergeLinks(), while the contact still has its own. */
export function replaceVia(tx: Tx, from: number, to: number): void {
  setVia(tx.db).run(to, from, from);
}
