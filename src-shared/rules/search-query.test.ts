import { describe, expect, it } from 'vitest';
import { parseSearch, type SearchQuery, words } from './search-query.ts';

const nothing: SearchQuery = {
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

/** A term in short: `subject:-two words*`. */
const short = (query: SearchQuery): string[] =>
  query.terms.map(
    (term) =>
      `${term.field === null ? '' : `${term.field}:`}${term.not ? '-' : ''}${term.text}${term.prefix ? '*' : ''}`,
  );
const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime();

describe('parseSearch (INB-6)', () => {
  it.each<[string, string[]]>([
    ['hello world', ['hello', 'world*']],
    ['hello world ', ['hello', 'world']],
    ['"two words"', ['two words']],
    ['"two words', ['two words']],
    ['inv* x ', ['inv*', 'x']],
    ['-draft offer ', ['-draft', 'offer']],
    ['-"not this" but ', ['-not this', 'but']],
    ['subject:offer x ', ['subject:offer', 'x']],
    ['subject:"two words"', ['subject:two words']],
    ['subject: offer', ['subject:offer*']],
    ['foo-bar', ['foo bar*']],
    ['12:30', ['12 30*']],
    ['12:30 sharp ', ['12 30', 'sharp']],
    ['Re: offer ', ['Re', 'offer']],
    ['c++ ', ['c']],
    ['日本語 ', ['日 本 語']],
    ['Straße ', ['Strasse']],
    ['', []],
    ['   ', []],
    ['" * ^ - -- :', []],
    ['"" ""', []],
    ['NEAR(a b) ', ['NEAR a', 'b']],
    ['a OR b AND c NOT d ', ['a', 'OR', 'b', 'AND', 'c', 'NOT', 'd']],
    ['{subject} : x ', ['subject', 'x']],
  ])('reads %j as %j', (text, expected) => {
    expect(short(parseSearch(text, true))).toEqual(expected);
  });

  it('counts the last word as a beginning only while it is typed', () => {
    expect(short(parseSearch('hello wor', false))).toEqual(['hello', 'wor']);
    expect(short(parseSearch('"hello wor', true))).toEqual(['hello wor']);
  });

  it.each<[string, Partial<SearchQuery>]>([
    ['in:inbox', { view: 'inbox' }],
    ['IN:Archive', { view: 'archive' }],
    ['in:sent', { view: 'sent' }],
    ['is:unread', { unread: true }],
    ['is:read', { unread: false }],
    ['-is:unread', { unread: false }],
    ['is:starred', { starred: true }],
    ['-is:starred', { starred: false }],
    ['has:attachment', { attachment: true }],
    ['has:attachments', { attachment: true }],
    ['has:file', { attachment: true }],
    ['after:2026-03-12', { after: day(2026, 3, 12) }],
    ['before:2026-3-2', { before: day(2026, 3, 2) }],
    ['before:2026-03', { before: day(2026, 3, 1) }],
    ['after:2026', { after: day(2026, 1, 1) }],
    ['-from:news', { notFrom: ['news'] }],
    ['-to:"Team Nord"', { notTo: ['Team Nord'] }],
    ['from:', {}],
    ['in: ', {}],
  ])('reads %j', (text, expected) => {
    expect(parseSearch(text, true)).toEqual({ ...nothing, ...expected });
  });

  it.each<[string, string[], string[]]>([
    ['from:carol', ['people:carol*'], ['carol']],
    ['from: carol ', ['people:carol*'], ['carol']],
    ['from:"Dave Müller"', ['people:Dave Müller'], ['Dave Müller']],
    ['from:dave@supplier.example', ['people:dave supplier example*'], ['dave@supplier.example']],
    ['from:car*', ['people:car*'], ['car']],
  ])('finds people: %j', (text, terms, from) => {
    const query = parseSearch(text, true);
    expect(short(query)).toEqual(terms);
    expect(query.from).toEqual(from);
  });

  it.each([
    'in:trash',
    'is:blue',
    'has:money',
    'before:yesterday',
    'after:2026-02-31',
    'after:2026-13',
    '-in:archive',
    '-has:attachment',
    '-before:2026-01-01',
  ])('says what it does not understand: %j', (text) => {
    const { problem, ...rest } = parseSearch(text, true);
    expect(problem).toContain(text.replace(/^-/, '').split(':')[0]);
    expect({ ...rest, problem: '' }).toEqual(nothing);
  });

  it('understands the rest of a query with a problem in it', () => {
    const query = parseSearch('in:nowhere offer is:unread ', true);
    expect(query).toMatchObject({ unread: true, view: null });
    expect(short(query)).toEqual(['offer']);
  });

  it('takes a hundred thousand characters within moments', () => {
    for (const text of ['a:'.repeat(50_000), '"'.repeat(100_000), '-'.repeat(100_000), 'from: '.repeat(20_000)]) {
      const begun = performance.now();
      parseSearch(text, true);
      expect(performance.now() - begun).toBeLessThan(200);
    }
  });
});

describe('words', () => {
  it('cuts as the tokenizer of the index does', () => {
    expect(words("d'accord, 3.5 % über-all")).toEqual(['d', 'accord', '3', '5', 'über', 'all']);
    expect(words('未読メール')).toEqual(['未', '読', 'メ', 'ー', 'ル']);
  });
});
