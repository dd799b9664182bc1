import type { SearchQuery } from '#shared/rules/search-query.ts';
import { fold, searchText } from '#shared/rules/search-text.ts';
import { readRecipients } from '../../store/tables/recipients.ts';

export interface MailPeople {
  readonly from_name: string;
  readonly from_address: string;
  /** As stored; may be '' where the query does not ask for recipients. */
  readonly recipients: string;
}

const plain = (text: string): string => fold(searchText(text));

/**
 * from: and to: of a query (INB-6). The index has one column for all people, and SQLite folds ASCII only, so its hits are looked at
 * here, forgiving accents as the index does.
 */
export function peopleFilter(query: SearchQuery): (row: MailPeople) => boolean {
  const from = query.from.map(plain);
  const to = query.to.map(plain);
  const notFrom = query.notFrom.map(plain);
  const notTo = query.notTo.map(plain);
  return (row) => {
    const sender = plain(`${row.from_name} ${row.from_address}`);
    if (!hasAll(sender, from) || hasAny(sender, notFrom)) return false;
    if (to.length + notTo.length === 0) return true;
    const { to: direct, cc, bcc } = readRecipients(row.recipients);
    const receivers = plain([...direct, ...cc, ...bcc].map((person) => `${person.name} ${person.address}`).join('\n'));
    return hasAll(receivers, to) && !hasAny(receivers, notTo);
  };
}

const hasAll = (text: string, parts: readonly string[]): boolean => parts.every((part) => text.includes(part));
const hasAny = (text: string, parts: readonly string[]): boolean => parts.some((part) => text.includes(part));
