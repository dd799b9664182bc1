import { DealboxError } from '#shared/model/error.ts';
import { normalizeAddress } from '#shared/rules/address.ts';
import type { Tx } from '../../store/store.ts';
import { addressesOfContact, claimAddress, findAddress, releaseAddress } from '../../store/tables/addresses.ts';
import { findItem } from '../../store/tables/items.ts';

/** Normalised, each once. Throws `invalid-input` for what is no address. */
export function readAddresses(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const address = normalizeAddress(text);
    if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address)) {
      throw new DealboxError('invalid-input', `“${text}” is not an e-mail address. One looks like name@example.com.`);
    }
    found.add(address);
  }
  return [...found];
}

/**
 * Gives a contact exactly these addresses, in this order. Gives the addresses that changed hands: their mail is to be linked anew. Throws
 * `already-exists` where another contact has one of them.
 */
export function setAddresses(tx: Tx, contact: number, addresses: readonly string[]): number[] {
  const changed = new Set<number>();
  for (const address of addresses) checkFree(tx, contact, address);
  for (const row of addressesOfContact(tx.db, contact)) {
    if (addresses.includes(row.address)) continue;
    for (const id of releaseAddress(tx, row)) changed.add(id);
  }
  for (const [position, address] of addresses.entries()) {
    for (const id of claimAddress(tx, contact, address, position)) changed.add(id);
  }
  return [...changed];
}

function checkFree(tx: Tx, contact: number, address: string): void {
  const row = findAddress(tx.db, address);
  if (row === undefined || row.claimed === 0 || row.contact_id === contact) return;
  const name = findItem(tx.db, row.contact_id)?.name ?? 'another contact';
  throw new DealboxError(
    'already-exists',
    `${address} is ${name}’s. Merge the two contacts, or take it off there first.`,
  );
}
