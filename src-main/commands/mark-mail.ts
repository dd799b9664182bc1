import type { TriageResult } from '#shared/contract/triage.ts';
import type { FlagName } from '#shared/model/operation.ts';
import type { Selection } from '#shared/model/selection.ts';
import { OperationQueue } from '../store/queue-operations.ts';
import { selectedConversations, selectedMessages } from '../store/resolve-selection.ts';
import type { Tx } from '../store/store.ts';
import { refreshConversation } from '../store/tables/conversations.ts';
import { findMessage, type MessageRow, messagesOfConversation, saveFlags } from '../store/tables/messages.ts';
import { putUndo } from '../store/tables/undos.ts';
import type { CommandContext } from './command-context.ts';

/** Read, unread, starred, unstarred, here at once and at the provider by an operation (SYN-2). */
export function markMail(
  { store, now }: CommandContext,
  selection: Selection,
  flag: FlagName,
  value: boolean,
): TriageResult {
  return store.write((tx) => {
    const changing = targets(tx, selection, flag, value).filter((message) => (message[flag] === 1) !== value);
    if (changing.length === 0) return { changed: 0, messages: 0, operations: 0, undo: null };
    const { conversations, operations } = setMarks(tx, changing, flag, value, now());
    const undo = putUndo(tx, 'mark', { messages: changing.map((message) => message.id), flag, value }, now());
    return { changed: conversations, messages: changing.length, operations, undo };
  });
}

/**
 * Which messages of a conversation a mark is set on: read and unstarred mean all of it; a star goes on its newest message, unread on the
 * newest one that was received.
 */
function targets(tx: Tx, selection: Selection, flag: FlagName, value: boolean): MessageRow[] {
  const all = (flag === 'seen') === value;
  if (selection.kind === 'messages' || all) return selectedMessages(tx.db, selection);
  return selectedConversations(tx.db, selection).flatMap((id) => {
    const messages = messagesOfConversation(tx.db, id).filter((message) => message.hidden === 0);
    const received = flag === 'seen' ? messages.filter((message) => message.outgoing === 0) : messages;
    const newest = received.at(-1) ?? messages.at(-1);
    return newest === undefined ? [] : [newest];
  });
}

function setMarks(tx: Tx, messages: readonly MessageRow[], flag: FlagName, value: boolean, now: number) {
  const queue = new OperationQueue(tx, now);
  const conversations = new Set<number>();
  for (const message of messages) {
    saveFlags(tx, message.id, { ...message, [flag]: Number(value) });
    queue.mark(message, flag, value);
    conversations.add(message.conversation_id);
  }
  for (const conversation of conversations) refreshConversation(tx, conversation);
  return { conversations: conversations.size, operations: queue.written };
}

export interface MarkUndo {
  readonly messages: readonly number[];
  readonly flag: FlagName;
  readonly value: boolean;
}

export function undoMark(tx: Tx, undone: MarkUndo, now: number): number {
  const messages = undone.messages
    .map((id) => findMessage(tx.db, id))
    .filter((message) => message !== undefined)
    .filter((message) => (message[undone.flag] === 1) === undone.value);
  return setMarks(tx, messages, undone.flag, !undone.value, now).conversations;
}
