import type { Address } from '../model/conversation.ts';
import { isSameMailbox, normalizeAddress } from './address.ts';

/** The address fields of the mail that is answered. */
export interface Answered {
  readonly from: Address;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** It was written by the account itself. */
  readonly outgoing: boolean;
}

export interface People {
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
}

/** Nobody is written to twice, whatever the case of an address; the first name that is given stays. */
function unique(people: readonly Address[], taken: Set<string>): Address[] {
  return people.filter((person) => {
    const key = normalizeAddress(person.address);
    if (key === '' || taken.has(key)) return false;
    taken.add(key);
    return true;
  });
}

/**
 * Whom an answer goes to (CMP-1): Reply-To, else the sender; an answer to one's own mail goes to whom that went. `all`: the other recipients
 * too, without the account's own addresses, and each only once. Pure.
 */
export function replyPeople(answered: Answered, own: readonly string[], all: boolean): People {
  const ownKeys = own.map(normalizeAddress);
  const isMe = (person: Address) => ownKeys.some((key) => isSameMailbox(key, normalizeAddress(person.address)));
  const authors = answered.replyTo.length > 0 ? answered.replyTo : [answered.from];
  const taken = new Set<string>();
  if (answered.outgoing) {
    return { to: unique(answered.to, taken), cc: all ? unique(answered.cc, taken) : [] };
  }
  const to = unique(authors, taken);
  if (!all) return { to, cc: [] };
  const others = unique(
    answered.to.filter((person) => !isMe(person)),
    taken,
  );
  // a list that answers to itself: whoever wrote is among the people who should hear
  const author = answered.replyTo.length > 0 && !isMe(answered.from) ? unique([answered.from], taken) : [];
  return {
    to: [...to, ...author, ...others],
    cc: unique(
      answered.cc.filter((person) => !isMe(person)),
      taken,
    ),
  };
}
