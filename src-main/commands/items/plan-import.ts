import type { DuplicateChoice, FileContact, RowMessage } from '#shared/model/exchange.ts';
import { ItemFields } from '#shared/model/item.ts';
import { normalizeAddress } from '#shared/rules/address.ts';
import { nameKey } from '#shared/rules/search-text.ts';
import type { ReadDb } from '../../store/sqlite.ts';
import { findAddress } from '../../store/tables/addresses.ts';
import { findItem, itemsNamed } from '../../store/tables/items.ts';

/** A row that will be written: a new contact, or more about one that is there. */
export interface PlannedContact {
  readonly row: number;
  /** 0: a new one. */
  readonly existing: number;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly organization: string;
  readonly fields: ItemFields;
  readonly notes: readonly string[];
}

export interface ImportPlan {
  readonly planned: readonly PlannedContact[];
  readonly skipped: number;
  readonly errors: readonly RowMessage[];
  readonly notes: readonly RowMessage[];
}

/** Rows looked at in one go: some 20 ms. */
const PIECE = 500;

/**
 * CRM-1: what an import will do, row by row, before anything is written. An address that stands in two rows, or on a contact already, is told.
 * A generator: the number of rows done, so that it can be shown and ended.
 */
export function* planImport(
  db: ReadDb,
  contacts: readonly FileContact[],
  duplicates: DuplicateChoice,
): Generator<number, ImportPlan> {
  const planned: PlannedContact[] = [];
  const errors: RowMessage[] = [];
  const notes: RowMessage[] = [];
  const rowOf = new Map<string, number>();
  let skipped = 0;
  for (const [index, contact] of contacts.entries()) {
    // spreadsheets write rows of nothing but separators behind the last one
    if (isEmpty(contact)) continue;
    const { row } = contact;
    const read = readContact(contact);
    if (typeof read === 'string') {
      errors.push({ row, message: read });
    } else {
      const keys = read.addresses.length > 0 ? read.addresses : [`name:${nameKey(read.name)}`];
      const before = keys.map((key) => rowOf.get(key)).find((found) => found !== undefined);
      const known = before === undefined ? findExisting(db, read) : [];
      if (before !== undefined) {
        notes.push({ row, message: `Left out: it is the same contact as row ${before}.` });
        skipped += 1;
      } else if (known.length > 1) {
        errors.push({ row, message: `Its addresses belong to ${known.length} contacts. Merge them first.` });
      } else {
        for (const key of keys) rowOf.set(key, row);
        const [existing = 0] = known;
        const name = existing === 0 ? '' : (findItem(db, existing)?.name ?? '');
        if (existing !== 0 && duplicates === 'error') errors.push({ row, message: `${name} is a contact already.` });
        else if (existing !== 0 && duplicates === 'skip') {
          notes.push({ row, message: `Left out: ${name} is a contact already.` });
          skipped += 1;
        } else planned.push({ ...read, existing });
      }
    }
    if (index % PIECE === PIECE - 1) yield index + 1;
  }
  return { planned, skipped, errors, notes };
}

const isEmpty = ({ name, emails, phones, organization, notes, others }: FileContact): boolean =>
  name.trim() === '' &&
  organization.trim() === '' &&
  emails.length + phones.length + notes.length + Object.keys(others).length === 0;

type Read = Omit<PlannedContact, 'existing'>;

/** What a row says, or what is wrong with it. */
function readContact(contact: FileContact): Read | string {
  const addresses = new Set<string>();
  for (const text of contact.emails) {
    const address = normalizeAddress(text);
    if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(address))
      return `“${text.slice(0, 100)}” is not an e-mail address.`;
    addresses.add(address);
  }
  const [first = ''] = addresses;
  const name = contact.name.replaceAll(/\s+/g, ' ').trim() || first;
  if (name === '') return 'It has neither a name nor an e-mail address.';
  if (name.length > 500) return 'Its name is longer than 500 characters.';
  if (contact.organization.length > 500) return 'Its organization is longer than 500 characters.';
  const { title, website, street, postalCode, city, region, country, birthday, source, description } = contact.others;
  const fields = ItemFields.safeParse({
    ...(contact.firstName === '' ? {} : { firstName: contact.firstName }),
    ...(contact.lastName === '' ? {} : { lastName: contact.lastName }),
    ...(contact.phones.length === 0 ? {} : { phones: contact.phones }),
    ...Object.fromEntries(
      Object.entries({
        title,
        website,
        street,
        postalCode,
        city,
        region,
        country,
        birthday,
        source,
        description,
      }).filter(([, value]) => value !== undefined),
    ),
  });
  if (!fields.success) {
    const [issue] = fields.error.issues;
    return `${String(issue?.path[0] ?? 'A field')} is too long or not as it should be.`;
  }
  const notes = contact.notes.map((note) => note.slice(0, 100_000));
  return {
    row: contact.row,
    name,
    addresses: [...addresses],
    organization: contact.organization.trim(),
    fields: fields.data,
    notes,
  };
}

/** Contacts with one of its addresses; without any address, the one of its name. */
function findExisting(db: ReadDb, { addresses, name }: Read): number[] {
  if (addresses.length === 0) return itemsNamed(db, 'contact', name).slice(0, 1);
  const owners = addresses.map((address) => findAddress(db, address)).filter((row) => row?.claimed === 1);
  return [...new Set(owners.map((row) => row?.contact_id ?? 0))].filter((id) => id !== 0);
}
