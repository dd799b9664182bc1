import { describe, expect, it } from 'vitest';
import { parseAddresses, parseMessageIds } from './addresses.ts';
import { parseHeader } from './parse-header.ts';

const short = (field: string): string[] => parseAddresses(field).map(({ name, address }) => `${name} <${address}>`);
const from = (...lines: string[]) => parseHeader(Buffer.from([...lines, '', ''].join('\r\n'), 'latin1')).from;

describe('parseAddresses (RFC 5322 §3.4)', () => {
  it.each<[string, string, string[]]>([
    ['an address alone', 'carol@x.example', [' <carol@x.example>']],
    ['a name', 'Carol <carol@x.example>', ['Carol <carol@x.example>']],
    ['a quoted name', '"Nowak, Carol" <carol@x.example>', ['Nowak, Carol <carol@x.example>']],
    ['escapes in a quoted name', '"Carol \\"C\\" N" <carol@x.example>', ['Carol "C" N <carol@x.example>']],
    ['a name in encoded words', '=?utf-8?Q?M=C3=BCller?= <m@x.example>', ['Müller <m@x.example>']],
    [
      'an encoded word in quotes, against the rule',
      '"=?utf-8?Q?M=C3=BCller?=" <m@x.example>',
      ['Müller <m@x.example>'],
    ],
    ['a name behind it, as old programs wrote it', 'carol@x.example (Carol N.)', ['Carol N. <carol@x.example>']],
    ['nested comments', 'carol@x.example (a (b) c)', ['a (b) c <carol@x.example>']],
    [
      'a list',
      'a@x.example, B <b@x.example>,"C" <c@x.example>',
      [' <a@x.example>', 'B <b@x.example>', 'C <c@x.example>'],
    ],
    ['semicolons, as Outlook writes them', 'a@x.example; b@x.example', [' <a@x.example>', ' <b@x.example>']],
    ['empty places', ',,a@x.example,, ,', [' <a@x.example>']],
    ['an address literal', 'carol@[IPv6:2001:db8::1]', [' <carol@[IPv6:2001:db8::1]>']],
    ['a group', 'Team: a@x.example, B <b@x.example>;', [' <a@x.example>', 'B <b@x.example>']],
    ['an empty group', 'undisclosed-recipients:;', []],
    [
      'a group among others',
      'a@x.example, T: b@x.example;, c@x.example',
      [' <a@x.example>', ' <b@x.example>', ' <c@x.example>'],
    ],
    ['a source route', '<@a.example,@b.example:carol@x.example>', [' <carol@x.example>']],
    ['a quoted local part', '"carol n"@x.example', [' <"caroln"@x.example>']],
    ['white space in the address', '< carol @ x.example >', [' <carol@x.example>']],
    ['no closing bracket', 'Carol <carol@x.example', ['Carol <carol@x.example>']],
    ['a name and no address', 'Carol', ['Carol <>']],
    ['an empty address', 'Carol <>', ['Carol <>']],
    ['the name repeats the address', 'carol@x.example <carol@x.example>', [' <carol@x.example>']],
    ['a dot in an unquoted name', 'Dr. Carol N. <carol@x.example>', ['Dr. Carol N. <carol@x.example>']],
    ['an apostrophe', "Carol O'Neil <carol@x.example>", ["Carol O'Neil <carol@x.example>"]],
    [
      'UTF-8 in the address (RFC 6531)',
      Buffer.from('<jürgen@müller.example>').toString('latin1'),
      [' <jürgen@müller.example>'],
    ],
    ['nothing', '', []],
  ])('%s', (_, field, expected) => {
    expect(short(field)).toEqual(expected);
  });

  it('takes a hundred thousand, up to its limit, within moments', () => {
    const begun = performance.now();
    expect(parseAddresses('a@x.example, '.repeat(100_000))).toHaveLength(2_000);
    expect(parseAddresses('g:;"'.repeat(100_000)).length).toBeLessThanOrEqual(2_000);
    expect(parseAddresses('('.repeat(200_000))).toEqual([]);
    expect(parseAddresses('"'.repeat(200_001)).length).toBeLessThanOrEqual(2_000);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('who a message pretends to be from (SECURITY §2, sender spoofing)', () => {
  it.each<[string, string, string]>([
    [
      'an address in the name does not become the address',
      '"security@bank.example" <x@evil.example>',
      'x@evil.example',
    ],
    ['nor without quotes', 'security@bank.example <x@evil.example>', 'x@evil.example'],
    ['nor in an encoded word', '=?utf-8?Q?security=40bank=2Eexample?= <x@evil.example>', 'x@evil.example'],
    ['two addresses with a colon between', '<valid@bank.example>:<x@evil.example>', 'x@evil.example'],
    [
      'two in brackets: the last one counts, as for who answers',
      '<security@bank.example> <x@evil.example>',
      'x@evil.example',
    ],
    ['a comment with an address', 'x@evil.example (security@bank.example)', 'x@evil.example'],
    ['NUL behind a friendly name', 'security@bank.example\x00 <x@evil.example>', 'x@evil.example'],
    ['NUL in the address', '<security@bank.example\x00@evil.example>', 'security@bank.example@evil.example'],
    [
      'an encoded word in the address',
      '<=?utf-8?Q?security=40bank.example=00?=@evil.example>',
      'security@bank.example@evil.example',
    ],
    ['brackets in an encoded word', '=?utf-8?Q?=3Csecurity=40bank.example=3E?= <x@evil.example>', 'x@evil.example'],
    ['a group whose name is an address', 'security@bank.example: x@evil.example;', 'x@evil.example'],
    ['line ends in an encoded word', '=?utf-8?Q?Bank=0D=0ABcc:_y@evil.example?= <x@evil.example>', 'x@evil.example'],
  ])('%s', (_, field, address) => {
    expect(from(`From: ${field}`).address).toBe(address);
  });

  it('a name never holds control characters, nor those that turn the direction of writing or have no width', () => {
    for (const code of [0x00, 0x0a, 0x0d, 0x202e, 0x202a, 0x2066, 0x2069, 0x200b, 0x200e, 0x200f, 0xfeff]) {
      const word = Buffer.from(`Bank${String.fromCodePoint(code)}elpmaxe`).toString('base64');
      expect(from(`From: =?utf-8?B?${word}?= <x@evil.example>`).name.replace(' ', '')).toBe('Bankelpmaxe');
    }
  });

  it('keeps the joiners that names are written with (Persian, emoji)', () => {
    for (const name of ['می‌خواهم', '👩‍💼 Carol']) {
      const word = Buffer.from(name).toString('base64');
      expect(from(`From: =?utf-8?B?${word}?= <x@evil.example>`).name).toBe(name);
    }
  });

  it('more than one From: the first one counts, the others are not hidden behind it', () => {
    expect(from('From: first@x.example', 'From: second@x.example').address).toBe('first@x.example');
    expect(from('From: a@x.example, b@x.example').address).toBe('a@x.example');
  });

  it('no From: the Sender is shown', () => {
    expect(from('Sender: carol@x.example').address).toBe('carol@x.example');
    expect(from('Subject: x')).toEqual({ name: '', address: '' });
  });
});

describe('parseMessageIds', () => {
  it.each<[string, string, string[]]>([
    ['in brackets', '<a@x> <b@x>', ['a@x', 'b@x']],
    ['without space', '<a@x><b@x>', ['a@x', 'b@x']],
    ['folded inside', '<a@\r\n x>', ['a@x']],
    ['without brackets', 'a@x b@x', ['a@x', 'b@x']],
    ['commas', '<a@x>, <b@x>', ['a@x', 'b@x']],
    ['no @ in it', '<0123456789>', ['0123456789']],
    ['junk', 'hello', []],
    ['empty', '<>', []],
  ])('%s', (_, field, expected) => {
    expect(parseMessageIds(field)).toEqual(expected);
  });
});
