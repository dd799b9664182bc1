import type { ItemFields } from '#shared/model/item.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';

interface Row {
  uid: string;
  name: string;
  fields: string;
  updated_at: number;
  organization: string | null;
  addresses: string;
}

const all = statement<Row, []>(
  `SELECT i.uid, i.name, i.fields, i.updated_at, o.name AS organization,
     (SELECT json_group_array(a.address) FROM (SELECT address FROM address WHERE contact_id = i.id AND contact_id <> 0 AND claimed = 1
       ORDER BY position, id) a) AS addresses
   FROM item i LEFT JOIN item o ON o.id = i.organization_id WHERE i.kind = 'contact' ORDER BY i.name_key, i.id`,
);

export interface ContactOut {
  readonly uid: string;
  readonly name: string;
  readonly organization: string;
  readonly addresses: readonly string[];
  readonly fields: ItemFields;
  readonly updatedAt: number;
}

/** Every contact, by name, as an export writes it. */
export function leavingContacts(db: ReadDb): ContactOut[] {
  return all(db)
    .all()
    .map((row) => ({
      uid: row.uid,
      name: row.name,
      organization: row.organization ?? '',
      addresses: JSON.parse(row.addresses) as string[],
      fields: JSON.parse(row.fields) as ItemFields,
      updatedAt: row.updated_at,
    }));
}
