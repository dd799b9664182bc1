import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStore, openLocalStore } from '../../../tests/support/local-store.ts';
import { alice, bob, carol, dave } from '../../../tests/support/messages.ts';
import { archiveConversations } from '../../commands/archive-conversations.ts';
import { searchMail } from './search-mail.ts';

let local: LocalStore;
const DAY = 86_400_000;
const noon = new Date(2026, 10, 20, 12).getTime();

beforeAll(() => {
  local = openLocalStore();
  const file = (name: string) => ({ files: [{ name, type: 'application/pdf', content: Buffer.from('%PDF') }] });
  const at = (days: number) => ({ receivedAt: noon - days * DAY });
  local.mail(
    { subject: 'Quarterly invoice', text: 'The invoice for March is attached.', ...file('rechnung-März.pdf') },
    at(1),
  );
  local.mail({ subject: 'Lunch', text: 'Meet me at the Straße café, naïve plan.', from: dave }, at(2));
  local.mail({ subject: 'Offer 4711', text: 'Our offer: 12 machines. The machine is blue.', to: [alice, bob] }, at(3));
  local.mail(
    { subject: 'Re: Offer 4711', text: 'Thanks, we accept.', from: alice, to: [carol] },
    { ...at(4), folder: 'Sent' },
  );
  local.mail(
    {
      subject: '報價單',
      text: '請查收附件中的報價單，謝謝。',
      from: { name: '王小明', address: 'wang@taiwan.example' },
    },
    at(5),
  );
  local.mail({ subject: 'Zażółć gęślą jaźń', text: 'Łódź, Øresund, Ærø, Đà Nẵng, İstanbul' }, { ...at(6), flags: 1 });
  local.mail({ subject: 'Starred one', text: 'important' }, { ...at(7), flags: 2 });
  local.mail({ subject: 'Old news', text: 'newsletter without interest' }, at(300));
  const archived = local.mail({ subject: 'Filed', text: 'an invoice from last year' }, at(8)).conversation_id;
  archiveConversations({ store: local.store, now: Date.now }, { kind: 'conversations', ids: [archived] } as never);
  local.index();
});
afterAll(() => local.close());

function search(query: string, options: { exact?: boolean; limit?: number } = {}) {
  return searchMail(local.store.db, { query, limit: 50, exact: false, ...options });
}
const subjects = (query: string, exact = false): string[] =>
  search(query, { exact }).hits.map((hit) => hit.subject.replaceAll(/[\u0002\u0003]/g, ''));

describe('searchMail (INB-6)', () => {
  it.each<[string, string[]]>([
    ['invoice', ['Quarterly invoice', 'Filed']],
    ['INVOICE march ', ['Quarterly invoice']],
    ['"invoice for"', ['Quarterly invoice']],
    ['"for invoice"', []],
    ['mach', ['Offer 4711']],
    ['inv*  year ', ['Filed']],
    ['subject:invoice ', ['Quarterly invoice']],
    ['subject:"offer 4711"', ['Offer 4711', 'Re: Offer 4711']],
    ['4711', ['Offer 4711', 'Re: Offer 4711']],
    ['invoice -march ', ['Filed']],
    ['rechnung', ['Quarterly invoice']],
    // people
    ['from:carol offer ', ['Offer 4711']],
    ['from: dave', ['Lunch']],
    ['from:muller', ['Lunch']],
    ['from:MÜLLER', ['Lunch']],
    ['from:"Dave Müller"', ['Lunch']],
    ['from:dave@supplier.example', ['Lunch']],
    ['from:supplier.example', ['Lunch']],
    ['from:王', ['報價單']],
    ['to:bob', ['Offer 4711']],
    ['to:customer', ['Re: Offer 4711']],
    ['to:cc', []],
    ['offer -from:alice ', ['Offer 4711']],
    ['offer -to:bob ', ['Re: Offer 4711']],
    ['from:carol from:dave', []],
    // filters, alone and with words
    ['is:starred', ['Starred one']],
    ['in:archive', ['Filed']],
    ['in:sent', ['Re: Offer 4711']],
    ['has:attachment', ['Quarterly invoice']],
    ['in:archive invoice ', ['Filed']],
    ['in:inbox invoice ', ['Quarterly invoice']],
    ['has:attachment -invoice ', []],
    ['before:2026-03-01', ['Old news']],
    ['after:2026-11-19', ['Quarterly invoice']],
    ['after:2026-11-18 before:2026-11-19', ['Lunch']],
    ['before:2026-11-15 after:2026-11-13 -is:unread', ['Zażółć gęślą jaźń']],
    // writing
    ['cafe', ['Lunch']],
    ['naive', ['Lunch']],
    ['strasse', ['Lunch']],
    ['Straße', ['Lunch']],
    ['zazolc', ['Zażółć gęślą jaźń']],
    ['lodz', ['Zażółć gęślą jaźń']],
    ['oresund aero ', ['Zażółć gęślą jaźń']],
    ['istanbul', ['Zażółć gęślą jaźń']],
    ['da nang ', ['Zażółć gęślą jaźń']],
    ['報價', ['報價單']],
    ['查收', ['報價單']],
    ['價報', []],
  ])('%s finds %j', (query, expected) => {
    expect(subjects(query)).toEqual(expected);
  });

  it.each(['is:unread', '-newsletter', 'is:read', '-from:carol', 'is:unread -is:starred'])(
    'narrows without words: %s',
    (query) => {
      const found = subjects(query);
      const all = local.store.db
        .prepare<[], { subject: string; seen: number; starred: number; from_name: string }>(
          'SELECT subject, seen, starred, from_name FROM message ORDER BY id DESC',
        )
        .all();
      const expected = all.filter((row) => {
        if (query === 'is:unread') return row.seen === 0;
        if (query === 'is:read') return row.seen === 1;
        if (query === '-newsletter') return row.subject !== 'Old news';
        if (query === '-from:carol') return row.from_name !== carol.name;
        return row.seen === 0 && row.starred === 0;
      });
      expect(found).toEqual(expected.map((row) => row.subject));
    },
  );

  it.each([
    ['invoce', 'invoice', ['Quarterly invoice', 'Filed']],
    ['machnie', 'machine', ['Offer 4711']],
    ['newslettr', 'newsletter', ['Old news']],
  ])('forgives a typing mistake and says so: %s', (typed, meant, expected) => {
    const found = search(`${typed} `);
    expect(found.hits.map((hit) => hit.subject.replaceAll(/[\u0002\u0003]/g, ''))).toEqual(expected);
    expect(found.corrected).toEqual([{ from: typed, to: meant }]);
  });

  it('does not correct what was asked for exactly, or what is unwanted', () => {
    expect(subjects('invoce', true)).toEqual([]);
    expect(search('offer -machnie ').corrected).toEqual([]);
  });

  it('marks the hits, accents and ß and CJK included, and nothing else', () => {
    const [lunch] = search('strasse').hits;
    expect(lunch?.snippet).toContain('\u0002Straße\u0003 café');
    const [cafe] = search('cafe').hits;
    expect(cafe?.snippet).toContain('\u0002café\u0003');
    const [cjk] = search('報價').hits;
    expect(cjk?.subject).toBe('\u0002報\u0003\u0002價\u0003單');
    const [typo] = search('invoce ').hits;
    expect(typo?.subject).toBe('Quarterly \u0002invoice\u0003');
    for (const hit of search('machine').hits)
      expect(hit.snippet.replaceAll(/[\u0002\u0003]/g, '')).toBe('Our offer: 12 machines. The machine is blue.');
  });

  it.each([
    '"',
    '""',
    '*',
    '^',
    ':',
    'NEAR',
    'NEAR(a, b)',
    'a NEAR/2 b',
    'AND',
    'OR',
    'NOT',
    '-',
    '- -',
    '(',
    ')',
    '{a}',
    'subject:',
    'message_search:x',
    'rowid:1',
    '"a" "b',
    "'; DROP TABLE message; --",
    '%',
    '_',
    '\\',
    '\u0000',
    '\ud800',
    'a\u0000b',
    'from:"',
    'from:%',
    'to:_',
    'from:*',
    '-"',
    'has:',
    'before:',
    '🎉',
    '\u202e',
    'x'.repeat(1000),
    '" '.repeat(500),
    '-a '.repeat(300),
    'ﬁ',
    'İ',
    'ǅ',
    '½',
    '٣',
  ])('S5: what a person types is never syntax: %j', (query) => {
    for (const exact of [true, false]) expect(() => search(query, { exact })).not.toThrow();
    expect(local.store.db.prepare('SELECT count(*) AS n FROM message').get()).toEqual({ n: 9 });
  });

  it('gives one result per conversation, newest first, and tells what it searched', () => {
    const reply = local.mail({ subject: 'Re: chat', text: 'zebra again', references: ['chat@x.example'] });
    local.mail({ subject: 'chat', text: 'zebra first', messageId: 'chat@x.example' }, { receivedAt: noon - 20 * DAY });
    local.index();
    const found = search('zebra');
    expect(found).toMatchObject({ total: 1, more: false, unindexed: 0, problem: '' });
    expect(found.hits[0]?.message).toBe(reply.id);
    expect(found.searched).toBe(11);
  });

  it('says how much is not indexed yet, and does not find it', () => {
    local.mail({ subject: 'fresh giraffe' });
    expect(search('giraffe')).toMatchObject({ total: 0, unindexed: 1 });
    local.index();
    expect(search('giraffe')).toMatchObject({ total: 1, unindexed: 0 });
  });

  it('never shows mail that another client has marked as deleted', () => {
    local.mail({ subject: 'hidden walrus' }, { flags: 8 });
    local.index();
    expect(subjects('walrus')).toEqual([]);
  });
});
