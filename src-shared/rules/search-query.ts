import type { MailView } from '../model/conversation.ts';
import { searchText } from './search-text.ts';

/** One thing that must (or must not) be in the text. */
export interface Term {
  /** As the index has it; several words are a phrase. */
  readonly text: string;
  readonly prefix: boolean;
  readonly not: boolean;
  /** Null: anywhere. */
  readonly field: 'subject' | 'people' | 'body' | 'files' | null;
}

export interface SearchQuery {
  readonly terms: readonly Term[];
  /** Parts of the sender's name or address, of a recipient's; all of them. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** None of these. */
  readonly notFrom: readonly string[];
  readonly notTo: readonly string[];
  readonly view: MailView | null;
  readonly unread: boolean | null;
  readonly starred: boolean | null;
  readonly attachment: boolean;
  /** Milliseconds since 1970; null where not asked. */
  readonly before: number | null;
  readonly after: number | null;
  /** What was not understood, in words; '' where all was. */
  readonly problem: string;
}

interface Draft {
  terms: Term[];
  from: string[];
  to: string[];
  notFrom: string[];
  notTo: string[];
  view: MailView | null;
  unread: boolean | null;
  starred: boolean | null;
  attachment: boolean;
  before: number | null;
  after: number | null;
  problem: string;
}

/** A field of ours may stand apart from its value, as people write "from: carol"; other words with a colon are text ("12:30", "Re:"). */
const token = /(-)?(?:(from|to|subject|in|is|has|before|after):\s*|([A-Za-z\d]+):)?(?:"([^"]*)"?|([^\s"]+))/gi;
const unfinished = /^(from|to|subject|in|is|has|before|after):$/i;

/**
 * Reads what a person typed into the search field (INB-6): words, "phrases", prefix*, -word, and from: to: subject: in: is: has:
 * before: after:. With `asYouType` the last word counts as the beginning of one. Never fails: what it does not understand it says.
 */
export function parseSearch(text: string, asYouType: boolean): SearchQuery {
  const draft: Draft = {
    terms: [],
    from: [],
    to: [],
    notFrom: [],
    notTo: [],
    view: null,
    unread: null,
    starred: null,
    attachment: false,
    before: null,
    after: null,
    problem: '',
  };
  const open = asYouType && /[^\s"]$/.test(text);
  const matches = [...text.slice(0, 1000).matchAll(token)];
  for (const [index, match] of matches.entries()) {
    const [, minus, field, prefix, quoted, word] = match;
    if (unfinished.test(match[0])) continue;
    const value = `${prefix === undefined ? '' : `${prefix} `}${quoted ?? word ?? ''}`;
    const last = open && index === matches.length - 1;
    read(draft, {
      not: minus !== undefined,
      field: field?.toLowerCase() ?? '',
      value,
      quoted: quoted !== undefined,
      last,
      raw: match[0],
    });
  }
  return draft;
}

interface Token {
  readonly not: boolean;
  readonly field: string;
  readonly value: string;
  readonly quoted: boolean;
  readonly last: boolean;
  readonly raw: string;
}

function read(draft: Draft, given: Token): void {
  switch (given.field) {
    case '':
      addTerm(draft, given, null);
      return;
    case 'subject':
      addTerm(draft, given, 'subject');
      return;
    case 'from':
    case 'to':
      readPerson(draft, given, given.field);
      return;
    case 'in':
      if (given.not) draft.problem = withoutMinus(given);
      else readView(draft, given.value.toLowerCase());
      return;
    case 'is':
      readState(draft, given.value.toLowerCase(), !given.not);
      return;
    case 'has':
      if (given.not) draft.problem = withoutMinus(given);
      else if (/^(attachments?|files?)$/i.test(given.value)) draft.attachment = true;
      else draft.problem = `"${given.raw}": Dealbox knows has:attachment.`;
      return;
    case 'before':
    case 'after':
      if (given.not) draft.problem = withoutMinus(given);
      else readDay(draft, given.field, given.value);
      return;
  }
}

const withoutMinus = (given: Token): string => `"${given.raw}": write this without the minus.`;

/** "from:" while it is being typed asks for nothing yet. Both fields share one column of the index, which "not" cannot use. */
function readPerson(draft: Draft, given: Token, field: 'from' | 'to'): void {
  if (given.value === '') return;
  if (!given.not) addTerm(draft, { ...given, last: true }, 'people');
  const list = given.not ? (field === 'from' ? draft.notFrom : draft.notTo) : draft[field];
  list.push(given.value.replace(/\*$/, ''));
}

/** Words as the tokenizer of the index cuts them. */
export function words(text: string): string[] {
  return searchText(text).match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
}

function addTerm(draft: Draft, given: Token, field: Term['field']): void {
  const star = !given.quoted && given.value.endsWith('*');
  const list = words(given.value);
  if (list.length === 0) return;
  draft.terms.push({ text: list.join(' '), prefix: star || (given.last && !given.quoted), not: given.not, field });
}

function readView(draft: Draft, value: string): void {
  if (value === 'inbox' || value === 'archive' || value === 'sent') draft.view = value;
  else draft.problem = `"in:${value}": Dealbox knows in:inbox, in:archive and in:sent.`;
}

function readState(draft: Draft, value: string, wanted: boolean): void {
  if (value === 'unread') draft.unread = wanted;
  else if (value === 'read') draft.unread = !wanted;
  else if (value === 'starred') draft.starred = wanted;
  else draft.problem = `"is:${value}": Dealbox knows is:unread, is:read and is:starred.`;
}

function readDay(draft: Draft, field: 'before' | 'after', value: string): void {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2] ?? 1), Number(match?.[3] ?? 1)];
  const midnight = new Date(year, month - 1, day);
  // 31 February would be 3 March
  const isDay = match !== null && midnight.getMonth() === month - 1 && midnight.getDate() === day;
  if (isDay) draft[field] = midnight.getTime();
  else draft.problem = `"${field}:${value}": write the day as 2026-03-12.`;
}
