import { dirname } from 'node:path';
import type { MailPart } from '#shared/model/mail.ts';
import { decodeText } from '../provider/mime/decode-text.ts';
import { decodeTransfer } from '../provider/mime/transfer-encoding.ts';
import { readDraftFile } from '../store/draft-files.ts';
import { readRange } from '../store/packs.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { findContent } from '../store/tables/contents.ts';
import { draftFiles, draftQuote } from '../store/tables/drafts.ts';
import { imagesAllowed } from '../store/tables/image-permissions.ts';
import { findMessage, type MessageRow } from '../store/tables/messages.ts';
import type { ContentReply, ContentRequest } from './engine-handle.ts';

/** Bytes of a message, decoded on demand from its pack (decision 11). Throws `database-corrupt` where they are not there. */
export function readContent(db: ReadDb, packDir: string, request: ContentRequest): ContentReply {
  if (request.kind === 'draft-inline' || request.kind === 'draft-quote')
    return readOfDraft(db, dirname(packDir), request);
  const message = findMessage(db, request.message);
  if (message === undefined || message.pack_length === 0) return { found: false };
  const raw = () =>
    readRange(packDir, { pack: message.pack_id, offset: message.pack_offset, length: message.pack_length });
  const reply = (type: string, name: string, bytes: Uint8Array): ContentReply => ({
    found: true,
    type,
    name,
    bytes,
    imagesAllowed: request.kind === 'html' && imagesAllowed(db, message.from_address),
  });
  if (request.kind === 'raw') return reply('message/rfc822', `${message.subject || 'message'}.eml`, raw());
  const part = findPart(db, message, request);
  if (part === undefined) return { found: false };
  const bytes = decodeTransfer(readPart(packDir, message, part), part.encoding);
  // the window gets text in one charset, whatever the sender wrote
  if (request.kind === 'html') return reply('text/html', '', Buffer.from(decodeText(bytes, part.charset), 'utf8'));
  return reply(part.type, part.name, bytes);
}

type OfDraft = Extract<ContentRequest, { kind: 'draft-inline' | 'draft-quote' }>;

function readOfDraft(db: ReadDb, dir: string, request: OfDraft): ContentReply {
  const plain = { found: true, name: '', imagesAllowed: false } as const;
  if (request.kind === 'draft-quote') {
    return { ...plain, type: 'text/html', bytes: Buffer.from(draftQuote(db, request.draft), 'utf8') };
  }
  const file = draftFiles(db, request.draft).find((one) => one.content_id === request.contentId);
  if (file === undefined) return { found: false };
  return { ...plain, type: file.type, bytes: readDraftFile(dir, file.file) };
}

function findPart(db: ReadDb, message: MessageRow, request: Exclude<ContentRequest, OfDraft>): MailPart | undefined {
  const parts = findContent(db, message.id)?.parts ?? [];
  switch (request.kind) {
    case 'html':
      return parts.find((part) => part.kind === 'html');
    case 'part':
      return parts.find((part) => part.number === request.part);
    case 'inline':
      return parts.find((part) => part.contentId !== '' && part.contentId === request.contentId);
    case 'raw':
      return undefined;
  }
}

function readPart(packDir: string, message: MessageRow, part: MailPart): Buffer {
  return readRange(packDir, { pack: message.pack_id, offset: message.pack_offset + part.offset, length: part.length });
}
