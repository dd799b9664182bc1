import type { Attachment } from '#shared/model/conversation.ts';
import type { MailPart } from '#shared/model/mail.ts';

/** A part of a message as an attachment; null where it is none. */
export function toAttachment(part: MailPart): Attachment | null {
  if (part.kind !== 'attachment') return null;
  // three bytes in four characters, and a line end after each 76
  const size = part.encoding === 'base64' ? Math.floor((part.length * 0.75 * 76) / 78) : part.length;
  return { part: part.number, name: part.name, type: part.type, size, inline: part.inline, contentId: part.contentId };
}
