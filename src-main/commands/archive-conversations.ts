import type { TriageResult } from '#shared/contract/triage.ts';
import type { Selection } from '#shared/model/selection.ts';
import { pickIds, selectedConversations } from '../store/resolve-selection.ts';
import { statement } from '../store/sqlite.ts';
import type { Tx } from '../store/store.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { refreshConversation } from '../store/tables/conversations.ts';
import { findMessage, joinInbox } from '../store/tables/messages.ts';
import { putUndo } from '../store/tables/undos.ts';
import type { CommandContext } from './command-context.ts';
import { OperationQueue } from './queue-operations.ts';

interface Changed {
  id: number;
  conversation_id: number;
  account_id: number;
}

const changing = statement<Changed, [number]>(
  `SELECT m.id, m.conversation_id, m.account_id FROM temp.picked p JOIN message m ON m.conversation_id = p.id
   WHERE m.archived = ? ORDER BY m.id`,
);
const setArchived = statement<never, [number, number]>(
  'UPDATE message SET archived = ? WHERE archived = ? AND conversation_id IN (SELECT id FROM temp.picked)',
);
const standInArchive = statement<never, []>(
  `UPDATE conversation SET in_inbox = 0, in_archive = (messages > 0) WHERE id IN (SELECT id FROM temp.picked)`,
);
const standInInbox = statement<never, []>(
  `UPDATE conversation SET in_archive = 0, in_inbox = messages > 0 AND EXISTS (
     SELECT 1 FROM message m WHERE m.conversation_id = conversation.id AND m.inbox_member = 1 AND m.hidden = 0)
   WHERE id IN (SELECT id FROM temp.picked)`,
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
    pickIds(tx.db, selectedConversations(tx.db, selection));
    const messages = changing(tx.db).all(archive ? 0 : 1);
    if (messages.length === 0) return nothing;
    const conversations = [...new Set(messages.map((message) => message.conversation_id))];
    pickIds(tx.db, conversations);
    setArchived(tx.db).run(archive ? 1 : 0, archive ? 0 : 1);
    const joined = archive ? [] : joinInboxAgain(tx, conversations);
    (archive ? standInArchive : standInInbox)(tx.db).run();
    note(tx.db).run(
      now(),
      archive ? 'archived' : 'unarchived',
      archive ? 'Archived here.' : 'Moved back to Inbox here.',
    );
    const operations = queueMoves(tx, messages, archive, now());
    for (const id of conversations) tx.touch('conversation', id);
    const undo = putUndo(
      tx,
      archive ? 'archive' : 'unarchive',
      { messages: messages.map((message) => message.id), joined },
      now(),
    );
    return { changed: conversations.length, messages: messages.length, operations, undo };
  });
}

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

function queueMoves(tx: Tx, messages: readonly Changed[], archive: boolean, now: number): number {
  const external = new Set(
    listAccounts(tx.db)
      .filter((account) => account.archiveExternally)
      .map((account) => account.id as number),
  );
  const queue = new OperationQueue(tx, now);
  for (const { id, account_id } of messages) {
    // unarchive follows what was done, whatever the setting says by now (M18)
    if (archive && !external.has(account_id)) continue;
    const message = findMessage(tx.db, id);
    if (message === undefined) continue;
    if (archive) queue.archive(message);
    else queue.unarchive(message);
  }
  return queue.written;
}

const setOne = statement<never, [number, number]>('UPDATE message SET archived = ? WHERE id = ?');
const leaveInbox = statement<never, [number]>('UPDATE message SET inbox_member = 0 WHERE id = ?');

export interface ArchiveUndo {
  readonly messages: readonly number[];
  readonly joined: readonly number[];
}

/** DEL-8: takes back archive or unarchive for exactly the messages it changed, here and at the provider. */
export function undoArchive(tx: Tx, undone: ArchiveUndo, wasArchive: boolean, now: number): number {
  const conversations = new Set<number>();
  const queue = new OperationQueue(tx, now);
  const external = new Set(
    listAccounts(tx.db)
      .filter((account) => account.archiveExternally)
      .map((account) => account.id as number),
  );
  for (const id of undone.joined) leaveInbox(tx.db).run(id);
  for (const id of undone.messages) {
    const message = findMessage(tx.db, id);
    if (message === undefined || message.archived !== Number(wasArchive)) continue;
    setOne(tx.db).run(wasArchive ? 0 : 1, id);
    if (wasArchive) queue.unarchive(message);
    else if (external.has(message.account_id)) queue.archive(message);
    conversations.add(message.conversation_id);
  }
  for (const conversation of conversations) refreshConversation(tx, conversation);
  return conversations.size;
}
