import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { relinkConversations } from '../../store/linking/relink.ts';
import { relinkAddresses } from '../../store/linking/relink-addresses.ts';
import type { Tx } from '../../store/store.ts';
import {
  addressesMeaning,
  addressesOfContact,
  claimAddress,
  findAddress,
  releaseAddress,
} from '../../store/tables/addresses.ts';
import { findConversation } from '../../store/tables/conversations.ts';
import { type EventRow, eventsOfItem, restoreEvent } from '../../store/tables/item-events.ts';
import { type NoteRow, notesOfItem, restoreNote } from '../../store/tables/item-notes.ts';
import { addPerson, itemsOfPerson, peopleOfItem } from '../../store/tables/item-people.ts';
import {
  findItem,
  getItem,
  type ItemRecord,
  itemsOfOrganization,
  itemsWithContact,
  refreshSearch,
  removeItem as removeItemRow,
  restoreItem,
  saveItem,
} from '../../store/tables/items.ts';
import { type LinkRow, linksOfItem, putLink } from '../../store/tables/links.ts';
import { putUndo } from '../../store/tables/undos.ts';
import type { CommandContext } from '../command-context.ts';
import { valuesOf } from './item-values.ts';

/**
 * CRM-1: an item goes with its notes, its history and its links; the mail stays, and is found where it was. What named it as person or
 * organization no longer does. Throws `not-found`.
 */
export function removeItem({ store, now }: CommandContext, { id }: CallParsed<'removeItem'>): CallOutput<'removeItem'> {
  return store.write((tx) => {
    const record = getItem(tx.db, id);
    const undo = snapshot(tx, record);
    const conversations = takeOut(tx, record, now());
    return { conversations, undo: putUndo(tx, 'item-removed', undo, now()) };
  });
}

/** The number of conversations that were linked to it. */
function takeOut(tx: Tx, record: ItemRecord, now: number): number {
  const { id } = record;
  const links = linksOfItem(tx.db, id);
  const naming = [...itemsOfOrganization(tx.db, id), ...itemsWithContact(tx.db, id)];
  // all that meant the contact, before they mean nobody
  const meant = addressesMeaning(tx.db, id).map((row) => row.id);
  for (const row of addressesOfContact(tx.db, id)) releaseAddress(tx, row);
  removeItemRow(tx, id);
  for (const other of naming) refreshSearch(tx, other);
  relinkAddresses(tx, meant, now);
  // what a deal was linked to may be linked to none now
  if (record.kind !== 'contact' && record.kind !== 'organization') {
    relinkConversations(
      tx,
      links.map((link) => link.conversation_id),
      now,
    );
  }
  for (const link of links) tx.touch('conversation', link.conversation_id);
  return links.filter((link) => link.linked === 1).length;
}

export interface RemovedItem {
  readonly record: ItemRecord;
  readonly addresses: readonly string[];
  readonly people: readonly number[];
  readonly on: readonly number[];
  readonly employs: readonly number[];
  readonly mainOf: readonly number[];
  readonly notes: readonly NoteRow[];
  readonly events: readonly EventRow[];
  /** Automatic ones come back by themselves. */
  readonly byHand: readonly LinkRow[];
}

function snapshot(tx: Tx, record: ItemRecord): RemovedItem {
  const { id } = record;
  return {
    record,
    addresses: addressesOfContact(tx.db, id).map((row) => row.address),
    people: peopleOfItem(tx.db, id),
    on: itemsOfPerson(tx.db, id),
    employs: itemsOfOrganization(tx.db, id),
    mainOf: itemsWithContact(tx.db, id),
    notes: notesOfItem(tx.db, id),
    events: eventsOfItem(tx.db, id),
    // a deal's automatic links are inherited, so they are not made again by themselves
    byHand: linksOfItem(tx.db, id).filter((link) => link.manual === 1 || link.reason === 'only-open'),
  };
}

/** DEL-8: the item is back, as far as nobody has taken its addresses or its place meanwhile. */
export function undoRemoveItem(tx: Tx, removed: RemovedItem, now: number): number {
  const { record } = removed;
  if (findItem(tx.db, record.id) !== undefined) return 0;
  const organization = findItem(tx.db, record.organization_id) === undefined ? 0 : record.organization_id;
  const contact = findItem(tx.db, record.contact_id) === undefined ? 0 : record.contact_id;
  restoreItem(tx, { ...record, organization_id: organization, contact_id: contact });
  const changed: number[] = [];
  for (const [position, address] of removed.addresses.entries()) {
    const row = findAddress(tx.db, address);
    if (row === undefined || row.claimed === 0) changed.push(...claimAddress(tx, record.id, address, position));
  }
  for (const person of removed.people) if (findItem(tx.db, person) !== undefined) addPerson(tx, record.id, person);
  for (const item of removed.on) if (findItem(tx.db, item) !== undefined) addPerson(tx, item, record.id);
  nameAgain(tx, removed, now);
  for (const note of removed.notes) restoreNote(tx, note);
  for (const event of removed.events) restoreEvent(tx, event);
  const conversations = new Set<number>();
  for (const link of removed.byHand) {
    const conversation = findConversation(tx.db, link.conversation_id)?.id;
    if (conversation === undefined) continue;
    putLink(tx, { ...link, conversation_id: conversation });
    conversations.add(conversation);
    tx.touch('conversation', conversation);
  }
  refreshSearch(tx, record.id);
  relinkAddresses(tx, changed, now);
  relinkConversations(tx, conversations, now);
  return 1;
}

/** What named it, and names nobody since, names it again. */
function nameAgain(tx: Tx, { record, employs, mainOf }: RemovedItem, now: number): void {
  for (const id of employs) {
    const other = findItem(tx.db, id);
    if (other?.organization_id === 0)
      saveItem(tx, id, { ...valuesOf(other), organization_id: record.id }, other.updated_at);
    refreshSearch(tx, id);
  }
  for (const id of mainOf) {
    const other = findItem(tx.db, id);
    if (other?.contact_id === 0) saveItem(tx, id, { ...valuesOf(other), contact_id: record.id }, other.updated_at);
    refreshSearch(tx, id);
  }
  // an organization's people bring their mail back to it
  const mail = employs.flatMap((id) => addressesMeaning(tx.db, id).map((row) => row.id));
  relinkAddresses(tx, mail, now);
}

/** DEL-8: what was just made goes again, if it is still there. */
export function undoAddItem(tx: Tx, { id }: { readonly id: number }, now: number): number {
  const record = findItem(tx.db, id);
  if (record === undefined) return 0;
  takeOut(tx, record, now);
  return 1;
}
