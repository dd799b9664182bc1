import fc from 'fast-check';
import PostalMime, { type Email, type Address as PostalAddress } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Address } from '#shared/model/conversation.ts';
import { fuzz } from '../../../tests/support/fuzz.ts';
import { buildMessage } from '../sample/mailbox/build-message.ts';
import { sampleMailbox } from '../sample/mailbox/sample-mailbox.ts';
import { decodeText } from './decode-text.ts';
import { parseMessage } from './parse-message.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** The same message read by a parser that shares no line with ours. What both agree on is hardly wrong. */

const folded = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const flat = (people: readonly Address[]): string[] => people.map(({ name, address }) => `${name}<${address}>`);
const theirs = (people: readonly PostalAddress[] | undefined): string[] =>
  (people ?? [])
    .flatMap((person) => person.group ?? [person])
    .map((person) => `${folded(person.name === person.address ? '' : (person.name ?? ''))}<${person.address ?? ''}>`);

/** postal-mime takes CR out of invitations. */
const asTold = (type: string, bytes: Buffer): string =>
  /calendar|ics/.test(type) ? bytes.toString('latin1').replaceAll('\r', '') : bytes.toString('base64');

interface Read {
  subject: string;
  from: string[];
  to: string[];
  cc: string[];
  date: number;
  messageId: string;
  references: string[];
  html: string;
  files: string[];
}

function ours(raw: Buffer): Read & { text: string } {
  const { header, content } = parseMessage(raw);
  const bytesOf = (part: (typeof content.parts)[number]) =>
    decodeTransfer(raw.subarray(part.offset, part.offset + part.length), part.encoding);
  const html = content.parts.find((part) => part.kind === 'html');
  return {
    subject: header.subject,
    from: flat([header.from]),
    to: flat(header.to),
    cc: flat(header.cc),
    date: header.sentAt,
    messageId: header.messageId,
    references: [...header.references],
    html: html === undefined ? '' : folded(decodeText(bytesOf(html), html.charset)),
    files: content.parts
      .filter((part) => part.kind === 'attachment')
      .map((part) => `${part.name} ${part.type} ${asTold(part.type, bytesOf(part))}`)
      .sort(),
    text: folded(content.text),
  };
}

async function postal(raw: Buffer): Promise<{ read: Read; email: Email }> {
  const email = await PostalMime.parse(raw);
  const ids = (field: string | undefined) => (field ?? '').match(/<[^<>]+>/g)?.map((id) => id.slice(1, -1)) ?? [];
  const references = [...new Set([...ids(email.references), ...ids(email.inReplyTo)])];
  const read = {
    subject: folded(email.subject ?? ''),
    from: theirs(email.from === undefined ? [] : [email.from]),
    to: theirs(email.to),
    cc: theirs(email.cc),
    date: email.date === undefined ? 0 : Date.parse(email.date),
    messageId: ids(email.messageId)[0] ?? '',
    references,
    html: folded(email.html ?? ''),
    files: email.attachments
      .map(
        (file) =>
          `${file.filename ?? ''} ${file.mimeType} ${asTold(file.mimeType, Buffer.from(file.content as ArrayBuffer))}`,
      )
      .sort(),
  };
  return { read, email };
}

/** postal-mime gives an invitation both as a file and as an alternative; a file without a name has none there. */
const comparable = (read: Read): Read => ({
  ...read,
  files: read.files.map((file) => file.replace(/^(invite\.ics|message\.eml|part-\d+(\.\w+)?) /, ' ')).sort(),
});

describe('against postal-mime', () => {
  it('reads every message of the sample mailbox alike', async () => {
    const messages = sampleMailbox(new Date('2026-11-21T12:00:00Z'));
    expect(messages.length).toBeGreaterThan(400);
    for (const message of messages) {
      const raw = Buffer.from(message.raw);
      const { text, ...mine } = ours(raw);
      const { read, email } = await postal(raw);
      expect(comparable(mine)).toEqual(comparable(read));
      // where there is a text part of substance, it is the text
      const stub = (email.text ?? '').trim() === '' || (email.text ?? '').length < 600;
      if (!stub) expect(text).toBe(folded(email.text ?? ''));
    }
  });

  it('reads generated mail alike: every script, long words, odd names, any bytes in files', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 0, maxLength: 60 })
      .map((text) => folded(text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')));
    const address = fc.emailAddress().filter((text) => /^[\w.+-]+@[\w.-]+$/.test(text));
    const person = fc.record({ name: words.filter((name) => !/["\\<>@,;:()[\]=?]/.test(name)), address });
    const file = fc.record({
      name: words.map((name) => `${name.replaceAll(/["\\/]/g, '')}x.bin`),
      type: fc.constantFrom('application/pdf', 'image/png', 'application/octet-stream'),
      content: fc.uint8Array({ maxLength: 200 }),
    });
    const parts = fc.record(
      {
        from: person,
        to: fc.array(person, { minLength: 1, maxLength: 4 }),
        cc: fc.array(person, { maxLength: 3 }),
        subject: words,
        date: fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        messageId: fc.constantFrom('a@x.example', 'b.c-d@y.example'),
        references: fc.array(fc.constantFrom('r1@x', 'r2@x', 'r3@x'), { maxLength: 3 }),
        text: fc.array(words, { minLength: 1, maxLength: 5 }).map((lines) => `${lines.join('\n')}\n`),
        html: words.map((text) => `<p>${text.replaceAll(/[<>&]/g, '')}</p>`),
        files: fc.array(file, { maxLength: 3 }),
      },
      { requiredKeys: ['from', 'to', 'subject', 'date', 'messageId', 'text'] },
    );
    await fc.assert(
      fc.asyncProperty(parts, async (given) => {
        const raw = buildMessage(given);
        const { text, ...mine } = ours(raw);
        const { read, email } = await postal(raw);
        expect(comparable(mine)).toEqual(comparable(read));
        if (given.html === undefined) expect(text).toBe(folded(email.text ?? ''));
        // and both read what was written
        expect(mine.subject).toBe(folded(given.subject));
      }),
      fuzz(300),
    );
  });
});
