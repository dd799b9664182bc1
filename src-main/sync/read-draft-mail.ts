import { randomUUID } from 'node:crypto';
import type { Address } from '#shared/model/conversation.ts';
import type { MailHeader, MailPart } from '#shared/model/mail.ts';
import { escapeHtml } from '#shared/rules/merge-fields.ts';
import { decodeText } from '../provider/mime/decode-text.ts';
import { readHeaderFields } from '../provider/mime/header-fields.ts';
import { parseMessage } from '../provider/mime/parse-message.ts';
import { safeHtml } from '../provider/mime/safe-html.ts';
import { decodeTransfer } from '../provider/mime/transfer-encoding.ts';

/** A field of the copies that Dealbox makes: whoever edits one elsewhere leaves it out. */
export const revisionField = 'X-Dealbox-Revision';

export interface DraftMail {
  readonly header: MailHeader;
  /** Of a copy that Dealbox made; null of one that another program wrote. */
  readonly revision: number | null;
  readonly change: {
    readonly to: Address[];
    readonly cc: Address[];
    readonly bcc: Address[];
    readonly subject: string;
    readonly html: string;
  };
  readonly files: readonly {
    readonly name: string;
    readonly type: string;
    readonly contentId: string;
    readonly bytes: Uint8Array;
  }[];
}

/** A mail of the provider's Drafts as a draft that can be edited here: safe, with its files. */
export function readDraftMail(raw: Buffer): DraftMail {
  const { header, content } = parseMessage(raw);
  const [revision] = readHeaderFields(raw, 0, raw.length).fields.get(revisionField.toLowerCase()) ?? [];
  const bytesOf = (part: MailPart) =>
    decodeTransfer(raw.subarray(part.offset, part.offset + part.length), part.encoding);
  const html = content.parts.find((part) => part.kind === 'html');
  const written =
    html === undefined
      ? content.text
          .split(/\r?\n/)
          .map((line) => `<p>${escapeHtml(line)}</p>`)
          .join('')
      : safeHtml(bodyOf(decodeText(bytesOf(html), html.charset)), { remote: true });
  return {
    header,
    revision: revision === undefined ? null : Number(revision.trim()) || 0,
    change: { to: [...header.to], cc: [...header.cc], bcc: [...header.bcc], subject: header.subject, html: written },
    files: content.parts
      .filter((part) => part.kind === 'attachment')
      .map((part) => ({
        name: part.name || 'attachment',
        type: part.type,
        contentId: part.contentId !== '' && written.includes(part.contentId) ? part.contentId : '',
        bytes: bytesOf(part),
      })),
  };
}

/** Of a whole page its body: what stands around it is the page's. */
function bodyOf(html: string): string {
  const body = /<body\b[^>]*>([\s\S]*?)(?:<\/body>|$)/i.exec(html)?.[1];
  return (body ?? html).trim();
}

/** Another Message-ID of the same draft, for a version that goes on by itself. */
export const anotherMessageId = (messageId: string): string =>
  `${randomUUID()}@${messageId.slice(messageId.lastIndexOf('@') + 1) || 'dealbox.invalid'}`;
