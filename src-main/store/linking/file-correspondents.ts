import { normalizeAddress } from '#shared/rules/address.ts';
import type { ReadDb } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import {
  type AddressRow,
  findAddress,
  forgetUnused,
  getAddress,
  insertAddress,
  noteMail,
} from '../tables/addresses.ts';
import { addCorrespondent, correspondentBits, correspondentsOf, setCorrespondent } from '../tables/correspondents.ts';
import { type MessageRow, messagesOfConversation } from '../tables/messages.ts';
import { correspondents, type MailPeople, peopleOfRow } from './people-of.ts';

/** A message that came, and the conversation it joined. */
export interface Filed {
  readonly conversation: number;
  readonly people: MailPeople;
  readonly outgoing: boolean;
  readonly date: number;
}

interface Gathered {
  name: string;
  lastAt: number;
  received: number;
  sent: number;
  readonly conversations: Map<number, number>;
}

/**
 * Writes down who new messages were with: per batch one look-up for each address, however often it comes. Gives the conversations that a
 * contact is in: they are to be linked.
 */
export function fileCorrespondents(tx: Tx, ownAddress: string, filed: readonly Filed[]): Set<number> {
  const own = normalizeAddress(ownAddress);
  const gathered = new Map<string, Gathered>();
  for (const { conversation, people, outgoing, date } of filed) {
    for (const person of correspondents(people, outgoing, own)) {
      let known = gathered.get(person.address);
      if (known === undefined) {
        known = { name: '', lastAt: 0, received: 0, sent: 0, conversations: new Map() };
        gathered.set(person.address, known);
      }
      if (date >= known.lastAt || known.name === '') known.name = person.name || known.name;
      known.lastAt = Math.max(known.lastAt, date);
      known.received += Number((person.bits & correspondentBits.received) !== 0);
      known.sent += Number((person.bits & correspondentBits.sent) !== 0);
      known.conversations.set(conversation, person.bits | (known.conversations.get(conversation) ?? 0));
    }
  }
  const withContacts = new Set<number>();
  for (const [address, found] of gathered) {
    const row = file(tx, address, found);
    for (const [conversation, bits] of found.conversations) {
      addCorrespondent(tx, row.id, conversation, bits);
      if (row.contact_id !== 0) withContacts.add(conversation);
    }
  }
  return withContacts;
}

function file(tx: Tx, address: string, found: Gathered): AddressRow {
  const known = findAddress(tx.db, address);
  if (known === undefined) return insertAddress(tx, { address, ...found });
  noteMail(tx, known, found);
  return known;
}

/**
 * DEL-2: takes messages that were just deleted out of who corresponds with whom; an address that only they had goes with them. Gives the
 * conversations whose links may no longer hold; those that are gone altogether among them.
 */
export function unfileCorrespondents(
  tx: Tx,
  ownAddressOf: (account: number) => string,
  deleted: readonly MessageRow[],
): Set<number> {
  const own = new Map<number, string>();
  const touched = new Map<number, { received: number; sent: number }>();
  const changed = new Set<number>();
  for (const message of deleted) {
    const mine = own.get(message.account_id) ?? normalizeAddress(ownAddressOf(message.account_id));
    own.set(message.account_id, mine);
    for (const person of correspondents(peopleOfRow(message), message.outgoing === 1, mine)) {
      const row = findAddress(tx.db, person.address);
      if (row === undefined) continue;
      const less = touched.get(row.id) ?? { received: 0, sent: 0 };
      less.received -= Number((person.bits & correspondentBits.received) !== 0);
      less.sent -= Number((person.bits & correspondentBits.sent) !== 0);
      touched.set(row.id, less);
    }
  }
  for (const [conversation, [some]] of Map.groupBy(deleted, (message) => message.conversation_id)) {
    const left = bitsOf(tx.db, conversation, own.get(some?.account_id ?? 0) ?? '');
    for (const row of correspondentsOf(tx.db, conversation)) {
      const bits = left.get(row.address_id) ?? 0;
      if (bits === row.bits) continue;
      setCorrespondent(tx, row, bits);
      changed.add(conversation);
      if (!touched.has(row.address_id)) touched.set(row.address_id, { received: 0, sent: 0 });
    }
  }
  for (const [id, less] of touched) {
    if (forgetUnused(tx, id)) continue;
    const row = getAddress(tx.db, id);
    if (row !== undefined) noteMail(tx, row, { name: '', lastAt: 0, ...less });
  }
  return changed;
}

/** How each address is in what is left of a conversation. */
function bitsOf(db: ReadDb, conversation: number, own: string): Map<number, number> {
  const left = new Map<number, number>();
  for (const message of messagesOfConversation(db, conversation)) {
    for (const person of correspondents(peopleOfRow(message), message.outgoing === 1, own)) {
      const row = findAddress(db, person.address);
      if (row !== undefined) left.set(row.id, person.bits | (left.get(row.id) ?? 0));
    }
  }
  return left;
}
