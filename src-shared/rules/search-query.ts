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
  /** Parts of the sender's name or address, of a recipient's. */
  readonly from: readonly string[];
  readonly to: readonly string[];
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
  view: MailView | null;
  unread: boolean | null;
  starred: boolean | null;
  attachment: boolean;
  before: number | null;
  after: number | null;
  problem: string;
}

const token = /(-)?(?:([A-Za-z]+):)?(?:"([^"]*)"?|([^\s"]+))/g;

/**
 * Reads what a person typed into the search field (INB-6): words, "phrases", prefix*, -word, and from: to: subject: in: is: has:
 * before: after:. With `asYouType` the last word counts as the beginning of one. Never fails: what it does not understand it says.
 */
export function parseSearch(text: string, asYouType: boolean): SearchQuery {
  const draft: Draft = {
    terms: [],
    from: [],
    to: [],
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
    const [, minus, name, quoted, word] = match;
    const value = quoted ?? word ?? '';
    const last = open && index === matches.length - 1;
    read(draft, {
      not: minus !== undefined,
      field: name?.toLowerCase() ?? '',
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
    case 'to': {
      addTerm(draft, { ...given, last: true }, 'people');
      draft[given.field].push(given.value.toLowerCase());
      return;
    }
    case 'in':
      readView(draft, given.value.toLowerCase());
      return;
    case 'is':
      readState(draft, given.value.toLowerCase(), !given.not);
      return;
    case 'has':
      if (/^(attachments?|files?)$/i.test(given.value)) draft.attachment = true;
      else draft.problem = `"${given.raw}": Dealbox knows has:attachment.`;
      return;
    case 'before':
    case 'after':
      readDay(draft, given.field, given.value);
      return;
    default:
      // "12:30" or "Re:" is text like any other
      addTerm(draft, { ...given, value: `${given.field} ${given.value}`, quoted: true }, null);
  }
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
  const time =
    match === null
      ? Number.NaN
      : new Date(Number(match[1]), Number(match[2] ?? 1) - 1, Number(match[3] ?? 1)).getTime();
  if (Number.isFinite(time)) draft[field] = time;
  else draft.problem = `"${field}:${value}": write the day as 2026-03-12.`;
}
