import { describe, expect, it } from 'vitest';
import { buildMessage } from '../sample/mailbox/build-message.ts';
import { parseDate } from './mail-date.ts';
import { headerFields, identityFields, parseHeader } from './parse-header.ts';
import { parseMessage } from './parse-message.ts';

const raw = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const identityOf = (bytes: Buffer): string => hex(parseMessage(bytes).header.identity);

/** What a server gives for BODY[HEADER.FIELDS (…)]: just these fields, and an empty line. */
function onlyFields(bytes: Buffer, names: readonly string[]): Buffer {
  const header = bytes.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  const fields = header
    .split(/\r\n(?![ \t])/)
    .filter((field) => names.includes(field.split(':', 1)[0]?.trim().toLowerCase() ?? ''));
  return Buffer.from(`${fields.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** What a server gives for BODY[HEADER]. */
const onlyHeader = (bytes: Buffer): Buffer =>
  Buffer.from(`${bytes.toString('latin1').split('\r\n\r\n', 1)[0]}\r\n\r\n`, 'latin1');

const messages: readonly [string, Buffer][] = [
  [
    'ordinary',
    buildMessage({
      from: { name: 'C', address: 'c@x.example' },
      to: [],
      subject: 's',
      date: new Date(0),
      messageId: 'a@x',
      text: 't',
    }),
  ],
  [
    'a folded From with encoded words',
    raw(
      'Date: Thu, 1 Jan 2026 00:00:00 +0000',
      'From: =?utf-8?Q?Gr=C3=BC?=\r\n =?utf-8?Q?=C3=9Fe?=\r\n <c@x.example>',
      'Message-ID: <a@x>',
      '',
      'body',
    ),
  ],
  [
    'no From, but a Sender',
    raw('Sender: c@x.example', 'Message-ID: <a@x>', 'Date: Thu, 1 Jan 2026 00:00:00 +0000', '', 'body'),
  ],
  ['two From fields', raw('From: a@x.example', 'From: b@x.example', 'Message-ID: <a@x>', '', 'body')],
  ['two Message-IDs', raw('From: a@x.example', 'Message-ID: <a@x>', 'Message-ID: <b@x>', '', 'body')],
  ['no date', raw('From: a@x.example', 'Message-ID: <a@x>', '', 'body')],
  ['a Message-ID over two lines', raw('Message-ID:', ' <a@x>', 'From: a@x.example', '', 'body')],
  [
    'fields in capitals',
    raw('MESSAGE-ID: <a@x>', 'FROM: A@X.EXAMPLE', 'DATE: Thu, 1 Jan 2026 00:00:00 +0000', '', 'b'),
  ],
  ['raw UTF-8 in From', Buffer.from('From: Jürgen <jürgen@x.example>\r\nMessage-ID: <a@x>\r\n\r\nb')],
  ['no body and no empty line', raw('From: a@x.example', 'Message-ID: <a@x>')],
];

const nameless: readonly [string, Buffer][] = [
  ['ordinary', raw('Received: by mx; Thu, 1 Jan 2026 00:00:00 +0000', 'From: a@x.example', 'Subject: x', '', 'body')],
  ['no body', raw('From: a@x.example', 'Subject: x', '', '')],
  ['no empty line', raw('From: a@x.example', 'Subject: x')],
  ['no header: text from the first line on', raw('Hello,', 'this is all', '', 'second paragraph')],
  ['an empty header', raw('', 'Hello')],
  ['junk between the fields', raw('From: a@x.example', 'junk without a colon', 'Subject: x', '', 'body')],
];

describe('the identity of mail (SYN-5, DEL-4, DEL-10)', () => {
  it.each(messages)('is the same by the whole message, its header, and the fields that are fetched: %s', (_, bytes) => {
    const whole = identityOf(bytes);
    expect(hex(parseHeader(onlyHeader(bytes)).identity)).toBe(whole);
    expect(hex(parseHeader(onlyFields(bytes, identityFields)).identity)).toBe(whole);
    expect(hex(parseHeader(onlyFields(bytes, headerFields)).identity)).toBe(whole);
  });

  it.each(nameless)('without a Message-ID it is the same by the whole message and by its header: %s', (_, bytes) => {
    expect(hex(parseHeader(onlyHeader(bytes)).identity)).toBe(identityOf(bytes));
  });

  it('tells apart what has the same Message-ID but another date or sender', () => {
    const make = (date: string, from: string, text: string) =>
      identityOf(raw(`Date: ${date}`, `From: ${from}`, 'Message-ID: <same@x>', '', text));
    const first = make('Thu, 1 Jan 2026 00:00:00 +0000', 'a@x.example', 'text');
    expect(make('Thu, 1 Jan 2026 00:00:01 +0000', 'a@x.example', 'text')).not.toBe(first);
    expect(make('Thu, 1 Jan 2026 00:00:00 +0000', 'b@x.example', 'text')).not.toBe(first);
    expect(make('Thu, 1 Jan 2026 00:00:00 +0000', 'A@X.example', 'with the footer of a list')).toBe(first);
  });

  it('tells bodies without a header apart by their first paragraph', () => {
    expect(identityOf(raw('one', '', 'x'))).not.toBe(identityOf(raw('two', '', 'x')));
  });

  it('cannot be made the same by moving text from one field to another', () => {
    expect(identityOf(raw('Message-ID: <a@x>', 'Date: 1', 'From: b@y'))).not.toBe(
      identityOf(raw('Message-ID: <a@x>', 'Date: 1 b@y', 'From: @')),
    );
  });
});

describe('parseDate', () => {
  const at = (...parts: Parameters<typeof Date.UTC>) => Date.UTC(...parts);
  it.each<[string, number]>([
    ['Sat, 21 Nov 2026 14:05:06 +0100', at(2026, 10, 21, 13, 5, 6)],
    ['21 Nov 2026 14:05 +0000', at(2026, 10, 21, 14, 5)],
    ['Sat, 21 Nov 2026 14:05:06 GMT', at(2026, 10, 21, 14, 5, 6)],
    ['Sat, 21 Nov 2026 14:05:06 EST', at(2026, 10, 21, 19, 5, 6)],
    ['Sat, 21 Nov 2026 14:05:06 -0530 (IST)', at(2026, 10, 21, 19, 35, 6)],
    ['Sat,  1  Nov 26 14:05:06 +0000', at(2026, 10, 1, 14, 5, 6)],
    ['Fri, 21 Nov 97 09:55:06 -0600', at(1997, 10, 21, 15, 55, 6)],
    ['Sat, 21 November 2026 14:05:06 +0000', at(2026, 10, 21, 14, 5, 6)],
    ['21-Nov-2026 14:05:06 +0000', at(2026, 10, 21, 14, 5, 6)],
    ['Sat, 21 Nov 2026 14:05:06', at(2026, 10, 21, 14, 5, 6)],
    ['2026-11-21T14:05:06Z', at(2026, 10, 21, 14, 5, 6)],
    ['2026-11-21T14:05:06+01:00', at(2026, 10, 21, 13, 5, 6)],
    ['Sat, 21 Nov 2026 14:05:06.123 +0000', at(2026, 10, 21, 14, 5, 6)],
    ['Thu, 01 Jan 1970 00:00:00 +0000', 0],
    ['Sat, 21 Nov 2206 14:05:06 +0000', 0],
    ['21 Foo 2026 14:05:06 +0000', 0],
    ['yesterday', 0],
    ['', 0],
  ])('%s', (field, expected) => {
    expect(parseDate(field)).toBe(expected);
  });

  it('reads a megabyte of digits within moments', () => {
    const begun = performance.now();
    expect(parseDate('1'.repeat(1_000_000))).toBe(0);
    expect(parseDate('1 '.repeat(500_000))).toBe(0);
    expect(performance.now() - begun).toBeLessThan(100);
  });
});

describe('references of a conversation', () => {
  const references = (...lines: string[]) => parseHeader(raw('Message-ID: <me@x>', ...lines, '', '')).references;

  it.each<[string, string[], string[]]>([
    ['oldest first', ['References: <a@x> <b@x>'], ['a@x', 'b@x']],
    ['In-Reply-To counts', ['In-Reply-To: <a@x>'], ['a@x']],
    ['both, each once', ['References: <a@x> <b@x>', 'In-Reply-To: <b@x>'], ['a@x', 'b@x']],
    ['never itself', ['References: <a@x> <me@x>'], ['a@x']],
    ['a phrase in In-Reply-To is no id', ['In-Reply-To: Your message of Monday, carol@x.example'], []],
    ['a phrase and an id', ['In-Reply-To: Carol’s message <a@x>'], ['a@x']],
    ['folded', ['References: <a@x>\r\n\t<b@x>\r\n <c@x>'], ['a@x', 'b@x', 'c@x']],
  ])('%s', (_, lines, expected) => {
    expect(references(...lines)).toEqual(expected);
  });

  it('keeps the newest hundred of very many', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `<${index}@x>`).join(' ');
    expect(references(`References: ${many}`)).toEqual(Array.from({ length: 100 }, (_, index) => `${4_900 + index}@x`));
  });
});
