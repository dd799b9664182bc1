import { DealboxError } from '#shared/model/error.ts';
import type { ItemId } from '#shared/model/ids.ts';
import type { ItemFields, ItemKind, ItemRef, ItemStatus } from '#shared/model/item.ts';
import { nameKey, searchText } from '#shared/rules/search-text.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import { newUid } from '../uid.ts';
import { addressesOfContact } from './addresses.ts';

/** What of an item can be set. 0 and '' stand for none. */
export interface ItemValues {
  readonly name: string;
  readonly organization_id: number;
  readonly contact_id: number;
  readonly pipeline_id: number;
  readonly stage_id: number;
  readonly stage_since: number;
  readonly status: ItemStatus;
  readonly status_since: number;
  readonly value: number;
  readonly currency: string;
  readonly expected_on: string;
  readonly follow_up_on: string;
  /** JSON of ItemFields. */
  readonly fields: string;
}

export interface ItemRecord extends ItemValues {
  readonly id: ItemId;
  readonly uid: string;
  readonly kind: ItemKind;
  readonly created_at: number;
  readonly updated_at: number;
}

/** An item of which nothing is known but its name. */
export const emptyItem: Omit<ItemValues, 'name'> = {
  organization_id: 0,
  contact_id: 0,
  pipeline_id: 0,
  stage_id: 0,
  stage_since: 0,
  status: 'open',
  status_since: 0,
  value: 0,
  currency: '',
  expected_on: '',
  follow_up_on: '',
  fields: '{}',
};

const columns = `id, uid, kind, name, organization_id, contact_id, pipeline_id, stage_id, stage_since, status, status_since, value,
  currency, expected_on, follow_up_on, fields, created_at, updated_at`;
const one = statement<ItemRecord, [number]>(`SELECT ${columns} FROM item WHERE id = ?`);
const named = statement<{ id: number }, [string, string]>(
  'SELECT id FROM item WHERE kind = ? AND name_key = ? ORDER BY id',
);
const ofOrganization = statement<{ id: number }, [number]>(
  'SELECT id FROM item WHERE organization_id = ? AND organization_id <> 0',
);
const ofContact = statement<{ id: number }, [number]>('SELECT id FROM item WHERE contact_id = ? AND contact_id <> 0');
const name = statement<{ name: string }, [number]>('SELECT name FROM item WHERE id = ?');

export const findItem = (db: ReadDb, id: number): ItemRecord | undefined => one(db).get(id);

/** Throws `not-found`, also where it is of another kind than asked for. */
export function getItem(db: ReadDb, id: number, kind?: ItemKind): ItemRecord {
  const row = one(db).get(id);
  if (row === undefined || (kind !== undefined && row.kind !== kind)) {
    throw new DealboxError('not-found', `This ${kind ?? 'item'} is no longer in Dealbox.`);
  }
  return row;
}

/** Of exactly this name, but for case and accents; oldest first. */
export const itemsNamed = (db: ReadDb, kind: ItemKind, text: string): number[] =>
  named(db)
    .all(kind, nameKey(text))
    .map((row) => row.id);
export const itemsOfOrganization = (db: ReadDb, organization: number): number[] =>
  ofOrganization(db)
    .all(organization)
    .map((row) => row.id);
/** Deals, leads and projects with this main person. */
export const itemsWithContact = (db: ReadDb, contact: number): number[] =>
  ofContact(db)
    .all(contact)
    .map((row) => row.id);

export const refOf = ({ kind, id, name: shown }: ItemRecord): ItemRef => ({ kind, id, name: shown });
export const findRef = (db: ReadDb, id: number): ItemRef | null => {
  const row = id === 0 ? undefined : one(db).get(id);
  return row === undefined ? null : refOf(row);
};
export const readFields = (row: Pick<ItemValues, 'fields'>): ItemFields => JSON.parse(row.fields) as ItemFields;

const insert = statement<{ id: ItemId }, (string | number)[]>(
  `INSERT INTO item (uid, kind, name, name_key, organization_id, contact_id, pipeline_id, stage_id, stage_since, status, status_since,
     value, currency, expected_on, follow_up_on, fields, organization_key, created_at, updated_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
);

/** Not yet to be found: refreshSearch() or setSearchTexts() once its addresses are there. `organization`: its name, where it is known. */
export function insertItem(tx: Tx, kind: ItemKind, values: ItemValues, now: number, organization = ''): ItemId {
  const row = insert(tx.db).get(newUid(now), kind, ...bound(values), nameKey(organization), now, now);
  const id = row?.id ?? (0 as ItemId);
  tx.touch('item', id);
  return id;
}

const bound = (values: ItemValues): (string | number)[] => [
  values.name,
  nameKey(values.name),
  values.organization_id,
  values.contact_id,
  values.pipeline_id,
  values.stage_id,
  values.stage_since,
  values.status,
  values.status_since,
  values.value,
  values.currency,
  values.expected_on,
  values.follow_up_on,
  values.fields,
];

const update = statement<never, (string | number)[]>(
  `UPDATE item SET name = ?, name_key = ?, organization_id = ?, contact_id = ?, pipeline_id = ?, stage_id = ?, stage_since = ?, status = ?,
     status_since = ?, value = ?, currency = ?, expected_on = ?, follow_up_on = ?, fields = ?, updated_at = ? WHERE id = ?`,
);

export function saveItem(tx: Tx, id: number, values: ItemValues, now: number): void {
  update(tx.db).run(...bound(values), now, id);
  tx.touch('item', id);
}

const setSearch = statement<never, [string, string, number]>(
  'UPDATE item SET search_text = ?, organization_key = ? WHERE id = ?',
);

const setMany = statement<never, [string]>(
  `UPDATE item SET search_text = j.value ->> 1 FROM json_each(?) j WHERE item.id = j.value ->> 0`,
);

/** What many items are found by, in one statement: FTS5 writes a segment for each statement there is between two of its rows. */
export function setSearchTexts(tx: Tx, texts: readonly (readonly [id: number, text: string])[]): void {
  setMany(tx.db).run(JSON.stringify(texts));
}

/** What a search finds an item by: its own name, its people's and organization's, its addresses. */
export const searchTextOf = (parts: readonly string[]): string =>
  searchText(parts.filter((part) => part !== '').join(' '));

/** Writes anew what an item is found and sorted by, after its name, addresses, organization or person changed. */
export function refreshSearch(tx: Tx, id: number): void {
  const row = findItem(tx.db, id);
  if (row === undefined) return;
  const addresses = row.kind === 'contact' ? addressesOfContact(tx.db, id).map((address) => address.address) : [];
  const nameOf = (other: number) => name(tx.db).get(other)?.name ?? '';
  const organization = nameOf(row.organization_id);
  const text = searchTextOf([row.name, ...addresses, organization, nameOf(row.contact_id)]);
  setSearch(tx.db).run(text, nameKey(organization), id);
}

const remove = statement<never, [number]>('DELETE FROM item WHERE id = ?');
const leaveOrganization = statement<never, [number]>(
  'UPDATE item SET organization_id = 0 WHERE organization_id = ? AND organization_id <> 0',
);
const leaveContact = statement<never, [number]>(
  'UPDATE item SET contact_id = 0 WHERE contact_id = ? AND contact_id <> 0',
);

/** The row, its people, notes, events and links. What named it as organization or person no longer does. */
export function removeItem(tx: Tx, id: number): void {
  leaveOrganization(tx.db).run(id);
  leaveContact(tx.db).run(id);
  remove(tx.db).run(id);
  tx.touch('item', id);
}

const replaceOrganization = statement<never, [number, number]>(
  'UPDATE item SET organization_id = ? WHERE organization_id = ? AND organization_id <> 0',
);
const replaceContact = statement<never, [number, number]>(
  'UPDATE item SET contact_id = ? WHERE contact_id = ? AND contact_id <> 0',
);

/** Whatever named one item as its organization or person names the other. */
export function replaceItem(tx: Tx, from: number, to: number): void {
  replaceOrganization(tx.db).run(to, from);
  replaceContact(tx.db).run(to, from);
}

const restore = statement<never, (string | number)[]>(
  `INSERT INTO item (id, uid, kind, name, name_key, organization_id, contact_id, pipeline_id, stage_id, stage_since, status, status_since,
     value, currency, expected_on, follow_up_on, fields, created_at, updated_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** A removed item, as it was. */
export function restoreItem(tx: Tx, record: ItemRecord): void {
  restore(tx.db).run(record.id, record.uid, record.kind, ...bound(record), record.created_at, record.updated_at);
  tx.touch('item', record.id);
}
