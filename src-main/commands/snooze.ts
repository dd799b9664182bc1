import type { UndoId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import { selectedConversations } from '../store/resolve-selection.ts';
import type { Tx } from '../store/store.ts';
import { addActivity } from '../store/tables/activity.ts';
import { findConversation, refreshConversation } from '../store/tables/conversations.ts';
import {
  findReminder,
  findSnooze,
  isMuted,
  putReminder,
  putSnooze,
  removeReminder,
  removeSnooze,
  saveMuted,
} from '../store/tables/snoozes.ts';
import { putUndo } from '../store/tables/undos.ts';
import { comeBack } from '../store/wake-conversations.ts';
import { type ArchiveUndo, moveConversations, undoArchive } from './archive-conversations.ts';
import type { CommandContext } from './command-context.ts';

interface Done {
  readonly changed: number;
  readonly undo: UndoId | null;
}

/** When each was to come back before; 0: it was not set. */
export interface TimesUndo {
  readonly times: readonly (readonly [conversation: number, before: number])[];
}

/** INB-8: out of Inbox until then, or until a reply comes; null: back now. At the provider nothing changes. */
export function snoozeConversations({ store, now }: CommandContext, selection: Selection, until: number | null): Done {
  return store.write((tx) => {
    const times: [number, number][] = [];
    for (const id of selectedConversations(tx.db, selection)) {
      const before = findSnooze(tx.db, id)?.until ?? 0;
      if (until === null && before === 0) continue;
      times.push([id, before]);
      setSnooze(tx, id, until ?? 0, now());
      if (until === null) comeBack(tx, id, now());
      else addActivity(tx, id, { at: now(), kind: 'snoozed', where: 'here', text: 'Snoozed here.' });
    }
    if (times.length === 0) return { changed: 0, undo: null };
    return { changed: times.length, undo: putUndo(tx, 'snooze', { times } satisfies TimesUndo, now()) };
  });
}

function setSnooze(tx: Tx, id: number, until: number, now: number): void {
  if (until === 0) removeSnooze(tx, id);
  else putSnooze(tx, id, until, now);
  refreshConversation(tx, id);
}

export function undoSnooze(tx: Tx, { times }: TimesUndo, now: number): number {
  const still = times.filter(([id]) => findConversation(tx.db, id) !== undefined);
  for (const [id, before] of still) setSnooze(tx, id, before, now);
  return still.length;
}

/** INB-8: back in Inbox then, if no reply came; null takes the reminder away. */
export function remindConversations({ store, now }: CommandContext, selection: Selection, at: number | null): Done {
  return store.write((tx) => {
    const times: [number, number][] = [];
    for (const id of selectedConversations(tx.db, selection)) {
      times.push([id, findReminder(tx.db, id)?.due_at ?? 0]);
      setReminder(tx, id, at ?? 0, now());
    }
    if (times.length === 0) return { changed: 0, undo: null };
    return { changed: times.length, undo: putUndo(tx, 'remind', { times } satisfies TimesUndo, now()) };
  });
}

function setReminder(tx: Tx, id: number, at: number, now: number): void {
  if (at === 0) removeReminder(tx, id);
  else putReminder(tx, id, at, now);
  refreshConversation(tx, id);
}

export function undoRemind(tx: Tx, { times }: TimesUndo, now: number): number {
  const still = times.filter(([id]) => findConversation(tx.db, id) !== undefined);
  for (const [id, before] of still) setReminder(tx, id, before, now);
  return still.length;
}

export interface MuteUndo {
  readonly conversations: readonly number[];
  readonly muted: boolean;
  readonly archived: ArchiveUndo | null;
}

/** INB-8: archived, and new mail of it neither notifies nor brings it back; off: its next mail is like any other. */
export function muteConversations({ store, now }: CommandContext, selection: Selection, muted: boolean): Done {
  return store.write((tx) => {
    const changing = selectedConversations(tx.db, selection).filter((id) => isMuted(tx.db, id) !== muted);
    if (changing.length === 0) return { changed: 0, undo: null };
    for (const id of changing) setMuted(tx, id, muted, now());
    const archived = muted ? (moveConversations(tx, changing, true, now())?.change ?? null) : null;
    const undo = putUndo(tx, 'mute', { conversations: changing, muted, archived } satisfies MuteUndo, now());
    return { changed: changing.length, undo };
  });
}

function setMuted(tx: Tx, id: number, muted: boolean, now: number): void {
  saveMuted(tx, id, muted);
  addActivity(tx, id, { at: now, kind: 'muted', where: 'here', text: muted ? 'Muted here.' : 'No longer muted.' });
  tx.touch('conversation', id);
}

export function undoMute(tx: Tx, undone: MuteUndo, now: number): number {
  const still = undone.conversations.filter((id) => findConversation(tx.db, id) !== undefined);
  for (const id of still) setMuted(tx, id, !undone.muted, now);
  if (undone.archived !== null) undoArchive(tx, undone.archived, true, now);
  return still.length;
}
