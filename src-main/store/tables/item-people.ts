import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

const contactsOf = statement<{ contact_id: number }, [number]>(
  'SELECT contact_id FROM item_person WHERE item_id = ? ORDER BY contact_id',
);
const itemsOf = statement<{ item_id: number }, [number]>(
  'SELECT item_id FROM item_person WHERE contact_id = ? ORDER BY item_id',
);
const put = statement<never, [number, number]>(
  'INSERT INTO item_person (item_id, contact_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
);
const remove = statement<never, [number, number]>('DELETE FROM item_person WHERE item_id = ? AND contact_id = ?');
const mergeContacts = statement<never, [number, number]>(
  `INSERT INTO item_person (item_id, contact_id) SELECT item_id, ? FROM item_person WHERE contact_id = ? ON CONFLICT DO NOTHING`,
);
const mergeItems = statement<never, [number, number]>(
  `INSERT INTO item_person (item_id, contact_id) SELECT ?, contact_id FROM item_person WHERE item_id = ? ON CONFLICT DO NOTHING`,
);

/** Contacts on a deal, lead or project. */
export const peopleOfItem = (db: ReadDb, item: number): number[] =>
  contactsOf(db)
    .all(item)
    .map((row) => row.contact_id);
/** Deals, leads and projects that a contact is on. */
export const itemsOfPerson = (db: ReadDb, contact: number): number[] =>
  itemsOf(db)
    .all(contact)
    .map((row) => row.item_id);

export function addPerson(tx: Tx, item: number, contact: number): void {
  put(tx.db).run(item, contact);
  tx.touch('item', item);
}

export function removePerson(tx: Tx, item: number, contact: number): void {
  remove(tx.db).run(item, contact);
  tx.touch('item', item);
}

/** Two items are one from now on: it has the people, and stands on the items, of both. */
export function mergePeople(tx: Tx, kept: number, merged: number): void {
  mergeContacts(tx.db).run(kept, merged);
  mergeItems(tx.db).run(kept, merged);
}
