import { expect, test } from 'vitest';
import { buildMessage } from './build-message.ts';

const plain = {
  from: { name: 'Anna Berg', address: 'anna@nordwind.example' },
  to: [{ name: 'Nowak, Ola', address: 'ola@dealbox.example' }],
  subject: 'Renewal',
  date: new Date('2026-03-04T05:06:07Z'),
  messageId: 'one@nordwind.example',
};

function textOf(parts: Partial<Parameters<typeof buildMessage>[0]>): string {
  return buildMessage({ ...plain, ...parts }).toString('latin1');
}

test('a plain message is ASCII lines with CRLF, its fields in order', () => {
  expect(textOf({ text: 'Hello Ola,\nfine.\n', utcOffset: 330 })).toBe(
    [
      'From: Anna Berg <anna@nordwind.example>',
      'To: "Nowak, Ola" <ola@dealbox.example>',
      'Subject: Renewal',
      'Date: Wed, 4 Mar 2026 10:36:07 +0530',
      'Message-ID: <one@nordwind.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 7bit',
      '',
      'Hello Ola,',
      'fine.',
      '',
    ].join('\r\n'),
  );
});

test('no line is longer than 78, whatever the texts and names are', () => {
  const raw = textOf({
    from: {
      name: 'Żółć Gęślą Jaźń Bardzo Długie Nazwisko Spółka z ograniczoną odpowiedzialnością',
      address: 'z@z.example',
    },
    subject: `${'日本語の件名'.repeat(12)} and an English end`,
    references: Array.from({ length: 20 }, (_, index) => `a-long-message-id-${index}@nordwind.example`),
    text: `${'Zażółć gęślą jaźń '.repeat(40)}\n${'x'.repeat(500)} \n`,
    html: `<p>${'a < b = c '.repeat(60)}</p>`,
    files: [{ name: 'Übersicht – Größen.pdf', type: 'application/pdf', content: new Uint8Array(5_000).fill(7) }],
  });
  expect(raw.split('\r\n').filter((line) => line.length > 78)).toEqual([]);
  expect(raw).toMatch(/^[\r\n\t\x20-\x7e]*$/);
});

test('encoded words and quoted-printable give back the text they were made from', () => {
  const subject = 'Größe ☃ und 日本語の件名がここに長く続いていきます、そして終わりです';
  const text = `${'Zażółć gęślą jaźń = 100 %, '.repeat(9)}\nends with space \n`;
  const raw = textOf({ subject, text });
  const words = [...raw.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/g)].map((word) =>
    Buffer.from(word[1] ?? '', 'base64').toString(),
  );
  expect(words.join('')).toBe(subject);
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const decoded = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  expect(Buffer.from(decoded, 'latin1').toString()).toBe(text.replaceAll('\n', '\r\n'));
});

test('text, HTML with its picture, an invitation and files nest as mail programs do it', () => {
  const raw = textOf({
    text: 'a',
    html: '<img src="cid:logo">',
    invitation: { method: 'REQUEST', ics: 'BEGIN:VCALENDAR' },
    files: [
      { name: 'logo.png', type: 'image/png', content: Buffer.from('png'), contentId: 'logo' },
      { name: 'quote.pdf', type: 'application/pdf', content: Buffer.from('pdf') },
    ],
  });
  const types = [...raw.matchAll(/^Content-Type: ([^;]+)/gm)].map((type) => type[1]);
  expect(types).toEqual([
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'multipart/related',
    'text/html',
    'image/png',
    'text/calendar',
    'application/pdf',
  ]);
  expect(new Set(raw.match(/boundary="[^"]+"/g)).size).toBe(3);
});
