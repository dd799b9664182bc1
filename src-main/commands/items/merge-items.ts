import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { ItemFields } from '#shared/model/item.ts';
import { relinkConversations } from '../../store/linking/relink.ts';
import type { Tx } from '../../store/store.ts';
import { addressesOfContact, claimAddress } from '../../store/tables/addresses.ts';
import { addEvent, moveEvents } from '../../store/tables/item-events.ts';
import { moveNotes } from '../../store/tables/item-notes.ts';
import { mergePeople } from '../../store/tables/item-people.ts';
import {
  getItem,
  type ItemRecord,
  type ItemValues,
  itemsOfOrganization,
  itemsWithContact,
  readFields,
  refOf,
  refreshSearch,
  removeItem,
  replaceItem,
  saveItem,
} from '../../store/tables/items.ts';
import { linksOfItem, mergeLinks, replaceVia } from '../../store/tables/links.ts';
import { localUser } from '../../store/tables/workspace-users.ts';
import type { CommandContext } from '../command-context.ts';
import { valuesOf } from './item-values.ts';

/**
 * CRM-1: duplicates become one. It keeps its own values, takes from the others what it has not, and has the addresses, people, notes,
 * history and links of all. Throws `invalid-input` where they are not of one kind, `not-found`.
 */
export function mergeItems(
  { store, now }: CommandContext,
  { keep, merge }: CallParsed<'mergeItems'>,
): CallOutput<'mergeItems'> {
  return store.write((tx) => {
    const conversations = new Set<number>();
    for (const other of new Set(merge)) for (const id of mergeOne(tx, keep, other, now())) conversations.add(id);
    relinkConversations(tx, conversations, now());
    return { item: refOf(getItem(tx.db, keep)), conversations: conversations.size };
  });
}

/** The conversations that were the other's. */
function mergeOne(tx: Tx, keepId: number, mergedId: number, now: number): number[] {
  const kept = getItem(tx.db, keepId);
  const merged = getItem(tx.db, mergedId);
  if (kept.kind !== merged.kind || kept.id === merged.id) {
    throw new DealboxError('invalid-input', `Only two ${kept.kind}s can become one ${kept.kind}.`);
  }
  const conversations = linksOfItem(tx.db, merged.id).map((link) => link.conversation_id);
  const own = addressesOfContact(tx.db, kept.id).length;
  for (const [index, row] of addressesOfContact(tx.db, merged.id).entries()) {
    claimAddress(tx, kept.id, row.address, own + index);
  }
  const naming = [...itemsOfOrganization(tx.db, merged.id), ...itemsWithContact(tx.db, merged.id)];
  replaceItem(tx, merged.id, kept.id);
  mergePeople(tx, kept.id, merged.id);
  replaceVia(tx, merged.id, kept.id);
  mergeLinks(tx, kept.id, merged.id);
  moveNotes(tx, kept.id, merged.id);
  moveEvents(tx, kept.id, merged.id);
  removeItem(tx, merged.id);
  saveItem(tx, kept.id, filled(kept, merged), now);
  addEvent(tx, kept.id, { kind: 'merged', name: merged.name }, localUser(tx.db).id, now);
  for (const id of [kept.id, ...naming]) refreshSearch(tx, id);
  for (const id of conversations) tx.touch('conversation', id);
  return conversations;
}

/** What the kept one has not, it takes from the other. */
function filled(kept: ItemRecord, merged: ItemRecord): ItemValues {
  const values = valuesOf(kept);
  const other = valuesOf(merged);
  return {
    ...values,
    organization_id: values.organization_id || other.organization_id,
    contact_id: values.contact_id || other.contact_id,
    ...(values.value === 0 ? { value: other.value, currency: other.currency || values.currency } : {}),
    expected_on: values.expected_on || other.expected_on,
    follow_up_on: values.follow_up_on || other.follow_up_on,
    fields: JSON.stringify(filledFields(readFields(values), readFields(other))),
  };
}

function filledFields(kept: ItemFields, merged: ItemFields): ItemFields {
  const phones = [...new Set([...(kept.phones ?? []), ...(merged.phones ?? [])])].slice(0, 20);
  return { ...merged, ...kept, ...(phones.length === 0 ? {} : { phones }) };
}
