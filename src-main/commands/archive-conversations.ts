import type { TriageResult } from '#shared/contract/triage.ts';
import type { Selection } from '#shared/model/selection.ts';
import { OperationQueue } from '../store/queue-operations.ts';
import { pickIds, selectedConversations } from '../store/resolve-selection.ts';
import { statement } from '../store/sqlite.ts';
import type { Tx } from '../store/store.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { restandPicked } from '../store/tables/conversations.ts';
import { findMessage, joinInbox } from '../store/tables/messages.ts';
import { putUndo } from '../store/tables/undos.ts';
import type { CommandContext } from './command-context.ts';

interface Changed {
  id: number;
  conversation_id: number;
  account_id: number;
}

const changing = statement<Changed, [number]>(
  `SELECT m.id, m.conversation_id, m.account_id FROM temp.picked p CROSS JOIN message m ON m.conversation_id = p.id
   WHERE m.archived = ? ORDER BY m.id`,
);
const setArchived = statement<never, [number, number]>(
  'UPDATE message SET archived = ? WHERE archived = ? AND conversation_id IN (SELECT id FROM temp.picked)',
);
const note = statement<never, [number, string, string]>(
  `INSERT INTO activity (conversation_id, at, kind, place, text) SELECT id, ?, ?, 'here', ? FROM temp.picked`,
);

const nothing: TriageResult = { changed: 0, messages: 0, operations: 0, undo: null };

/**
 * ARC-1: conversations go to Archive at once, whole; links stay. With the account's setting on, what of them is in the provider's
 * inbox is queued to go to its archive (ARC-5). One transaction, however many.
 */
export function archiveConversations(context: CommandContext, selection: Selection): TriageResult {
  return move(context, selection, true);
}

/** ARC-2: back in Inbox, at their place by date; at the provider only what Dealbox itself had archived (ARC-5). */
export function unarchiveConversations(context: CommandContext, selection: Selection): TriageResult {
  return move(context, selection, false);
}

function move({ store, now }: CommandContext, selection: Selection, archive: boolean): TriageResult {
  return store.write((tx) => {
    const moved = moveConversations(tx, selectedConversations(tx.db, selection), archive, now());
    if (moved === null) return nothing;
    const { conversations, operations, change } = moved;
    const undo = putUndo(tx, archive ? 'archive' : 'unarchive', change, now());
    return { changed: conversations, messages: change.messages.length, operations, undo };
  });
}

/** As the commands above, inside of a write; null where there was nothing to move. */
export function moveConversations(
  tx: Tx,
  ids: readonly number[],
  archive: boolean,
  now: number,
): { readonly conversations: number; readonly operations: number; readonly change: ArchiveUndo } | null {
  pickIds(tx.db, ids);
  const messages = changing(tx.db).all(archive ? 0 : 1);
  if (messages.length === 0) return null;
  const conversations = [...new Set(messages.map((message) => message.conversation_id))];
  pickIds(tx.db, conversations);
  setArchived(tx.db).run(archive ? 1 : 0, archive ? 0 : 1);
  // archived is archived: it does not come back by itself
  if (archive) endSnoozes(tx.db).run();
  const joined = archive ? [] : joinInboxAgain(tx, conversations);
  restandPicked(tx);
  note(tx.db).run(now, archive ? 'archived' : 'unarchived', archive ? 'Archived here.' : 'Moved back to Inbox here.');
  const operations = queueMoves(tx, messages, archive, now);
  for (const id of conversations) tx.touch('conversation', id);
  const change = { messages: messages.map((message) => message.id), joined };
  return { conversations: conversations.length, operations, change };
}

const endSnoozes = statement<never, []>('DELETE FROM snooze WHERE conversation_id IN (SELECT id FROM temp.picked)');

const memberless = statement<{ newest: number | null }, []>(
  `SELECT (SELECT max(m.id) FROM message m WHERE m.conversation_id = p.id) AS newest FROM temp.picked p
   WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = p.id AND m.inbox_member = 1)`,
);

/** Unarchived mail is seen in Inbox again (R020), also where it only ever was sent. Gives the messages that joined it by that. */
function joinInboxAgain(tx: Tx, conversations: readonly number[]): number[] {
  if (conversations.length === 0) return [];
  const newest = memberless(tx.db)
    .all()
    .flatMap((row) => (row.newest === null ? [] : [row.newest]));
  for (const id of newest) joinInbox(tx, id);
  return newest;
}

const moved = statement<{ id: number }, []>(
  `SELECT m.id FROM temp.picked p CROSS JOIN message m ON m.id = p.id
   WHERE m.archived_externally = 1
      OR EXISTS (SELECT 1 FROM operation o WHERE o.message_id = m.id AND o.state <> 'done' AND o.message_id <> 0)`,
);

/** Queues what the provider must hear of these messages. Only messages that concern it are looked at one by one. */
function queueMoves(tx: Tx, messages: readonly Changed[], archive: boolean, now: number): number {
  const queue = new OperationQueue(tx, now);
  for (const id of concerned(tx, messages, archive)) {
    const message = findMessage(tx.db, id);
    if (message === undefined) continue;
    if (archive) queue.archive(message);
    else queue.unarchive(message);
  }
  return queue.written;
}

function concerned(tx: Tx, messages: readonly Changed[], archive: boolean): number[] {
  if (archive) {
    const accounts = listAccounts(tx.db).filter((account) => account.archiveExternally);
    const external = new Set(accounts.map((account) => account.id as number));
    return messages.filter((message) => external.has(message.account_id)).map((message) => message.id);
  }
  // back goes what was moved or waits to be, whatever the setting says by now (M18)
  pickIds(
    tx.db,
    messages.map((message) => message.id),
  );
  return moved(tx.db)
    .all()
    .map((row) => row.id);
}

const undone = statement<Changed, [number]>(
  `SELECT m.id, m.conversation_id, m.account_id FROM temp.picked p CROSS JOIN message m ON m.id = p.id WHERE m.archived = ? ORDER BY m.id`,
);
const setPicked = statement<never, [number]>(
  'UPDATE message SET archived = ? WHERE id IN (SELECT id FROM temp.picked)',
);
const leaveInbox = statement<never, [number]>('UPDATE message SET inbox_member = 0 WHERE id = ?');

export interface ArchiveUndo {
  readonly messages: readonly number[];
  readonly joined: readonly number[];
}

/** DEL-8: takes back archive or unarchive for exactly the messages it changed, here and at the provider. */
export function undoArchive(tx: Tx, change: ArchiveUndo, wasArchive: boolean, now: number): number {
  for (const id of change.joined) leaveInbox(tx.db).run(id);
  pickIds(tx.db, change.messages);
  const messages = undone(tx.db).all(Number(wasArchive));
  pickIds(
    tx.db,
    messages.map((message) => message.id),
  );
  setPicked(tx.db).run(wasArchive ? 0 : 1);
  queueMoves(tx, messages, !wasArchive, now);
  const conversations = [...new Set(messages.map((message) => message.conversation_id))];
  pickIds(tx.db, conversations);
  restandPicked(tx);
  for (const id of conversations) tx.touch('conversation', id);
  return conversations.length;
}
