import type { ConversationRow } from '#shared/model/conversation.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { ListScope } from '#shared/model/selection.ts';
import { type Cursor, listRows } from '../store/list-rows.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';
import { type ConversationColumns, conversationColumns, toConversationRow } from './conversation-row.ts';

const row = statement<ConversationColumns, [number]>(
  `SELECT ${conversationColumns} FROM conversation c WHERE c.id = ?`,
);

/** A page of a list, newest first (store/list-rows.ts), with the cursor of its last row. */
export function listConversations(
  db: ReadDb,
  scope: ListScope,
  page: { after: Cursor | null; skip: number; limit: number },
): { rows: ConversationRow[]; last: Cursor | null } {
  const places = listRows(db, scope, page);
  return {
    rows: places.flatMap(({ id, date }) => {
      const found = row(db).get(id);
      return found === undefined ? [] : [toConversationRow(found, date)];
    }),
    last: places.at(-1) ?? null,
  };
}

/** A cursor as text for the command line, and back. Throws `wrong-usage`. */
export const printCursor = (cursor: Cursor): string => `${cursor.date}.${cursor.id}`;

export function parseCursor(text: string): Cursor {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text);
  if (match === null)
    throw new DealboxError('wrong-usage', `"${text}" is no cursor. Pass what the last page gave as "next".`);
  return { date: Number(match[1]), id: Number(match[2]) };
}
