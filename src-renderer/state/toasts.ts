import { create } from 'zustand';
import type { UndoId } from '#shared/model/ids.ts';

export interface ToastState {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly undo: UndoId | null;
  /** One toast of a kind at a time: the next one takes its place. */
  readonly kind: string;
}

interface Toasts {
  /** At most three, oldest first (C0.5). */
  readonly toasts: readonly ToastState[];
  /** What `z` takes back, newest last; stays after the toast has gone. */
  readonly undoable: readonly UndoId[];
}

const most = 3;
let last = 0;

export const useToasts = create<Toasts>(() => ({ toasts: [], undoable: [] }));

export function showToast(toast: {
  text: string;
  tone?: 'plain' | 'problem';
  undo?: UndoId | null;
  kind?: string;
}): void {
  last += 1;
  const id = last;
  const { text, tone = 'plain', undo = null, kind = `toast-${id}` } = toast;
  useToasts.setState(({ toasts, undoable }) => ({
    toasts: [...toasts.filter((other) => other.kind !== kind), { id, text, tone, undo, kind }].slice(-most),
    undoable: undo === null ? undoable : [...undoable, undo].slice(-100),
  }));
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** Takes the newest thing that can be undone off the pile, or a certain one, with its toast. */
export function takeUndo(wanted?: UndoId): UndoId | null {
  const { undoable } = useToasts.getState();
  const undo = wanted ?? undoable.at(-1) ?? null;
  if (undo === null) return null;
  useToasts.setState(({ toasts }) => ({
    toasts: toasts.filter((toast) => toast.undo !== undo),
    undoable: undoable.filter((other) => other !== undo),
  }));
  return undo;
}

/** An undoable act without a toast of its own (a single star). */
export function rememberUndo(undo: UndoId | null): void {
  if (undo !== null) useToasts.setState(({ undoable }) => ({ undoable: [...undoable, undo].slice(-100) }));
}
