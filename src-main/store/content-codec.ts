import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { MailContent, MailPart, PackRange } from '#shared/model/mail.ts';

/** What is kept of a body beside its raw bytes. */
export type StoredContent = Pick<MailContent, 'text' | 'parts'>;

/** A body as the store takes it. */
export interface MessageBody {
  readonly snippet: string;
  readonly attachments: boolean;
  readonly damaged: boolean;
  /** Its StoredContent, by packContent(). */
  readonly packed: Uint8Array;
  readonly range: PackRange;
}

/** The first byte of every packed content. */
const DEFLATED = 1;
/** The next levels take longer and save next to nothing. */
const LEVEL = 5;
/** Most mail is shorter than a small window, and tables of the full size take longer to set up than such a text to compress. Bytes. */
const SHORT = 8192;
const small = { windowBits: 13, memLevel: 7, chunkSize: 4096 };
/** The text begins behind the first one; JSON holds none. */
const BORDER = '\n';

/** What most bodies share. Part of the format: a changed dictionary needs a number of its own in front. */
const dictionary = Buffer.from(
  [
    'Cordialement, Bien à vous, Med vänliga hälsningar, Pozdrawiam, Saludos, Mit freundlichen Grüßen, Kind regards, Best regards, Thanks, Thank you,',
    '\n\n-----Original Message-----\nFrom: Sent: To: Cc: Subject: Date: wrote:\n> > \n> https://www.http://.com/',
    '[{"number":4,"kind":"attachment","type":"application/octet-stream","charset":"","encoding":"base64","name":"image001.png","contentId":"","inline":true,"offset":',
    '{"number":3,"kind":"attachment","type":"application/pdf","charset":"","encoding":"base64","name":"","contentId":"","inline":false,"offset":',
    '{"number":2,"kind":"html","type":"text/html","charset":"utf-8","encoding":"quoted-printable","name":"","contentId":"","inline":false,"offset":,"length":},',
    '[{"number":1,"kind":"text","type":"text/plain","charset":"utf-8","encoding":"8bit","name":"","contentId":"","inline":false,"offset":,"length":}]\n',
  ].join(''),
);

/** Text and parts as they lie in the database: compressed, because text is most of what a store would otherwise hold beside raw mail. */
export function packContent({ text, parts }: StoredContent): Uint8Array {
  const joined = Buffer.from(`${JSON.stringify(parts)}${BORDER}${text}`, 'utf8');
  const deflated = deflateRawSync(joined, { level: LEVEL, dictionary, ...(joined.length < SHORT ? small : {}) });
  // bytes of its own, so that handing it to another thread moves no more than these
  const packed = new Uint8Array(deflated.length + 1);
  packed[0] = DEFLATED;
  packed.set(deflated, 1);
  return packed;
}

/** Null where the bytes are not what packContent() gave: a disk that fails takes a message's text, not the work on all others. */
export function unpackContent(packed: Uint8Array): StoredContent | null {
  if (packed[0] !== DEFLATED) return null;
  try {
    const joined = inflateRawSync(packed.subarray(1), { dictionary }).toString('utf8');
    const border = joined.indexOf(BORDER);
    return { text: joined.slice(border + 1), parts: JSON.parse(joined.slice(0, border)) as MailPart[] };
  } catch {
    return null;
  }
}

/** What was parsed, made ready for the store. */
export function toBody(content: MailContent, range: PackRange): MessageBody {
  const { snippet, attachments, damaged } = content;
  return { snippet, attachments, damaged, packed: packContent(content), range };
}
