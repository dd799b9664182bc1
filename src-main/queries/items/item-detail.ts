import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ItemId } from '#shared/model/ids.ts';
import {
  type ContactAddress,
  type ItemDetail,
  type ItemKind,
  type ItemStatus,
  statusesOf,
} from '#shared/model/item.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { addressesOfContact } from '../../store/tables/addresses.ts';
import { findItem, readFields } from '../../store/tables/items.ts';
import { neverLogOf } from '../../store/tables/never-log.ts';
import { localUser } from '../../store/tables/workspace-users.ts';
import { itemRow } from './item-row.ts';

/** People and items told one by one; the others are in the totals. */
const MOST = 200;

interface PersonRow {
  id: ItemId;
  name: string;
  email: string | null;
  title: string | null;
  main: number;
}
interface RelatedRow {
  id: ItemId;
  kind: ItemKind;
  name: string;
  status: ItemStatus;
  stage: string | null;
  value: number;
  currency: string;
}

const firstAddress = `(SELECT a.address FROM address a WHERE a.contact_id = i.id AND a.contact_id <> 0 AND a.claimed = 1 ORDER BY a.position LIMIT 1)`;
const personColumns = `i.id, i.name, ${firstAddress} AS email, json_extract(i.fields, '$.title') AS title`;
const employees = statement<PersonRow, [number]>(
  `SELECT ${personColumns}, 0 AS main FROM item i WHERE i.organization_id = ? AND i.organization_id <> 0 AND i.kind = 'contact'
   ORDER BY i.name_key, i.id LIMIT ${MOST}`,
);
const countEmployees = statement<{ n: number }, [number]>(
  `SELECT count(*) AS n FROM item WHERE organization_id = ? AND organization_id <> 0 AND kind = 'contact'`,
);
const peopleOn = statement<PersonRow, [number, number]>(
  `SELECT ${personColumns}, i.id = ? AS main FROM item_person p JOIN item i ON i.id = p.contact_id WHERE p.item_id = ?
   ORDER BY main DESC, i.name_key, i.id LIMIT ${MOST}`,
);
const countOn = statement<{ n: number }, [number]>('SELECT count(*) AS n FROM item_person WHERE item_id = ?');
const relatedColumns = 'i.id, i.kind, i.name, i.status, s.name AS stage, i.value, i.currency';
const openFirst = `ORDER BY i.status <> 'open', i.updated_at DESC, i.id DESC LIMIT ${MOST}`;
const workOfContact = statement<RelatedRow, [number]>(
  `SELECT ${relatedColumns} FROM item_person p JOIN item i ON i.id = p.item_id LEFT JOIN stage s ON s.id = i.stage_id
   WHERE p.contact_id = ? ${openFirst}`,
);
const countWorkOfContact = statement<{ n: number }, [number]>(
  'SELECT count(*) AS n FROM item_person WHERE contact_id = ?',
);
const workOfOrganization = statement<RelatedRow, [number]>(
  `SELECT ${relatedColumns} FROM item i LEFT JOIN stage s ON s.id = i.stage_id
   WHERE i.organization_id = ? AND i.organization_id <> 0 AND i.kind IN ('deal', 'lead', 'project') ${openFirst}`,
);
const countWorkOfOrganization = statement<{ n: number }, [number]>(
  `SELECT count(*) AS n FROM item WHERE organization_id = ? AND organization_id <> 0 AND kind IN ('deal', 'lead', 'project')`,
);
const countLinked = statement<{ n: number }, [number]>(
  'SELECT count(*) AS n FROM link WHERE item_id = ? AND linked = 1',
);

/** CRM-2: an item with its fields, its people and what belongs to it. Null where it is no longer there. */
export function itemDetail(db: ReadDb, { id }: CallParsed<'item'>): CallOutput<'item'> {
  const record = findItem(db, id);
  const row = itemRow(db, id);
  if (record === undefined || row === null) return null;
  const { people, totalPeople } = peopleOf(db, record);
  const { related, totalRelated } = relatedTo(db, record);
  return {
    ...row,
    uid: record.uid,
    fields: readFields(record),
    addresses: record.kind === 'contact' ? addressesOf(db, id) : [],
    people,
    totalPeople,
    related,
    totalRelated,
    conversations: countLinked(db).get(id)?.n ?? 0,
    statuses: [...statusesOf[record.kind]],
  };
}

function addressesOf(db: ReadDb, contact: number): ContactAddress[] {
  const neverLog = neverLogOf(db, localUser(db).id);
  return addressesOfContact(db, contact).map(({ address, received, sent }) => ({
    address,
    received,
    sent,
    neverLog: neverLog.coverOf(address)?.pattern ?? '',
  }));
}

type Kinded = { readonly id: number; readonly kind: ItemKind; readonly contact_id: number };

function peopleOf(db: ReadDb, { id, kind, contact_id }: Kinded): Pick<ItemDetail, 'people' | 'totalPeople'> {
  if (kind === 'contact') return { people: [], totalPeople: 0 };
  const employed = kind === 'organization';
  const rows = employed ? employees(db).all(id) : peopleOn(db).all(contact_id, id);
  return {
    people: rows.map((row) => ({
      kind: 'contact',
      id: row.id,
      name: row.name,
      email: row.email ?? '',
      title: row.title ?? '',
      main: row.main === 1,
    })),
    totalPeople: (employed ? countEmployees : countOn)(db).get(id)?.n ?? 0,
  };
}

function relatedTo(db: ReadDb, { id, kind }: Kinded): Pick<ItemDetail, 'related' | 'totalRelated'> {
  if (kind !== 'contact' && kind !== 'organization') return { related: [], totalRelated: 0 };
  const [rows, total] =
    kind === 'contact' ? [workOfContact, countWorkOfContact] : [workOfOrganization, countWorkOfOrganization];
  return {
    related: rows(db)
      .all(id)
      .map((row) => ({ ...row, stage: row.stage ?? '' })),
    totalRelated: total(db).get(id)?.n ?? 0,
  };
}
