import { createHash } from 'node:crypto';
import type { MailHeader } from '#shared/model/mail.ts';
import { parseAddresses, parseMessageIds } from './addresses.ts';
import { decodeWords } from './encoded-words.ts';
import { findBody, firstField, type HeaderFields, readHeaderFields } from './header-fields.ts';
import { limits } from './limits.ts';
import { parseDate } from './mail-date.ts';

/** The fields that must be fetched for parseHeader() to give the same identity as the whole message (where it has a Message-ID). */
export const identityFields = ['message-id', 'date', 'from'] as const;
export const headerFields = [
  ...identityFields,
  'subject',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'in-reply-to',
  'references',
  'content-type',
] as const;

/** Reads the header of a message, whole or only the fields above. Never throws. */
export function parseHeader(raw: Buffer): MailHeader {
  return describeHeader(raw, readHeaderFields(raw, 0, raw.length));
}

export function describeHeader(raw: Buffer, header: HeaderFields): MailHeader {
  const field = (name: string) => firstField(header, name);
  const addresses = (name: string) =>
    (header.fields.get(name) ?? []).flatMap(parseAddresses).slice(0, limits.addresses);
  const messageId = parseMessageIds(field('message-id'))[0] ?? '';
  const sentAt = parseDate(field('date'));
  const written = addresses('from')[0];
  const from = written ?? addresses('sender')[0] ?? { name: '', address: '' };
  return {
    // by From alone: it must be the same where only identityFields were fetched
    identity: identify(messageId, field('date'), written?.address ?? '', headerBytes(raw, header)),
    messageId,
    references: threadReferences(field('references'), field('in-reply-to'), messageId),
    subject: decodeWords(field('subject')).slice(0, limits.subject).toWellFormed().replaceAll(/\s+/g, ' ').trim(),
    from,
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    sentAt,
  };
}

/** The header without its empty line, which servers add and leave out as they like; of a body without a header, its first paragraph. */
function headerBytes(raw: Buffer, header: HeaderFields): Buffer {
  let end = header.fields.size > 0 ? header.end : findBody(raw, 0, raw.length);
  while (end > 0 && (raw[end - 1] === 10 || raw[end - 1] === 13)) end -= 1;
  return raw.subarray(0, end);
}

/**
 * The stable id of mail: Message-ID with date and sender, because some senders give every mail the same Message-ID; without
 * one, the whole header, whose Received lines make it unique to one delivery (docs/decisions/0003).
 */
function identify(messageId: string, date: string, sender: string, header: Buffer): Uint8Array {
  const hash = createHash('sha256');
  if (messageId === '') hash.update('header\0').update(header);
  else hash.update(`id\0${messageId}\0${date.trim()}\0${sender.toLowerCase()}`, 'utf8');
  return new Uint8Array(hash.digest().subarray(0, 16));
}

/** Oldest first: References, then what In-Reply-To adds; never the message itself. The newest matter most when there are many. */
function threadReferences(references: string, inReplyTo: string, own: string): string[] {
  const ids = new Set(parseMessageIds(references));
  const replied = parseMessageIds(inReplyTo);
  // a phrase in In-Reply-To (old clients) may hold an address: only what was written in brackets counts
  if (inReplyTo.includes('<')) for (const id of replied) ids.add(id);
  ids.delete(own);
  return [...ids].slice(-limits.references);
}
