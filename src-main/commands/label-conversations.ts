import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { Label } from '#shared/model/label.ts';
import { selectedConversations } from '../store/resolve-selection.ts';
import type { Tx } from '../store/store.ts';
import { findConversation } from '../store/tables/conversations.ts';
import {
  conversationsLabelled,
  findLabelNamed,
  getLabel,
  removeLabel as removeLabelRow,
  restoreLabel,
  saveLabel as saveLabelRow,
  setLabel,
} from '../store/tables/labels.ts';
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

/** Puts a label on conversations, or takes it off. Throws `not-found`. */
export function labelConversations(
  { store, now }: CommandContext,
  { selection, label, on }: CallParsed<'setLabel'>,
): CallOutput<'setLabel'> {
  return store.write((tx) => {
    getLabel(tx.db, label);
    const changed = selectedConversations(tx.db, selection).filter((id) => setLabel(tx, label, id, on));
    const undo = changed.length === 0 ? null : putUndo(tx, 'label', { label, conversations: changed, on }, now());
    return { changed: changed.length, undo };
  });
}

export interface LabelUndo {
  readonly label: number;
  readonly conversations: readonly number[];
  readonly on: boolean;
}

export function undoLabel(tx: Tx, { label, conversations, on }: LabelUndo): number {
  let changed = 0;
  for (const given of conversations) {
    const id = findConversation(tx.db, given)?.id;
    if (id !== undefined && setLabel(tx, label, id, !on)) changed += 1;
  }
  return changed;
}

export interface LabelRemovedUndo {
  readonly label: { readonly id: number; readonly name: string; readonly color: string };
  readonly conversations: readonly number[];
}

export function undoRemoveLabel(tx: Tx, { label, conversations }: LabelRemovedUndo, now: number): number {
  if (findLabelNamed(tx.db, label.name) !== undefined) return 0;
  restoreLabel(tx, newUid(now), label);
  return undoLabel(tx, { label: label.id, conversations, on: false });
}
