import type { Selection } from '#shared/model/selection.ts';
import { idsInScope } from './list-rows.ts';
import { type ReadDb, statement } from './sqlite.ts';
import { findConversation } from './tables/conversations.ts';
import { findMessage, type MessageRow, messagesOfConversation } from './tables/messages.ts';

/**
 * The conversations a selection means now. Ids that no longer exist are left out; "all that match" holds what matched when the person
 * chose it, so nothing that got mail since (INB-10).
 */
export function selectedConversations(db: ReadDb, selection: Selection): number[] {
  switch (selection.kind) {
    case 'conversations':
      return unique(selection.ids.map((id) => findConversation(db, id)?.id));
    case 'messages':
      return unique(selection.ids.map((id) => findMessage(db, id)?.conversation_id));
    case 'matching': {
      const except = new Set<number>(selection.except);
      return idsInScope(db, selection.scope).filter(
        (id) => !except.has(id) && (arrival(db).get(id)?.newest_arrival ?? 0) <= selection.watermark,
      );
    }
  }
}

const arrival = statement<{ newest_arrival: number }, [number]>('SELECT newest_arrival FROM conversation WHERE id = ?');

function unique(ids: readonly (number | undefined)[]): number[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** The messages a selection means now: of whole conversations, or just the ones named (DEL-1). */
export function selectedMessages(db: ReadDb, selection: Selection): MessageRow[] {
  if (selection.kind === 'messages') {
    return selection.ids.map((id) => findMessage(db, id)).filter((row) => row !== undefined);
  }
  return selectedConversations(db, selection).flatMap((id) => messagesOfConversation(db, id));
}

const clearPicked = statement<never, []>('DELETE FROM temp.picked');
const pick = statement<never, [number]>('INSERT OR IGNORE INTO temp.picked (id) VALUES (?)');

/** Puts ids where SQL can join them, so that ten thousand are one statement. For the duration of one write. */
export function pickIds(db: ReadDb, ids: readonly number[]): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS picked (id INTEGER PRIMARY KEY)');
  clearPicked(db).run();
  const insert = pick(db);
  for (const id of ids) insert.run(id);
}
