import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** The provider's labels of messages, as they were last seen there (X-GM-LABELS); a label is the folder that shows it. */
const ofMessage = statement<{ folder_id: number }, [number]>(
  'SELECT folder_id FROM message_label WHERE message_id = ?',
);
const ofFolder = statement<{ message_id: number; conversation_id: number }, [number]>(
  'SELECT k.message_id, m.conversation_id FROM message_label k JOIN message m ON m.id = k.message_id WHERE k.folder_id = ?',
);
const inConversation = statement<{ one: number }, [number, number]>(
  `SELECT 1 AS one FROM message m JOIN message_label k ON k.message_id = m.id WHERE m.conversation_id = ? AND k.folder_id = ? LIMIT 1`,
);
const put = statement<never, [number, number]>(
  'INSERT INTO message_label (message_id, folder_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
);
const take = statement<never, [number, number]>('DELETE FROM message_label WHERE message_id = ? AND folder_id = ?');

/** Ids of the folders whose labels a message carries. */
export const labelsOfMessage = (db: ReadDb, message: number): Set<number> =>
  new Set(
    ofMessage(db)
      .all(message)
      .map((row) => row.folder_id),
  );

export const messagesWithLabel = (db: ReadDb, folder: number): { message_id: number; conversation_id: number }[] =>
  ofFolder(db).all(folder);

/** Whether any message of a conversation carries the label. */
export const conversationCarries = (db: ReadDb, conversation: number, folder: number): boolean =>
  inConversation(db).get(conversation, folder) !== undefined;

export function setMessageLabel(tx: Tx, message: number, folder: number, on: boolean): void {
  (on ? put : take)(tx.db).run(message, folder);
}
