import { isFromContact } from '#shared/rules/from-contact.ts';
import { type LinkPlan, resolveLinks, workKinds } from '#shared/rules/linking.ts';
import { statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import { linksOfConversation, putLink, removeLink } from '../tables/links.ts';
import { factsReader } from './linking-facts.ts';

const setFacets = statement<never, [number, number, number, number, number]>(
  'UPDATE conversation SET from_contact = ?, linked = ? WHERE id = ? AND (from_contact <> ? OR linked <> ?)',
);

const isWork = (kind: string): boolean => (workKinds as readonly string[]).includes(kind);

/**
 * Brings the automatic links of conversations in line with rules/linking.ts, and what their rows say of it. Idempotent; ids that are no
 * more are passed over. Manual choices are read and never written. The number of conversations whose links changed.
 */
export function relinkConversations(tx: Tx, ids: Iterable<number>, now: number): number {
  const factsOf = factsReader(tx.db);
  let changed = 0;
  for (const id of ids) {
    const facts = factsOf(id);
    if (facts === null) continue;
    const plan = resolveLinks(facts);
    const differs = writeLinks(tx, id, plan, now);
    const isLinked = (link: { kind: string; linked: boolean }) => link.linked && isWork(link.kind);
    const linked =
      plan.links.some((link) => isWork(link.kind)) || facts.existing.some((link) => link.manual && isLinked(link));
    const fromContact = Number(isFromContact(facts.correspondents));
    const marked = setFacets(tx.db).run(fromContact, Number(linked), id, fromContact, Number(linked)).changes > 0;
    if (!differs && !marked) continue;
    changed += 1;
    tx.touch('conversation', id);
  }
  return changed;
}

function writeLinks(tx: Tx, conversation: number, plan: LinkPlan, now: number): boolean {
  const planned = new Map(plan.links.map((link) => [link.item, link]));
  let differs = false;
  for (const link of linksOfConversation(tx.db, conversation)) {
    if (link.manual === 1) continue;
    const wanted = planned.get(link.item_id);
    const kept = wanted !== undefined && (wanted.via === link.via || wanted.kind !== 'contact');
    // what a lead brought with it keeps its reason
    if (kept && (wanted.reason === link.reason || link.reason === 'converted')) {
      planned.delete(link.item_id);
      continue;
    }
    if (wanted === undefined) removeLink(tx, conversation, link.item_id);
    differs = true;
    tx.touch('item', link.item_id);
  }
  for (const link of planned.values()) {
    putLink(tx, {
      conversation_id: conversation,
      item_id: link.item,
      manual: 0,
      linked: 1,
      reason: link.reason,
      via: link.via,
      by_user: 0,
      at: now,
    });
    differs = true;
    tx.touch('item', link.item);
  }
  return differs;
}
