import { baseAddress } from '#shared/rules/address.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** An address that mail went from or to, or that a contact has. */
export interface AddressRow {
  readonly id: number;
  readonly address: string;
  readonly base: string;
  readonly name: string;
  readonly last_at: number;
  readonly received: number;
  readonly sent: number;
  readonly contact_id: number;
  readonly claimed: number;
  readonly position: number;
}

const columns = 'id, address, base, name, last_at, received, sent, contact_id, claimed, position';
const one = statement<AddressRow, [number]>(`SELECT ${columns} FROM address WHERE id = ?`);
const byText = statement<AddressRow, [string]>(`SELECT ${columns} FROM address WHERE address = ?`);
const claimedBy = statement<AddressRow, [number]>(
  `SELECT ${columns} FROM address WHERE contact_id = ? AND contact_id <> 0 AND claimed = 1 ORDER BY position, id`,
);
const standingFor = statement<AddressRow, [number]>(
  `SELECT ${columns} FROM address WHERE contact_id = ? AND contact_id <> 0`,
);
const withBase = statement<AddressRow, [string]>(
  `SELECT ${columns} FROM address WHERE base = ? AND base <> '' AND claimed = 0`,
);

const ofDomain = statement<AddressRow, [string]>(`SELECT ${columns} FROM address WHERE domain = ?`);
const ofMailbox = statement<AddressRow, [string, string]>(
  `SELECT ${columns} FROM address WHERE address = ? UNION ALL SELECT ${columns} FROM address WHERE base = ? AND base <> ''`,
);

/** What a never-log entry covers of the addresses here (NLG-1): a domain's, or a mailbox with its +tags. */
export const addressesCovered = (db: ReadDb, pattern: string): AddressRow[] =>
  pattern.startsWith('*@') ? ofDomain(db).all(pattern.slice(2)) : ofMailbox(db).all(pattern, pattern);

export const getAddress = (db: ReadDb, id: number): AddressRow | undefined => one(db).get(id);
/** By its normalised text. */
export const findAddress = (db: ReadDb, address: string): AddressRow | undefined => byText(db).get(address);
/** What stands on a contact, in its order. */
export const addressesOfContact = (db: ReadDb, contact: number): AddressRow[] => claimedBy(db).all(contact);
/** All that mean a contact: its own, and their +tags. */
export const addressesMeaning = (db: ReadDb, contact: number): AddressRow[] => standingFor(db).all(contact);

/** Whose an address would be through its base; 0: nobody's. */
export function ownerByBase(db: ReadDb, address: string): number {
  const base = baseAddress(address);
  if (base === address) return 0;
  const row = byText(db).get(base);
  return row?.claimed === 1 ? row.contact_id : 0;
}

const insert = statement<{ id: number }, [string, string, string, number, number, number, number]>(
  `INSERT INTO address (address, base, name, last_at, received, sent, contact_id) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
);

export interface NewAddress {
  readonly address: string;
  readonly name: string;
  readonly lastAt: number;
  readonly received: number;
  readonly sent: number;
}

/** An address that was not known. It is a contact's where its base is. */
export function insertAddress(tx: Tx, { address, name, lastAt, received, sent }: NewAddress): AddressRow {
  const base = baseAddress(address);
  const contact = ownerByBase(tx.db, address);
  const row = insert(tx.db).get(address, base === address ? '' : base, name, lastAt, received, sent, contact);
  return {
    id: row?.id ?? 0,
    address,
    base,
    name,
    last_at: lastAt,
    received,
    sent,
    contact_id: contact,
    claimed: 0,
    position: 0,
  };
}

const note = statement<never, [string, number, number, number, number]>(
  'UPDATE address SET name = ?, last_at = ?, received = max(0, received + ?), sent = max(0, sent + ?) WHERE id = ?',
);

/** More (or fewer) messages of it, and its name as the newest wrote it. */
export function noteMail(
  tx: Tx,
  row: AddressRow,
  mail: { name: string; lastAt: number; received: number; sent: number },
): void {
  const newer = mail.lastAt >= row.last_at;
  const name = (newer || row.name === '') && mail.name !== '' ? mail.name : row.name;
  note(tx.db).run(name, newer ? mail.lastAt : row.last_at, mail.received, mail.sent, row.id);
}

const setOwner = statement<never, [number, number, number, number]>(
  'UPDATE address SET contact_id = ?, claimed = ?, position = ? WHERE id = ?',
);
const forget = statement<never, [number]>(
  `DELETE FROM address WHERE id = ? AND claimed = 0
     AND NOT EXISTS (SELECT 1 FROM correspondent WHERE address_id = address.id)`,
);

/**
 * Puts an address on a contact, at a place. The +tags of it that stand on nobody are the contact's too. Gives the addresses that changed
 * hands: their mail is to be linked anew. The caller has seen to it that no other contact has it.
 */
export function claimAddress(tx: Tx, contact: number, address: string, position: number): number[] {
  const known =
    findAddress(tx.db, address) ?? insertAddress(tx, { address, name: '', lastAt: 0, received: 0, sent: 0 });
  setOwner(tx.db).run(contact, 1, position, known.id);
  const tags = withBase(tx.db)
    .all(address)
    .filter((row) => row.contact_id !== contact);
  for (const row of tags) setOwner(tx.db).run(contact, 0, 0, row.id);
  return [...(known.contact_id === contact ? [] : [known.id]), ...tags.map((row) => row.id)];
}

/**
 * Takes an address off whoever has it. It, and its +tags, may still be somebody's through a base. What no mail here has goes altogether.
 * Gives the addresses that changed hands and are still there.
 */
export function releaseAddress(tx: Tx, row: AddressRow): number[] {
  const changed: number[] = [];
  const tags = withBase(tx.db)
    .all(row.address)
    .filter((tag) => tag.contact_id === row.contact_id);
  setOwner(tx.db).run(ownerByBase(tx.db, row.address), 0, 0, row.id);
  for (const tag of tags) setOwner(tx.db).run(ownerByBase(tx.db, tag.address), 0, 0, tag.id);
  for (const id of [row.id, ...tags.map((tag) => tag.id)]) if (!forgetUnused(tx, id)) changed.push(id);
  return changed;
}

/** DEL-2: an address that no mail here has and no contact claims is not kept. True where it went. */
export function forgetUnused(tx: Tx, id: number): boolean {
  return forget(tx.db).run(id).changes > 0;
}
