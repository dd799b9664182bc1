import { openReader } from '../../src-main/store/store.ts';
import { findContent } from '../../src-main/store/tables/contents.ts';

/**
 * What a data folder says of its mail, without what belongs to this account, this server or this moment: local ids, UIDs, UIDVALIDITY, the time of
 * the sync. Two mailboxes with the same mail must give the same, whatever server they are on.
 */
export function dumpStore(dataDir: string): unknown {
  const db = openReader(dataDir);
  try {
    const all = (sql: string) => db.prepare<[], Record<string, unknown>>(sql).all();
    const messages = all(
      `SELECT m.message_id, hex(m.identity) AS identity, m.subject, m.from_name, m.from_address, m.recipients, m.snippet, m.date, m.sent_at, m.received_at,
         m.size, m.outgoing, m.inbox_member, m.archived, m.archived_externally, m.hidden, m.seen, m.starred, m.answered, m.attachments, m.body_state,
         m.id, m.pack_length, m.added_by,
         (SELECT group_concat(f.path, ' | ' ORDER BY f.path) FROM location l JOIN folder f ON f.id = l.folder_id WHERE l.message_id = m.id) AS folders,
         (SELECT group_concat(hex(o.identity), ' ' ORDER BY o.identity) FROM message o WHERE o.conversation_id = m.conversation_id) AS conversation
       FROM message m ORDER BY m.identity`,
    ).map(({ id, ...message }) => ({ ...message, content: findContent(db, Number(id)) }));
    const conversations = all(
      `SELECT subject, snippet, participants, date, sent_date, messages, unread, starred, attachments, in_inbox, in_archive, in_sent, from_contact,
         (SELECT group_concat(f.path, ' | ' ORDER BY f.path) FROM conversation_folder k JOIN folder f ON f.id = k.folder_id WHERE k.conversation_id = c.id)
           AS folders
       FROM conversation c ORDER BY date, subject, snippet`,
    );
    return {
      messages,
      conversations,
      folders: all('SELECT path, delimiter, role, selectable, present, synced, caught_up FROM folder ORDER BY path'),
      counts: all('SELECT inbox, inbox_unread, archive, sent, messages FROM account_count'),
      tombstones: all('SELECT hex(identity) AS identity FROM tombstone ORDER BY identity'),
      operations: all('SELECT kind, state, attempts, error_code FROM operation ORDER BY id'),
      people: all('SELECT address, name, received, sent FROM address ORDER BY address'),
      index: all('SELECT term, doc, cnt FROM message_vocabulary ORDER BY term'),
    };
  } finally {
    db.close();
  }
}
