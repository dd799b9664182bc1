import type { AccountType, Visibility } from '../model/account.ts';
import { DealboxError } from '../model/error.ts';

/** A conversation as far as it matters who may see it. */
export interface SharedMail {
  readonly type: AccountType;
  /** The user of a personal account; of a team account, who set it up. */
  readonly owner: number;
  /** Users of a team account. */
  readonly members: readonly number[];
  readonly visibility: Visibility;
}

/** Where a user meets a conversation, and why. */
export interface Sight {
  /** `mailbox`: in lists, search and records. `records`: only in the detail views of what it is linked to. */
  readonly where: 'mailbox' | 'records' | 'nowhere';
  readonly because: 'owner' | 'member' | 'shared' | 'private' | 'team-only' | 'not-linked';
}

/**
 * VIS-1, VIS-2: the one function that decides who sees a conversation. `seesLinked`: this user can see an item it is linked to. Shared mail
 * without such an item is seen by nobody else (R095), and never in another's inbox (R093); taking part in it means a copy of one's own
 * (R094), which is another conversation in another account.
 */
export function sightOf(user: number, mail: SharedMail, seesLinked: boolean): Sight {
  if (mail.type === 'personal' && mail.owner === user) return { where: 'mailbox', because: 'owner' };
  if (mail.type === 'team' && (mail.owner === user || mail.members.includes(user)))
    return { where: 'mailbox', because: 'member' };
  if (mail.visibility === 'private') return { where: 'nowhere', because: 'private' };
  if (mail.visibility === 'team') return { where: 'nowhere', because: 'team-only' };
  return seesLinked ? { where: 'records', because: 'shared' } : { where: 'nowhere', because: 'not-linked' };
}

/** VIS-1: what can be chosen for mail of an account of this type. */
export const visibilities: Readonly<Record<AccountType, readonly Visibility[]>> = {
  personal: ['shared', 'private'],
  team: ['shared', 'team'],
};

/** Throws `invalid-input` where an account of this type has no such choice. */
export function checkVisibility(type: AccountType, visibility: Visibility): void {
  if (visibilities[type].includes(visibility)) return;
  const choices = type === 'personal' ? 'shared or private' : 'shared or team';
  throw new DealboxError('invalid-input', `Mail of a ${type} account is ${choices}.`);
}

/** Two conversations that turn out to be one are seen by no more people than the more private of them was. */
export const morePrivate = (one: Visibility, other: Visibility): Visibility => (one === 'shared' ? other : one);
