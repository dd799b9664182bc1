import { type FlagBits, flagBits } from '../model/mail.ts';

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
  waiting: ReadonlySet<'seen' | 'starred'>,
): LocalFlags {
  const changed = lastSeen ^ now;
  const take = (bit: FlagBits, was: boolean, held: boolean) =>
    (changed & bit) !== 0 && !held ? (now & bit) !== 0 : was;
  return {
    seen: take(flagBits.seen, local.seen, waiting.has('seen')),
    starred: take(flagBits.starred, local.starred, waiting.has('starred')),
    answered: take(flagBits.answered, local.answered, false),
  };
}
