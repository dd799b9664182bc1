import { DealboxError } from '#shared/model/error.ts';
import type { UndoId } from '#shared/model/ids.ts';
import { findUndo, removeUndo } from '../store/tables/undos.ts';
import { type ArchiveUndo, undoArchive } from './archive-conversations.ts';
import { takeBack } from './cancel-sending.ts';
import type { CommandContext } from './command-context.ts';
import { type EditUndo, type PersonUndo, undoEdit, undoPerson } from './items/edit-item.ts';
import { type NoteUndo, undoNote } from './items/item-notes.ts';
import { type RemovedItem, undoAddItem, undoRemoveItem } from './items/remove-item.ts';
import { type LabelRemovedUndo, type LabelUndo, undoLabel, undoRemoveLabel } from './label-conversations.ts';
import { type LinksUndo, undoLinks } from './link-conversations.ts';
import { type MarkUndo, undoMark } from './mark-mail.ts';
import { type NeverLogUndo, undoNeverLog } from './never-log.ts';
import { type DiscardUndo, undoDiscard } from './save-draft.ts';
import { undoVisibility, type VisibilityUndo } from './set-visibility.ts';
import { type MuteUndo, type TimesUndo, undoMute, undoRemind, undoSnooze } from './snooze.ts';

/** DEL-8: takes one act back, once. What changed again since then is left as it is. Throws `not-found`. */
export function undoCommand({ store, now }: CommandContext, id: UndoId): { changed: number } {
  return store.write((tx) => {
    const undo = findUndo(tx.db, id);
    if (undo === null) throw new DealboxError('not-found', 'This can no longer be undone.');
    removeUndo(tx, id);
    switch (undo.kind) {
      case 'archive':
      case 'unarchive':
        return { changed: undoArchive(tx, undo.payload as ArchiveUndo, undo.kind === 'archive', now()) };
      case 'mark':
        return { changed: undoMark(tx, undo.payload as MarkUndo, now()) };
      case 'send':
        takeBack(tx, (undo.payload as { message: number }).message, now());
        return { changed: 1 };
      case 'discard':
        return { changed: undoDiscard(tx, undo.payload as DiscardUndo) };
      case 'snooze':
        return { changed: undoSnooze(tx, undo.payload as TimesUndo, now()) };
      case 'remind':
        return { changed: undoRemind(tx, undo.payload as TimesUndo, now()) };
      case 'mute':
        return { changed: undoMute(tx, undo.payload as MuteUndo, now()) };
      case 'links':
        return { changed: undoLinks(tx, undo.payload as LinksUndo, now()) };
      case 'item-added':
        return { changed: undoAddItem(tx, undo.payload as { id: number }, now()) };
      case 'item-edited':
        return { changed: undoEdit(tx, undo.payload as EditUndo, now()) };
      case 'item-person':
        return { changed: undoPerson(tx, undo.payload as PersonUndo, now()) };
      case 'item-removed':
        return { changed: undoRemoveItem(tx, undo.payload as RemovedItem, now()) };
      case 'note':
        return { changed: undoNote(tx, undo.payload as NoteUndo) };
      case 'never-log':
        return { changed: undoNeverLog(tx, undo.payload as NeverLogUndo, now()) };
      case 'label':
        return { changed: undoLabel(tx, undo.payload as LabelUndo, now()) };
      case 'label-removed':
        return { changed: undoRemoveLabel(tx, undo.payload as LabelRemovedUndo, now()) };
      case 'visibility':
        return { changed: undoVisibility(tx, undo.payload as VisibilityUndo) };
      default:
        throw new DealboxError('not-found', 'This can no longer be undone.');
    }
  });
}
