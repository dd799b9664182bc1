import type { MailPart } from '#shared/model/mail.ts';
import { type ReadDb, statement } from '../sqlite.ts';

const one = statement<{ text: string; parts: string }, [number]>(
  'SELECT text, parts FROM message_content WHERE message_id = ?',
);

export interface StoredContent {
  readonly text: string;
  readonly parts: readonly MailPart[];
}

/** The text of a message and its parts as byte ranges; null while only the header is here. */
export function findContent(db: ReadDb, message: number): StoredContent | null {
  const row = one(db).get(message);
  return row === undefined ? null : { text: row.text, parts: JSON.parse(row.parts) as MailPart[] };
}
