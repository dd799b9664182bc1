import { DealboxError } from '#shared/model/error.ts';
import type { UndoId } from '#shared/model/ids.ts';
import { findUndo, removeUndo } from '../store/tables/undos.ts';
import { type ArchiveUndo, undoArchive } from './archive-conversations.ts';
import { takeBack } from './cancel-sending.ts';
import type { CommandContext } from './command-context.ts';
import { type MarkUndo, undoMark } from './mark-mail.ts';
import { type DiscardUndo, undoDiscard } from './save-draft.ts';
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
      default:
        throw new DealboxError('not-found', 'This can no longer be undone.');
    }
  });
}
