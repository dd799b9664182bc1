import type { ActivityEntry } from '#shared/model/conversation.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

const insert = statement<never, [number, number, string, string, string]>(
  'INSERT INTO activity (conversation_id, at, kind, place, text) VALUES (?, ?, ?, ?, ?)',
);
const list = statement<
  { at: number; kind: ActivityEntry['kind']; place: ActivityEntry['where']; text: string },
  [number]
>('SELECT at, kind, place, text FROM activity WHERE conversation_id = ? ORDER BY id DESC LIMIT 200');

/** What happened to a conversation, here or at the provider (SYN-8). Goes with the conversation. */
export function addActivity(tx: Tx, conversation: number, entry: ActivityEntry): void {
  insert(tx.db).run(conversation, entry.at, entry.kind, entry.where, entry.text);
}

/** Newest first. */
export function listActivity(db: ReadDb, conversation: number): ActivityEntry[] {
  return list(db)
    .all(conversation)
    .map((row) => ({ at: row.at, kind: row.kind, where: row.place, text: row.text }));
}
