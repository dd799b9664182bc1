import type { Address } from '#shared/model/conversation.ts';
import type { MailPart } from '#shared/model/mail.ts';
import { type Searchable, searchDocument, searchVersion } from '#shared/rules/search-text.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import { type Recipients, readRecipients } from './recipients.ts';

interface Unindexed {
  message_id: number;
  text: string;
  parts: string;
  subject: string;
  from_name: string;
  from_address: string;
  recipients: string;
}

const unindexed = statement<Unindexed, [number]>(
  `SELECT c.message_id, c.text, c.parts, m.subject, m.from_name, m.from_address, m.recipients
   FROM message_content c JOIN message m ON m.id = c.message_id
   WHERE c.indexed = 0 ORDER BY c.message_id DESC LIMIT ?`,
);
const count = statement<{ n: number }, []>('SELECT count(*) AS n FROM message_content WHERE indexed = 0');
const add = statement<never, [number, string, string, string, string]>(
  'INSERT INTO message_search (rowid, subject, people, body, files) VALUES (?, ?, ?, ?, ?)',
);
const take = statement<never, [number, string, string, string, string]>(
  `INSERT INTO message_search (message_search, rowid, subject, people, body, files) VALUES ('delete', ?, ?, ?, ?, ?)`,
);
const setIndexed = statement<never, [number, number]>('UPDATE message_content SET indexed = ? WHERE message_id = ?');

export const countUnindexed = (db: ReadDb): number => count(db).get()?.n ?? 0;

/** Indexes up to `limit` messages that are not yet in the index, newest first; the number done. */
export function indexSome(tx: Tx, limit: number): number {
  // ascending: FTS5 writes a new segment each time a rowid is lower than the one before
  const rows = unindexed(tx.db).all(limit).reverse();
  for (const row of rows) {
    const document = searchDocument({
      subject: row.subject,
      people: peopleOf(row, readRecipients(row.recipients)),
      text: row.text,
      files: fileNames(row.parts),
    });
    addToIndex(tx, row.message_id, document);
  }
  return rows.length;
}

function addToIndex(tx: Tx, message: number, document: Searchable): void {
  add(tx.db).run(message, document.subject, document.people, document.body, document.files);
  setIndexed(tx.db).run(searchVersion, message);
}

/** The very text that was put in must be handed in again; what it held is then gone from the file too (secure-delete). */
export function takeFromIndex(tx: Tx, message: number, document: Searchable): void {
  take(tx.db).run(message, document.subject, document.people, document.body, document.files);
}

export function peopleOf(row: { from_name: string; from_address: string }, recipients: Recipients): Address[] {
  return [{ name: row.from_name, address: row.from_address }, ...recipients.to, ...recipients.cc, ...recipients.bcc];
}

export function fileNames(parts: string): string[] {
  if (parts === '[]') return [];
  return (JSON.parse(parts) as MailPart[]).filter((part) => part.kind === 'attachment').map((part) => part.name);
}
