import { createHash } from 'node:crypto';
import { encodeMailbox, encodeParameter, encodeText, headerField, isAscii, type Mailbox } from './header-encoding.ts';

/** A file that comes with a message. */
export interface MessageFile {
  readonly name: string;
  /** `application/pdf` */
  readonly type: string;
  readonly content: Uint8Array;
  /** Shown inside the HTML as `cid:…` instead of listed as an attachment. */
  readonly contentId?: string;
}

export interface MessageParts {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc?: readonly Mailbox[];
  readonly bcc?: readonly Mailbox[];
  readonly replyTo?: Mailbox;
  readonly subject: string;
  readonly date: Date;
  /** Minutes east of UTC in which the Date field is written. Default: 0. */
  readonly utcOffset?: number;
  /** Without angle brackets, as are the two below. */
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly MessageFile[];
  /** Calendar invitation, as a third alternative beside text and HTML (RFC 6047). */
  readonly invitation?: { readonly method: 'REQUEST' | 'CANCEL' | 'REPLY'; readonly ics: string };
  /** Further fields, by name; values are encoded where they need it. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Writes a message as it goes over the wire: CRLF, ASCII only, MIME structure by what there is (RFC 2045–2047, 2387).
 * The same parts give the same bytes: boundaries come from a digest of the message's identity.
 */
export function buildMessage(parts: MessageParts): Buffer {
  const identity = `${parts.messageId ?? ''}|${parts.subject}|${parts.date.toISOString()}`;
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 24);
  let boundaries = 0;
  const boundary = () => `=_${digest}_${++boundaries}`;
  return Buffer.from(header(parts) + entityText(body(parts, boundary)), 'latin1');
}

/** A MIME entity: its own header fields, and its body. */
interface Entity {
  readonly header: string;
  readonly body: string;
}

function header(parts: MessageParts): string {
  const people = (list: readonly Mailbox[]) => list.map(encodeMailbox).join(', ');
  const ids = (list: readonly string[]) => list.map((id) => `<${id}>`).join(' ');
  const fields: [string, string | undefined][] = [
    ['From', encodeMailbox(parts.from)],
    ['Reply-To', parts.replyTo && encodeMailbox(parts.replyTo)],
    ['To', parts.to.length > 0 ? people(parts.to) : 'undisclosed-recipients:;'],
    ['Cc', parts.cc && parts.cc.length > 0 ? people(parts.cc) : undefined],
    ['Bcc', parts.bcc && parts.bcc.length > 0 ? people(parts.bcc) : undefined],
    ['Subject', encodeText(parts.subject)],
    ['Date', dateText(parts.date, parts.utcOffset ?? 0)],
    ['Message-ID', parts.messageId && ids([parts.messageId])],
    ['In-Reply-To', parts.inReplyTo && ids([parts.inReplyTo])],
    ['References', parts.references && parts.references.length > 0 ? ids(parts.references) : undefined],
    ...Object.entries(parts.headers ?? {}).map(([name, value]): [string, string] => [name, encodeText(value)]),
    ['MIME-Version', '1.0'],
  ];
  return fields.map(([name, value]) => (value === undefined ? '' : headerField(name, value))).join('');
}

function body(parts: MessageParts, boundary: () => string): Entity {
  const inline = (parts.files ?? []).filter((file) => file.contentId !== undefined);
  const attached = (parts.files ?? []).filter((file) => file.contentId === undefined);
  const html = parts.html === undefined ? undefined : textEntity('html', parts.html);
  const related =
    html && inline.length > 0
      ? multipart('related', [html, ...inline.map(fileEntity)], boundary(), '; type="text/html"')
      : html;
  const alternatives = [
    parts.text === undefined ? undefined : textEntity('plain', parts.text),
    related,
    parts.invitation && invitationEntity(parts.invitation),
  ].filter((entity) => entity !== undefined);
  const [only = textEntity('plain', '')] = alternatives;
  const content = alternatives.length > 1 ? multipart('alternative', alternatives, boundary()) : only;
  return attached.length > 0 ? multipart('mixed', [content, ...attached.map(fileEntity)], boundary()) : content;
}

function multipart(kind: string, entities: readonly Entity[], boundary: string, parameters = ''): Entity {
  const parts = entities.map((entity) => `--${boundary}\r\n${entityText(entity)}\r\n`);
  return {
    header: `Content-Type: multipart/${kind}${parameters};\r\n boundary="${boundary}"\r\n`,
    body: `${parts.join('')}--${boundary}--\r\n`,
  };
}

function entityText(entity: Entity): string {
  return `${entity.header}\r\n${entity.body}`;
}

function textEntity(subtype: 'plain' | 'html', text: string): Entity {
  return encodedText(`text/${subtype}; charset=utf-8`, text);
}

function invitationEntity({ method, ics }: { readonly method: string; readonly ics: string }): Entity {
  return encodedText(`text/calendar; charset=utf-8; method=${method}`, ics);
}

/** 7bit where the text allows it, base64 where quoted-printable would be longer, else quoted-printable. */
function encodedText(type: string, text: string): Entity {
  const lines = text.replaceAll(/\r?\n/g, '\r\n');
  const withType = (encoding: string, encoded: string): Entity => ({
    header: `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n`,
    body: encoded,
  });
  if (isAscii(lines) && lines.split('\r\n').every((line) => line.length <= 200)) return withType('7bit', lines);
  const bytes = Buffer.from(lines, 'utf8');
  if (bytes.length > text.length * 1.5) return withType('base64', base64Lines(bytes));
  return withType('quoted-printable', quotedPrintable(bytes));
}

function fileEntity(file: MessageFile): Entity {
  const { name, type, content, contentId } = file;
  const disposition = contentId === undefined ? 'attachment' : 'inline';
  return {
    header:
      `Content-Type: ${type};\r\n ${encodeParameter('name', name)}\r\n` +
      `Content-Transfer-Encoding: base64\r\n` +
      (contentId === undefined ? '' : `Content-ID: <${contentId}>\r\n`) +
      `Content-Disposition: ${disposition};\r\n ${encodeParameter('filename', name)}\r\n`,
    body: base64Lines(content),
  };
}

function base64Lines(content: Uint8Array): string {
  return Buffer.from(content)
    .toString('base64')
    .replaceAll(/.{76}(?=.)/g, '$&\r\n');
}

/** RFC 2045 §6.7: lines of at most 76, CRLF kept as line ends, white space before them encoded. */
function quotedPrintable(bytes: Buffer): string {
  const lines = bytes.toString('latin1').split('\r\n');
  return lines.map(quotedPrintableLine).join('\r\n');
}

function quotedPrintableLine(line: string): string {
  const tokens = line.replaceAll(/[^\x20-\x3c\x3e-\x7e\t]|[ \t]$/g, (c) => `=${hex(c.charCodeAt(0))}`);
  let out = '';
  let rest = tokens;
  while (rest.length > 76) {
    let end = 75;
    // A soft break must not tear an escape.
    if (rest[end - 1] === '=') end -= 1;
    else if (rest[end - 2] === '=') end -= 2;
    out += `${rest.slice(0, end)}=\r\n`;
    rest = rest.slice(end);
  }
  return out + rest;
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dateText(date: Date, utcOffset: number): string {
  const local = new Date(date.getTime() + utcOffset * 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = utcOffset < 0 ? '-' : '+';
  const offset = `${sign}${two(Math.floor(Math.abs(utcOffset) / 60))}${two(Math.abs(utcOffset) % 60)}`;
  const day = `${WEEKDAYS[local.getUTCDay()]}, ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  return `${day} ${local.toISOString().slice(11, 19)} ${offset}`;
}
