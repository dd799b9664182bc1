import { describe, expect, it } from 'vitest';
import type { MailPart } from '#shared/model/mail.ts';
import { packContent, unpackContent } from './content-codec.ts';

const part: MailPart = {
  number: 2,
  kind: 'attachment',
  type: 'application/pdf',
  charset: '',
  encoding: 'base64',
  name: 'Angebot\n“März”.pdf',
  contentId: 'a@b',
  inline: false,
  offset: 812,
  length: 91_244,
};

describe('content of a message, compressed', () => {
  it.each([
    ['', []],
    ['one line', [part]],
    ['\n\nbegins with lines\n', [part, { ...part, number: 3 }]],
    ['grüße 報價單 🎉 \u0000', []],
    ['offer '.repeat(100_000), [part]],
  ])('comes back as it was: %j', (text, parts) => {
    const content = { text: text as string, parts: parts as MailPart[] };
    expect(unpackContent(packContent(content))).toEqual(content);
  });

  it('takes a fraction of the text, and bytes of its own', () => {
    const text =
      'The offer is valid until Friday; please confirm the number of seats.\n> On Monday you wrote:\n'.repeat(20);
    const packed = packContent({ text, parts: [part] });
    expect(packed.length).toBeLessThan(text.length / 5);
    expect(packed.buffer.byteLength).toBe(packed.length);
  });

  it('is nothing where bytes are not its own', () => {
    const whole = packContent({ text: 'whole', parts: [] });
    for (const bytes of [
      Buffer.from('{"text":1}'),
      whole.subarray(0, 9),
      whole.map((byte, at) => (at > 4 ? 255 : byte)),
    ])
      expect(unpackContent(bytes)).toBeNull();
  });
});
