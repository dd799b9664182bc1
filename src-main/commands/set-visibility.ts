import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { Visibility } from '#shared/model/account.ts';
import { checkVisibility } from '#shared/rules/visibility.ts';
import { selectedConversations } from '../store/resolve-selection.ts';
import type { Tx } from '../store/store.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { findConversation, saveVisibility } from '../store/tables/conversations.ts';
import { putUndo } from '../store/tables/undos.ts';
import type { CommandContext } from './command-context.ts';

type Before = readonly [conversation: number, visibility: Visibility, chosen: boolean];

/** VIS-1: a person's choice for these conversations. Throws `invalid-input` where one of their accounts has no such choice. */
export function setVisibility(
  { store, now }: CommandContext,
  { selection, visibility }: CallParsed<'setVisibility'>,
): CallOutput<'setVisibility'> {
  return store.write((tx) => {
    const before: Before[] = [];
    for (const id of selectedConversations(tx.db, selection)) {
      const conversation = findConversation(tx.db, id);
      if (conversation === undefined) continue;
      checkVisibility(getAccount(tx.db, conversation.account_id).type, visibility);
      if (conversation.visibility === visibility && conversation.visibility_chosen === 1) continue;
      before.push([id, conversation.visibility, conversation.visibility_chosen === 1]);
      saveVisibility(tx, id, visibility, true);
    }
    const undo = before.length === 0 ? null : putUndo(tx, 'visibility', { before }, now());
    return { changed: before.length, undo };
  });
}

export interface VisibilityUndo {
  readonly before: readonly Before[];
}

export function undoVisibility(tx: Tx, { before }: VisibilityUndo): number {
  let changed = 0;
  for (const [given, visibility, chosen] of before) {
    const id = findConversation(tx.db, given)?.id;
    if (id === undefined) continue;
    saveVisibility(tx, id, visibility, chosen);
    changed += 1;
  }
  return changed;
}
