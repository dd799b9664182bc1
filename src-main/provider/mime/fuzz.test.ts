import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzz } from '../../../tests/support/fuzz.ts';
import { message } from '../../../tests/support/messages.ts';
import { sampleMailbox } from '../sample/mailbox/sample-mailbox.ts';
import { limits } from './limits.ts';
import { parseHeader } from './parse-header.ts';
import { parseMessage } from './parse-message.ts';

/** What must hold for any bytes. */
function check(raw: Buffer): void {
  const { header, content } = parseMessage(raw);
  expect(header.identity).toHaveLength(16);
  const strings = [
    header.subject,
    header.messageId,
    content.text,
    content.snippet,
    ...[header.from, ...header.to, ...header.cc, ...header.bcc, ...header.replyTo].flatMap(({ name, address }) => [
      name,
      address,
    ]),
    ...content.parts.flatMap((part) => [part.name, part.type, part.contentId]),
  ];
  for (const text of strings) {
    expect(text.isWellFormed()).toBe(true);
    expect(text.includes('\0')).toBe(false);
  }
  expect(content.text.length).toBeLessThanOrEqual(limits.text + 100);
  expect(content.snippet.length).toBeLessThanOrEqual(140);
  expect(/[\r\n]/.test(header.subject + header.messageId + header.from.name + header.from.address)).toBe(false);
  let end = 0;
  for (const part of content.parts) {
    expect(part.offset).toBeGreaterThanOrEqual(end);
    end = part.offset + part.length;
    expect(part.length).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(raw.length);
  }
  // it must survive the way through the store
  expect(() => JSON.stringify([header, content])).not.toThrow();
}

/** Pieces that parsers stumble over. */
const grammar = fc.constantFrom(
  '\r\n',
  '\n',
  '\r',
  '\r\n\r\n',
  ': ',
  ';',
  '=',
  '"',
  '\\',
  '(',
  ')',
  '<',
  '>',
  ',',
  '@',
  '--b',
  '--b--',
  '--',
  '=?utf-8?Q?',
  '=?utf-8?B?',
  '?=',
  '=C3',
  '=\r\n',
  '\0',
  '\x80',
  '\xff',
  '\x1b$B',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Type: text/html',
  'Content-Type: text/plain; format=flowed; delsp=yes',
  'Content-Type: message/rfc822',
  'Content-Type: multipart/alternative; boundary="b"',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  "Content-Disposition: attachment; filename*0*=UTF-8''a%",
  'filename*1="b"',
  'charset=utf-16',
  'charset=shift_jis',
  'charset=x',
  'From: ',
  'To: ',
  'Subject: ',
  'Date: ',
  'Message-ID: <',
  'References: ',
  '<b>',
  '</b',
  '<!--',
  '-->',
  '<script>',
  '&amp',
  '&#x',
  'Zm9v',
  'g:;',
  'word ',
  'ü',
  '\u202e',
  ' ',
  '\t',
);

describe('any bytes at all', () => {
  it('R10: never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => check(Buffer.from(bytes))),
      fuzz(500),
    );
  });

  it('R10: never throws on pieces of mail put together at random', () => {
    const soup = fc.array(grammar, { maxLength: 120 }).map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
    fc.assert(fc.property(soup, check), fuzz(3_000));
  });

  it('R10: never throws on real mail with damage', () => {
    const seeds = sampleMailbox(new Date('2026-11-21T12:00:00Z'))
      .filter((_, index) => index % 9 === 0)
      .map((item) => Buffer.from(item.raw));
    const damage = fc.record({
      seed: fc.nat({ max: seeds.length - 1 }),
      cuts: fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 60 }), fc.array(grammar, { maxLength: 3 })),
        { minLength: 1, maxLength: 6 },
      ),
    });
    fc.assert(
      fc.property(damage, ({ seed, cuts }) => {
        let raw = seeds[seed] ?? message();
        for (const [place, length, pieces] of cuts) {
          const at = Math.floor(place * Math.min(raw.length, 4_000));
          raw = Buffer.concat([raw.subarray(0, at), Buffer.from(pieces.join(''), 'latin1'), raw.subarray(at + length)]);
        }
        check(raw);
      }),
      fuzz(500),
    );
  });

  it('the header alone says what the header of the whole message says', () => {
    const soup = fc
      .array(grammar, { maxLength: 60 })
      .map((pieces) => `From: a@x\r\nSubject: s\r\n${pieces.join('').replaceAll(/[\r\n]+/g, '\r\n ')}\r\n\r\nbody\r\n`);
    fc.assert(
      fc.property(soup, (text) => {
        const whole = parseMessage(Buffer.from(text, 'latin1')).header;
        expect(parseHeader(Buffer.from(text.replace(/body\r\n$/, ''), 'latin1'))).toEqual(whole);
      }),
      fuzz(500),
    );
  });

  it('R10: takes time in proportion to the bytes', () => {
    const time = (raw: Buffer) => {
      const begun = performance.now();
      parseMessage(raw);
      return performance.now() - begun;
    };
    fc.assert(
      fc.property(fc.array(grammar, { minLength: 3, maxLength: 8 }), (pieces) => {
        const unit = pieces.join('');
        const make = (bytes: number) =>
          Buffer.from(
            `Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${unit.repeat(Math.ceil(bytes / unit.length))}`,
            'latin1',
          );
        time(make(50_000));
        // sixteen times the bytes; a quadratic step would take 256 times as long
        const small = Math.max(1, Math.min(time(make(50_000)), time(make(50_000))));
        const large = Math.min(time(make(800_000)), time(make(800_000)));
        expect(large / small).toBeLessThan(120);
      }),
      fuzz(60),
    );
  }, 60_000);
});
