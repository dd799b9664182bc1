import type { Address } from '../model/conversation.ts';
import { isSameMailbox, normalizeAddress } from './address.ts';

/**
 * From which of the account's addresses an answer is written (D23): the one that the mail was written to, by an alias of its delivery
 * (Delivered-To), then by To, Cc and Bcc; an own mail is answered from where it came. Never another account's. `identities`: the account's
 * address first, then its aliases; it must not be empty. Pure.
 */
export function pickFrom<I extends Address>(
  identities: readonly [I, ...I[]],
  written: {
    readonly from: Address;
    readonly deliveredTo: readonly string[];
    readonly to: readonly Address[];
    readonly cc: readonly Address[];
    readonly bcc: readonly Address[];
  },
): I {
  const delivered = written.deliveredTo.map(normalizeAddress);
  const main = normalizeAddress(identities[0].address);
  const addresses = [
    written.from.address,
    // providers write the mailbox's main address there, whichever alias was written to
    ...delivered.filter((address) => address !== main),
    ...[...written.to, ...written.cc, ...written.bcc].map((person) => person.address),
    ...delivered,
  ].map(normalizeAddress);
  for (const address of addresses) {
    const exact = identities.find((identity) => normalizeAddress(identity.address) === address);
    if (exact !== undefined && address !== '') return exact;
  }
  for (const address of addresses) {
    const same = identities.find((identity) => isSameMailbox(normalizeAddress(identity.address), address));
    if (same !== undefined && address !== '') return same;
  }
  return identities[0];
}
