import type { LinkView } from '#shared/model/link.ts';
import type { ReadDb } from '../../store/sqlite.ts';
import { getAddress } from '../../store/tables/addresses.ts';
import { findRef } from '../../store/tables/items.ts';
import type { LinkRow } from '../../store/tables/links.ts';
import { localUser, userName } from '../../store/tables/workspace-users.ts';

/** A day as every locale reads it. Milliseconds since 1970. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Whose doing it was: "you" for the user of this Dealbox. */
export const doneBy = (db: ReadDb, user: number): string =>
  user === localUser(db).id ? 'you' : userName(db, user) || 'someone';

/** CRM-5: why a link is there, in words. */
export function linkText(db: ReadDb, link: LinkRow, kind: string): string {
  const address = () => getAddress(db, link.via)?.address ?? 'a former address';
  const person = () => findRef(db, link.via)?.name ?? 'a former contact';
  switch (link.reason) {
    case 'sender':
      return `sender is ${address()}`;
    case 'recipient':
      return `sent to ${address()}`;
    case 'copied':
      return `${address()} is among the recipients`;
    case 'organization':
      return `organization of ${person()}`;
    case 'only-open':
      return `the one open ${kind} of ${person()}`;
    case 'converted':
      return 'came with the lead that became this deal';
    case 'hand':
      return `linked by ${doneBy(db, link.by_user)} on ${dayOf(link.at)}`;
  }
}

/** A link of a conversation, with why it is there. */
export function viewLink(db: ReadDb, link: LinkRow): LinkView[] {
  const item = findRef(db, link.item_id);
  if (item === null || link.linked === 0) return [];
  const source = link.manual === 1 ? 'manual' : 'auto';
  return [{ item, source, reason: link.reason, text: linkText(db, link, item.kind), at: link.at }];
}
