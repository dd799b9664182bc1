import type { Address } from '#shared/model/conversation.ts';
import type { MailPart } from '#shared/model/mail.ts';
import { type Searchable, searchDocument } from '#shared/rules/search-text.ts';
import { unpackContent } from '../content-codec.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import { type Recipients, readRecipients } from './recipients.ts';

interface Unindexed {
  message_id: number;
  packed: Buffer;
  subject: string;
  from_name: string;
  from_address: string;
  recipients: string;
}

const unindexed = statement<Unindexed, [number]>(
  `SELECT u.message_id, c.packed, m.subject, m.from_name, m.from_address, m.recipients
   FROM unindexed u JOIN content c ON c.message_id = u.message_id JOIN message m ON m.id = u.message_id
   ORDER BY u.message_id DESC LIMIT ?`,
);
const count = statement<{ n: number }, []>('SELECT count(*) AS n FROM unindexed');
const atLeast = statement<{ n: number }, [number]>('SELECT 1 AS n FROM unindexed LIMIT 1 OFFSET ?');
const waits = statement<{ n: number }, [number]>('SELECT 1 AS n FROM unindexed WHERE message_id = ?');
const add = statement<never, [number, string, string, string, string]>(
  'INSERT INTO message_search (rowid, subject, people, body, files) VALUES (?, ?, ?, ?, ?)',
);
const take = statement<never, [number, string, string, string, string]>(
  `INSERT INTO message_search (message_search, rowid, subject, people, body, files) VALUES ('delete', ?, ?, ?, ?, ?)`,
);
const settle = statement<never, [number]>('DELETE FROM unindexed WHERE message_id = ?');

export const countUnindexed = (db: ReadDb): number => count(db).get()?.n ?? 0;

/** Whether so many messages wait for the index; looks at no more than these. */
export const hasUnindexed = (db: ReadDb, many: number): boolean => atLeast(db).get(many - 1) !== undefined;

/** Indexes up to `limit` messages that are not yet in the index, newest first; the number done. */
export function indexSome(tx: Tx, limit: number): number {
  // ascending: FTS5 writes a new segment each time a rowid is lower than the one before
  const rows = unindexed(tx.db).all(limit).reverse();
  for (const row of rows) {
    const { text, parts } = unpackContent(row.packed) ?? { text: '', parts: [] };
    const people = peopleOf(row, readRecipients(row.recipients));
    addToIndex(tx, row.message_id, searchDocument({ subject: row.subject, people, text, files: fileNames(parts) }));
  }
  return rows.length;
}

function addToIndex(tx: Tx, message: number, document: Searchable): void {
  add(tx.db).run(message, document.subject, document.people, document.body, document.files);
  settle(tx.db).run(message);
}

/**
 * The very text that was put in must be handed in again; what it held is then gone from the file too (secure-delete). Of a message that still
 * waits for the index there is nothing to take out.
 */
export function takeFromIndex(tx: Tx, message: number, document: Searchable): void {
  if (waits(tx.db).get(message) !== undefined) settle(tx.db).run(message);
  else take(tx.db).run(message, document.subject, document.people, document.body, document.files);
}

const empty = statement<never, []>(`INSERT INTO message_search (message_search) VALUES ('delete-all')`);
const awaitAll = statement<never, []>('INSERT OR IGNORE INTO unindexed (message_id) SELECT message_id FROM content');

/** Begins the index anew: what was put into it for some message can no longer be told, so that it cannot be taken out alone. */
export function rebuildIndex(tx: Tx): void {
  empty(tx.db).run();
  awaitAll(tx.db).run();
}

export function peopleOf(row: { from_name: string; from_address: string }, recipients: Recipients): Address[] {
  return [{ name: row.from_name, address: row.from_address }, ...recipients.to, ...recipients.cc, ...recipients.bcc];
}

export function fileNames(parts: readonly MailPart[]): string[] {
  return parts.filter((part) => part.kind === 'attachment').map((part) => part.name);
}
