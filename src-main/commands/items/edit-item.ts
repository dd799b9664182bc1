import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ItemValuesInput } from '#shared/contract/items.ts';
import { relinkAddresses } from '../../store/linking/relink-addresses.ts';
import type { Tx } from '../../store/store.ts';
import { addressesMeaning, addressesOfContact } from '../../store/tables/addresses.ts';
import { addEvent, removeEvent } from '../../store/tables/item-events.ts';
import { addPerson, peopleOfItem, removePerson } from '../../store/tables/item-people.ts';
import {
  findItem,
  getItem,
  type ItemRecord,
  type ItemValues,
  itemsOfOrganization,
  itemsWithContact,
  refOf,
  refreshSearch,
  saveItem,
} from '../../store/tables/items.ts';
import { putUndo } from '../../store/tables/undos.ts';
import { localUser } from '../../store/tables/workspace-users.ts';
import type { CommandContext } from '../command-context.ts';
import { putOn } from './add-item.ts';
import { readAddresses, setAddresses } from './contact-addresses.ts';
import { changedValues, changeEvents, valuesOf } from './item-values.ts';

type Edited = CallOutput<'editItem'>;

/**
 * CRM-1: fields, stage, won and lost, follow-up, addresses. What of it matters stands in the history. Earlier mail follows the addresses and
 * the organization (CRM-3). Throws `not-found`, `invalid-input`, `already-exists`.
 */
export function editItem({ store, now }: CommandContext, { id, change }: CallParsed<'editItem'>): Edited {
  return store.write((tx) => edit(tx, id, change, now()));
}

/** One more address of a contact: its earlier mail is linked too (CRM-3). */
export function addAddress({ store, now }: CommandContext, input: CallParsed<'addAddress'>): Edited {
  return store.write((tx) => {
    getItem(tx.db, input.contact, 'contact');
    const addresses = addressesOfContact(tx.db, input.contact).map((row) => row.address);
    return edit(tx, input.contact, { addresses: [...addresses, input.address] }, now());
  });
}

/** An address is no longer this contact's: what only it had linked goes. */
export function removeAddress({ store, now }: CommandContext, input: CallParsed<'removeAddress'>): Edited {
  return store.write((tx) => {
    getItem(tx.db, input.contact, 'contact');
    const [gone] = readAddresses([input.address]);
    const addresses = addressesOfContact(tx.db, input.contact).map((row) => row.address);
    return edit(tx, input.contact, { addresses: addresses.filter((address) => address !== gone) }, now());
  });
}

/** One more person on a deal, lead or project. */
export function addPersonTo({ store, now }: CommandContext, input: CallParsed<'addPerson'>): Edited {
  return store.write((tx) => {
    const item = getItem(tx.db, input.item);
    if (peopleOfItem(tx.db, item.id).includes(input.contact)) return { item: refOf(item), linked: 0, undo: null };
    putOn(tx, item.id, item.kind, input.contact);
    const undo = putUndo(tx, 'item-person', { item: item.id, contact: input.contact, added: true }, now());
    return { item: refOf(item), linked: 0, undo };
  });
}

/** A person is taken off; the main one leaves the item without one. */
export function removePersonFrom({ store, now }: CommandContext, input: CallParsed<'removePerson'>): Edited {
  return store.write((tx) => {
    const item = getItem(tx.db, input.item);
    if (!peopleOfItem(tx.db, item.id).includes(input.contact)) return { item: refOf(item), linked: 0, undo: null };
    removePerson(tx, item.id, input.contact);
    const main = item.contact_id === input.contact;
    if (main) saveItem(tx, item.id, { ...valuesOf(item), contact_id: 0 }, now());
    refreshSearch(tx, item.id);
    const undo = putUndo(tx, 'item-person', { item: item.id, contact: input.contact, added: false, main }, now());
    return { item: refOf(item), linked: 0, undo };
  });
}

function edit(tx: Tx, id: number, change: ItemValuesInput, now: number): Edited {
  const before = getItem(tx.db, id);
  const values = changedValues(tx.db, before.kind, valuesOf(before), change, now);
  const user = localUser(tx.db).id;
  const addresses = change.addresses === undefined ? null : readAddresses(change.addresses);
  const addressesBefore = addressesOfContact(tx.db, id).map((row) => row.address);
  const keys = differing(before, values);
  const readdressed = addresses !== null && addresses.join(' ') !== addressesBefore.join(' ');
  if (keys.length === 0 && !readdressed) return { item: refOf(before), linked: 0, undo: null };
  const events = changeEvents(tx.db, before, values).map((event) => addEvent(tx, id, event, user, now));
  const peopleBefore = peopleOfItem(tx.db, id);
  const linked = apply(tx, before, values, readdressed ? addresses : null, now);
  const undo: EditUndo = {
    id,
    values: Object.fromEntries(keys.map((key) => [key, [before[key], values[key]]])),
    addresses: readdressed ? [addressesBefore, addresses] : null,
    newPerson: values.contact_id !== 0 && !peopleBefore.includes(values.contact_id) ? values.contact_id : 0,
    events,
  };
  return {
    item: { kind: before.kind, id: before.id, name: values.name },
    linked,
    undo: putUndo(tx, 'item-edited', undo, now),
  };
}

type Key = keyof ItemValues;
const differing = (before: ItemRecord, after: ItemValues): Key[] =>
  (Object.keys(after) as Key[]).filter((key) => before[key] !== after[key]);

/** Writes values and addresses, and what follows from them. The number of conversations whose links changed. */
function apply(
  tx: Tx,
  before: ItemRecord,
  values: ItemValues,
  addresses: readonly string[] | null,
  now: number,
): number {
  const { id, kind } = before;
  saveItem(tx, id, values, now);
  if (values.contact_id !== 0 && values.contact_id !== before.contact_id) addPerson(tx, id, values.contact_id);
  const moved = addresses === null ? [] : setAddresses(tx, id, addresses);
  refreshSearch(tx, id);
  if (values.name !== before.name) {
    for (const other of kind === 'organization' ? itemsOfOrganization(tx.db, id) : itemsWithContact(tx.db, id))
      refreshSearch(tx, other);
  }
  const colleague = kind === 'contact' && values.organization_id !== before.organization_id;
  const mail = colleague ? addressesMeaning(tx.db, id).map((row) => row.id) : [];
  return relinkAddresses(tx, [...new Set([...moved, ...mail])], now);
}

export interface EditUndo {
  readonly id: number;
  /** What it was, and what it became. */
  readonly values: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly addresses: readonly [readonly string[], readonly string[]] | null;
  readonly newPerson: number;
  readonly events: readonly number[];
}

/** DEL-8: takes an edit back, as far as nobody has changed the same again. */
export function undoEdit(tx: Tx, undo: EditUndo, now: number): number {
  const current = findItem(tx.db, undo.id);
  if (current === undefined) return 0;
  const values: Record<string, unknown> = { ...valuesOf(current) };
  for (const [key, [before, after]] of Object.entries(undo.values)) if (values[key] === after) values[key] = before;
  const addressesNow = addressesOfContact(tx.db, undo.id).map((row) => row.address);
  const [was, became] = undo.addresses ?? [null, null];
  const back = was !== null && became.join(' ') === addressesNow.join(' ') ? was : null;
  apply(tx, current, values as unknown as ItemValues, back, now);
  if (undo.newPerson !== 0) removePerson(tx, undo.id, undo.newPerson);
  for (const event of undo.events) removeEvent(tx, event);
  return 1;
}

export interface PersonUndo {
  readonly item: number;
  readonly contact: number;
  readonly added: boolean;
  readonly main?: boolean;
}

export function undoPerson(tx: Tx, undo: PersonUndo, now: number): number {
  const item = findItem(tx.db, undo.item);
  if (item === undefined || findItem(tx.db, undo.contact) === undefined) return 0;
  if (undo.added) removePerson(tx, undo.item, undo.contact);
  else addPerson(tx, undo.item, undo.contact);
  if (undo.main === true && item.contact_id === 0)
    saveItem(tx, item.id, { ...valuesOf(item), contact_id: undo.contact }, now);
  refreshSearch(tx, undo.item);
  return 1;
}
