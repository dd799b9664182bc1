import type { Address } from '#shared/model/conversation.ts';
import { isSameMailbox, normalizeAddress } from '#shared/rules/address.ts';
import { correspondentBits } from '../tables/correspondents.ts';
import { readRecipients } from '../tables/recipients.ts';

/** What of a message says who it is between. */
export interface MailPeople {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
}

export interface MailPerson {
  /** Normalised. */
  readonly address: string;
  readonly name: string;
  readonly bits: number;
}

/** A message row as the people of it. */
export function peopleOfRow(row: { from_name: string; from_address: string; recipients: string }): MailPeople {
  return { from: { name: row.from_name, address: row.from_address }, ...readRecipients(row.recipients) };
}

/**
 * The other correspondents of a message, each once: its sender where it was received; whom it went to where it was sent; else who else got
 * it. `own` is the account's address, which is nobody's correspondent (A21-11).
 */
export function correspondents(mail: MailPeople, outgoing: boolean, own: string): MailPerson[] {
  const found = new Map<string, MailPerson>();
  const add = (person: Address, bits: number) => {
    const address = normalizeAddress(person.address);
    if (address === '' || isSameMailbox(address, own)) return;
    const known = found.get(address);
    found.set(address, { address, name: known?.name || person.name, bits: bits | (known?.bits ?? 0) });
  };
  if (!outgoing) add(mail.from, correspondentBits.received);
  const others = outgoing ? correspondentBits.sent : correspondentBits.copied;
  for (const list of [mail.to, mail.cc, mail.bcc]) for (const person of list) add(person, others);
  return [...found.values()];
}
