import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ReadDb } from '../../store/sqlite.ts';
import { findContent } from '../../store/tables/contents.ts';
import { toAttachment } from '../attachment.ts';
import { printPlace, readPlace } from '../cursor.ts';
import { recordedMail } from './recorded-mail.ts';

type File = CallOutput<'itemFiles'>['files'][number];

/** Attachments of the mail on an item's record, newest first (CRM-2). Pictures shown inside a mail are not files. */
export function itemFiles(db: ReadDb, { id, after, limit }: CallParsed<'itemFiles'>): CallOutput<'itemFiles'> {
  const [at, message, part = 0] = after === null ? [] : readPlace(after, 3).map(Number);
  // the message of the last page is looked at again: it may have more files
  const below = at === undefined || message === undefined ? null : { at, id: message + 1 };
  const files: File[] = [];
  for (const one of recordedMail(db, id, below, 'with-files')) {
    if (one.message.attachments === 0) continue;
    for (const attachment of (findContent(db, one.message.id)?.parts ?? []).map(toAttachment)) {
      if (attachment === null || attachment.inline) continue;
      if (one.message.id === message && attachment.part <= part) continue;
      files.push({
        message: one.message.id,
        conversation: one.conversation.id,
        part: attachment.part,
        name: attachment.name,
        type: attachment.type,
        size: attachment.size,
        at: one.message.date,
        from: one.message.from_name || one.message.from_address,
      });
      if (files.length === limit) {
        return { files, next: printPlace([one.message.date, one.message.id, attachment.part]) };
      }
    }
  }
  return { files, next: null };
}
