import type { ItemFields } from '#shared/model/item.ts';
import { nameKey } from '#shared/rules/search-text.ts';
import { queueRelinks } from '../../store/linking/relink-addresses.ts';
import { statement } from '../../store/sqlite.ts';
import type { Tx } from '../../store/store.ts';
import { addressesOfContact, claimAddress } from '../../store/tables/addresses.ts';
import { addEvent } from '../../store/tables/item-events.ts';
import { insertNote } from '../../store/tables/item-notes.ts';
import {
  emptyItem,
  findItem,
  insertItem,
  itemsNamed,
  readFields,
  refreshSearch,
  saveItem,
  searchTextOf,
  setSearchTexts,
} from '../../store/tables/items.ts';
import { localUser } from '../../store/tables/workspace-users.ts';
import type { CommandContext } from '../command-context.ts';
import { valuesOf } from './item-values.ts';
import type { PlannedContact } from './plan-import.ts';

/** Rows between two words on how far it is. */
const TELL = 1_000;
type Found = readonly [id: number, text: string];
const hasMail = statement<{ found: number }, [number]>(
  'SELECT EXISTS (SELECT 1 FROM correspondent WHERE address_id = ?) AS found',
);

/**
 * CRM-1: writes an import in one transaction, so that nothing is ever half imported. Organizations that a row names and that are not there are
 * made. Earlier mail is linked right behind it, in pieces (store/linking/relink-addresses.ts).
 */
export function writeImport(
  { store, now: clock }: CommandContext,
  planned: readonly PlannedContact[],
  onProgress: (done: number) => void,
): { created: number; updated: number; organizations: number } {
  return store.write((tx) => {
    const now = clock();
    const user = localUser(tx.db).id;
    let found: Found[] = [];
    const organizations = organizationsOf(tx, user, now, (id, text) => found.push([id, text]));
    const moved: number[] = [];
    let created = 0;
    for (const [index, contact] of planned.entries()) {
      const organization = organizations.idOf(contact.organization);
      const id = contact.existing === 0 ? create(tx, contact, organization, user, now) : contact.existing;
      if (contact.existing === 0) created += 1;
      else update(tx, contact, organization, now);
      const known = contact.existing === 0 ? [] : addressesOfContact(tx.db, id).map((row) => row.address);
      for (const address of contact.addresses.filter((one) => !known.includes(one))) {
        moved.push(...claimAddress(tx, id, address, known.length));
        known.push(address);
      }
      if (contact.existing !== 0) refreshSearch(tx, id);
      else found.push([id, searchTextOf([contact.name, ...contact.addresses, contact.organization])]);
      for (const note of contact.notes) insertNote(tx, id, note, user, now);
      if (index % TELL !== TELL - 1) continue;
      onProgress(index + 1);
      setSearchTexts(tx, found);
      found = [];
    }
    setSearchTexts(tx, found);
    queueRelinks(
      tx,
      moved.filter((id) => hasMail(tx.db).get(id)?.found === 1),
    );
    return { created, updated: planned.length - created, organizations: organizations.made() };
  });
}

function create(tx: Tx, contact: PlannedContact, organization: number, user: number, now: number): number {
  const { name, fields } = contact;
  const values = {
    ...emptyItem,
    name,
    organization_id: organization,
    status_since: now,
    fields: JSON.stringify(fields),
  };
  const id = insertItem(tx, 'contact', values, now, contact.organization);
  addEvent(tx, id, { kind: 'created', how: 'import' }, user, now);
  return id;
}

/** What the file says counts, what it does not say stays. */
function update(tx: Tx, contact: PlannedContact, organization: number, now: number): void {
  const record = findItem(tx.db, contact.existing);
  if (record === undefined) return;
  const before = readFields(record);
  const phones = [...new Set([...(contact.fields.phones ?? []), ...(before.phones ?? [])])].slice(0, 20);
  const fields: ItemFields = { ...before, ...contact.fields, ...(phones.length === 0 ? {} : { phones }) };
  saveItem(
    tx,
    record.id,
    {
      ...valuesOf(record),
      name: contact.name.includes('@') ? record.name : contact.name,
      organization_id: organization === 0 ? record.organization_id : organization,
      fields: JSON.stringify(fields),
    },
    now,
  );
}

/** Organizations by their names: found, or made once. */
function organizationsOf(tx: Tx, user: number, now: number, onMade: (id: number, text: string) => void) {
  const ids = new Map<string, number>();
  let made = 0;
  return {
    idOf(name: string): number {
      const key = nameKey(name);
      if (key === '') return 0;
      let id = ids.get(key) ?? itemsNamed(tx.db, 'organization', name)[0];
      if (id === undefined) {
        id = insertItem(tx, 'organization', { ...emptyItem, name, status_since: now }, now);
        onMade(id, searchTextOf([name]));
        addEvent(tx, id, { kind: 'created', how: 'import' }, user, now);
        made += 1;
      }
      ids.set(key, id);
      return id;
    },
    made: () => made,
  };
}
