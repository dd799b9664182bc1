import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { Label } from '#shared/model/label.ts';
import { hasProviderLabels } from '../store/provider-labels.ts';
import { OperationQueue } from '../store/queue-operations.ts';
import { selectedConversations } from '../store/resolve-selection.ts';
import type { Tx } from '../store/store.ts';
import { findConversation } from '../store/tables/conversations.ts';
import { foldersOfLabel } from '../store/tables/folders.ts';
import {
  conversationsLabelled,
  findLabelNamed,
  getLabel,
  removeLabel as removeLabelRow,
  restoreLabel,
  saveLabel as saveLabelRow,
  setLabel,
} from '../store/tables/labels.ts';
import { labelsOfMessage } from '../store/tables/message-labels.ts';
import { messagesOfConversation } from '../store/tables/messages.ts';
import { putUndo } from '../store/tables/undos.ts';
import { newUid } from '../store/uid.ts';
import type { CommandContext } from './command-context.ts';

/** INB-4: a label of Dealbox's own, new or changed. Throws `already-exists`, `not-found`. */
export function saveLabel({ store, now }: CommandContext, label: CallParsed<'saveLabel'>): CallOutput<'saveLabel'> {
  return store.write((tx) => {
    if (label.id !== undefined) getLabel(tx.db, label.id);
    const id = saveLabelRow(tx, newUid(now()), { ...label, id: label.id ?? 0 });
    return { id: id as Label['id'], name: label.name, color: label.color };
  });
}

/** The label goes, the mail stays. Throws `not-found`. */
export function removeLabel(
  { store, now }: CommandContext,
  { id }: CallParsed<'removeLabel'>,
): CallOutput<'removeLabel'> {
  return store.write((tx) => {
    const label = getLabel(tx.db, id);
    const conversations = conversationsLabelled(tx.db, id);
    removeLabelRow(tx, id);
    const undo = putUndo(tx, 'label-removed', { label, conversations }, now());
    return { conversations: conversations.length, undo };
  });
}

/**
 * Puts a label on conversations, or takes it off; where it is also a label of the provider's own, there too, on each of their messages (INB-4). Throws
 * `not-found`.
 */
export function labelConversations(
  { store, now }: CommandContext,
  { selection, label, on }: CallParsed<'setLabel'>,
): CallOutput<'setLabel'> {
  return store.write((tx) => {
    getLabel(tx.db, label);
    const changed = selectedConversations(tx.db, selection).filter((id) => setLabel(tx, label, id, on));
    labelAtProviders(tx, label, changed, on, now());
    const undo = changed.length === 0 ? null : putUndo(tx, 'label', { label, conversations: changed, on }, now());
    return { changed: changed.length, undo };
  });
}

export interface LabelUndo {
  readonly label: number;
  readonly conversations: readonly number[];
  readonly on: boolean;
}

export function undoLabel(tx: Tx, { label, conversations, on }: LabelUndo, now: number): number {
  const changed = conversations
    .flatMap((given) => findConversation(tx.db, given)?.id ?? [])
    .filter((id) => setLabel(tx, label, id, !on));
  labelAtProviders(tx, label, changed, !on, now);
  return changed.length;
}

function labelAtProviders(tx: Tx, label: number, conversations: readonly number[], on: boolean, now: number): void {
  const paths = new Map(foldersOfLabel(tx.db, label).map((folder) => [folder.account_id, folder]));
  if (paths.size === 0) return;
  const queue = new OperationQueue(tx, now);
  for (const message of conversations.flatMap((id) => messagesOfConversation(tx.db, id))) {
    const folder = paths.get(message.account_id);
    if (folder === undefined || !hasProviderLabels(tx, message.account_id)) continue;
    queue.label(message, folder.path, on, labelsOfMessage(tx.db, message.id).has(folder.id));
  }
}

export interface LabelRemovedUndo {
  readonly label: { readonly id: number; readonly name: string; readonly color: string };
  readonly conversations: readonly number[];
}

export function undoRemoveLabel(tx: Tx, { label, conversations }: LabelRemovedUndo, now: number): number {
  if (findLabelNamed(tx.db, label.name) !== undefined) return 0;
  restoreLabel(tx, newUid(now), label);
  return undoLabel(tx, { label: label.id, conversations, on: false }, now);
}
