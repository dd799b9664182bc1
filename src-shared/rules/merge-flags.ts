import { type FlagBits, flagBits } from '../model/mail.ts';
import type { ProviderMark } from '../model/operation.ts';

export interface LocalFlags {
  readonly seen: boolean;
  readonly starred: boolean;
  readonly answered: boolean;
}

/**
 * A message's marks after the provider told new flags of one of its copies: what changed there since it was last seen is taken over,
 * what did not is left as it is here. A mark with an operation still waiting is never overwritten (SYN-8, decision 5).
 */
export function mergeFlags(
  local: LocalFlags,
  lastSeen: FlagBits,
  now: FlagBits,
  waiting: ReadonlySet<ProviderMark>,
): LocalFlags {
  const changed = lastSeen ^ now;
  const take = (bit: FlagBits, was: boolean, held: boolean) =>
    (changed & bit) !== 0 && !held ? (now & bit) !== 0 : was;
  return {
    seen: take(flagBits.seen, local.seen, waiting.has('seen')),
    starred: take(flagBits.starred, local.starred, waiting.has('starred')),
    answered: take(flagBits.answered, local.answered, waiting.has('answered')),
  };
}

/**
 * A message's marks after it changed where it is: a mark that every copy there is agrees on is taken over, one on which they differ
 * stays as it is here, and so does one with an operation still waiting (`waiting` is only asked where something would change).
 */
export function agreedFlags(
  local: LocalFlags,
  copies: readonly FlagBits[],
  waiting: () => ReadonlySet<ProviderMark>,
): LocalFlags {
  const agree = (bit: FlagBits, was: boolean) => {
    const set = copies.filter((copy) => (copy & bit) !== 0).length;
    return set === copies.length ? true : set === 0 ? false : was;
  };
  const seen = agree(flagBits.seen, local.seen);
  const starred = agree(flagBits.starred, local.starred);
  const answered = agree(flagBits.answered, local.answered);
  if (seen === local.seen && starred === local.starred && answered === local.answered) return local;
  const held = waiting();
  return {
    seen: held.has('seen') ? local.seen : seen,
    starred: held.has('starred') ? local.starred : starred,
    answered: held.has('answered') ? local.answered : answered,
  };
}
