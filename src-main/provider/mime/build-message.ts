import MailComposer from 'nodemailer/lib/mail-composer';
import type { Address } from '#shared/model/conversation.ts';
import { safeHtml } from './safe-html.ts';
import { shownContentIds, withDirections, writtenText } from './written-html.ts';

export interface WrittenFile {
  readonly name: string;
  readonly type: string;
  /** Shown inside the HTML as `cid:…`; '' where it is an attachment. */
  readonly contentId: string;
  readonly bytes: Buffer;
}

export interface WrittenMail {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  readonly subject: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly inReplyTo: string;
  /** Oldest first. */
  readonly references: readonly string[];
  /** Milliseconds since 1970. */
  readonly date: number;
  /** What was written, and below it what is quoted. */
  readonly html: string;
  readonly files: readonly WrittenFile[];
  /** More fields, as those of a draft. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The mail as it goes over the wire, but with its Bcc field (withoutBcc): multipart/alternative of text and HTML, the pictures that the HTML
 * shows beside it (related), the files behind (mixed). Nothing in a field can begin another one.
 */
export async function buildMessage(mail: WrittenMail): Promise<Buffer> {
  const html = withDirections(safeHtml(mail.html, { remote: true }));
  const shown = shownContentIds(html);
  // a picture that was taken out of the text does not travel along
  const files = mail.files.filter((file) => file.contentId === '' || shown.has(file.contentId));
  const text = writtenText(html);
  const composer = new MailComposer({
    from: person(mail.from),
    to: mail.to.map(person),
    cc: mail.cc.map(person),
    bcc: mail.bcc.map(person),
    subject: oneLine(mail.subject),
    messageId: `<${mail.messageId}>`,
    ...(mail.inReplyTo === '' ? {} : { inReplyTo: `<${mail.inReplyTo}>` }),
    ...(mail.references.length === 0 ? {} : { references: mail.references.map((id) => `<${id}>`) }),
    date: new Date(mail.date),
    // without a text there would be no part at all
    text: text === '' ? '\r\n' : text,
    ...(isBlank(html) ? {} : { html: page(html) }),
    attachments: files.map((file) => ({
      filename: oneLine(file.name),
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
      content: file.bytes,
      contentTransferEncoding: 'base64',
      ...(file.contentId === ''
        ? { contentDisposition: 'attachment' }
        : { cid: file.contentId, contentDisposition: 'inline' }),
    })),
    headers: { ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  });
  const node = composer.compile();
  node.keepBcc = true;
  return node.build();
}

const isBlank = (html: string): boolean => html.replaceAll(/<\/?(p|div|br)\b[^<>]*>|&nbsp;|\s/gi, '') === '';

const page = (html: string): string =>
  `<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n${html}\n</body>\n</html>\n`;

const person = ({ name, address }: Address) => ({ name: oneLine(name), address: oneLine(address) });

const oneLine = (text: string): string => text.replaceAll(/[\x00-\x1f\x7f\u2028\u2029]+/g, ' ').trim();

/** The bytes for the server that sends: nobody may see who else got it blind. */
export function withoutBcc(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  if (end === -1) return raw;
  const header = raw.subarray(0, end + 2).toString('latin1');
  const kept = header.replaceAll(/^bcc:.*\r\n(?:[ \t].*\r\n)*/gim, '');
  return kept.length === header.length ? raw : Buffer.concat([Buffer.from(kept, 'latin1'), raw.subarray(end + 2)]);
}
