import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { Tx } from '../../store/store.ts';
import {
  getNote,
  insertNote,
  type NoteRow,
  notesOfItem,
  removeNote,
  restoreNote,
  saveNote,
} from '../../store/tables/item-notes.ts';
import { findItem, getItem } from '../../store/tables/items.ts';
import { putUndo } from '../../store/tables/undos.ts';
import { localUser } from '../../store/tables/workspace-users.ts';
import type { CommandContext } from '../command-context.ts';

/** CRM-2: a note on an item, in its history. Throws `not-found`. */
export function addNote({ store, now }: CommandContext, input: CallParsed<'addNote'>): CallOutput<'addNote'> {
  return store.write((tx) => {
    const item = getItem(tx.db, input.item);
    const note = insertNote(tx, item.id, input.text, localUser(tx.db).id, now());
    return { note, undo: putUndo(tx, 'note', { id: note, item: item.id, before: null }, now()) };
  });
}

/** Throws `not-found`. */
export function editNote({ store, now }: CommandContext, input: CallParsed<'editNote'>): CallOutput<'editNote'> {
  return store.write((tx) => {
    const before = getNote(tx.db, input.note);
    if (before.text === input.text) return { undo: null };
    saveNote(tx, before, input.text, now());
    return { undo: putUndo(tx, 'note', { id: before.id, item: before.item_id, before }, now()) };
  });
}

/** Throws `not-found`. */
export function deleteNote({ store, now }: CommandContext, input: CallParsed<'removeNote'>): CallOutput<'removeNote'> {
  return store.write((tx) => {
    const before = getNote(tx.db, input.note);
    removeNote(tx, before);
    return { undo: putUndo(tx, 'note', { id: before.id, item: before.item_id, before }, now()) };
  });
}

export interface NoteUndo {
  readonly id: number;
  readonly item: number;
  /** As it was; null where there was none. */
  readonly before: NoteRow | null;
}

export function undoNote(tx: Tx, { id, item, before }: NoteUndo): number {
  if (findItem(tx.db, item) === undefined) return 0;
  const current = notesOfItem(tx.db, item).find((note) => note.id === id);
  if (current !== undefined) removeNote(tx, current);
  if (before !== null) restoreNote(tx, before);
  return 1;
}
