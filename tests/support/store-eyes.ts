import { createHash } from 'node:crypto';
import { readRange } from '../../src-main/store/packs.ts';
import { openReader, packFolder } from '../../src-main/store/store.ts';

/** A message as it lies in the data folder. */
export interface StoredMail {
  readonly messageId: string;
  readonly subject: string;
  readonly archived: boolean;
  readonly seen: boolean;
  readonly starred: boolean;
  /** `INBOX:12`, one for each place at the provider, sorted. */
  readonly places: readonly string[];
  /** SHA-256 of the bytes in the pack; '' where only its header is here. */
  readonly digest: string;
}

export const digestOf = (raw: Uint8Array): string => createHash('sha256').update(raw).digest('hex');

interface Row {
  id: number;
  message_id: string;
  subject: string;
  archived: number;
  seen: number;
  starred: number;
  pack_id: number;
  pack_offset: number;
  pack_length: number;
  places: string | null;
}

/** Everything in a data folder that no Dealbox runs on, and that it is sound. Throws what SQLite finds wrong with it. */
export function lookIntoStore(dataDir: string): { mail: StoredMail[]; open: string[]; unindexed: number } {
  const db = openReader(dataDir);
  try {
    const check = db.pragma('integrity_check', { simple: true });
    if (check !== 'ok') throw new Error(`integrity_check: ${String(check)}`);
    const orphans = db.pragma('foreign_key_check');
    if (Array.isArray(orphans) && orphans.length > 0) throw new Error(`foreign_key_check: ${JSON.stringify(orphans)}`);
    const rows = db
      .prepare<[], Row>(
        `SELECT m.id, m.message_id, m.subject, m.archived, m.seen, m.starred, m.pack_id, m.pack_offset, m.pack_length,
           (SELECT group_concat(f.path || ':' || l.uid) FROM location l JOIN folder f ON f.id = l.folder_id WHERE l.message_id = m.id) AS places
         FROM message m ORDER BY m.message_id`,
      )
      .all();
    const mail = rows.map((row) => ({
      messageId: row.message_id,
      subject: row.subject,
      archived: row.archived === 1,
      seen: row.seen === 1,
      starred: row.starred === 1,
      places: (row.places ?? '').split(',').sort(),
      digest:
        row.pack_length === 0
          ? ''
          : digestOf(
              readRange(packFolder(dataDir), { pack: row.pack_id, offset: row.pack_offset, length: row.pack_length }),
            ),
    }));
    const open = db
      .prepare<[], { line: string }>(
        `SELECT kind || ' ' || state || ' ' || error_message AS line FROM operation WHERE state <> 'done'`,
      )
      .all()
      .map((row) => row.line);
    const counts = db.prepare('SELECT inbox, inbox_unread, archive, sent, messages FROM account_count').all();
    const counted = db
      .prepare(
        `SELECT coalesce(sum(in_inbox), 0) AS inbox, coalesce(sum(in_inbox AND unread > 0), 0) AS inbox_unread,
           coalesce(sum(in_archive), 0) AS archive, coalesce(sum(in_sent), 0) AS sent, coalesce(sum(messages), 0) AS messages
         FROM account a LEFT JOIN conversation c ON c.account_id = a.id GROUP BY a.id`,
      )
      .all();
    if (JSON.stringify(counts) !== JSON.stringify(counted))
      throw new Error(`kept counts ${JSON.stringify(counts)}, counted ${JSON.stringify(counted)}`);
    const unindexed = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM unindexed').get()?.n ?? 0;
    return { mail, open, unindexed };
  } finally {
    db.close();
  }
}
