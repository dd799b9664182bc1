import { create } from 'zustand';
import type { UndoId } from '#shared/model/ids.ts';

export interface ToastState {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly undo: UndoId | null;
  /** Another act beside Undo. */
  readonly also?: { readonly label: string; run(): void } | undefined;
  /** How long it stays; else as preferred. */
  readonly seconds?: number | undefined;
  /** One toast of a kind at a time: the next one takes its place. */
  readonly kind: string;
}

interface Toasts {
  /** At most three, oldest first (C0.5). */
  readonly toasts: readonly ToastState[];
  /** What `z` takes back, newest last; stays after the toast has gone. */
  readonly undoable: readonly UndoId[];
  /** What follows once an act was undone: the mail that was called back is open again. */
  readonly undone: ReadonlyMap<UndoId, () => void>;
}

const most = 3;
let last = 0;

export const useToasts = create<Toasts>(() => ({ toasts: [], undoable: [], undone: new Map() }));

export function showToast(toast: {
  text: string;
  tone?: 'plain' | 'problem';
  undo?: UndoId | null;
  kind?: string;
  undone?: () => void;
  also?: ToastState['also'];
  seconds?: number;
}): void {
  last += 1;
  const id = last;
  const { text, tone = 'plain', undo = null, kind = `toast-${id}`, undone, also, seconds } = toast;
  useToasts.setState(({ toasts, undoable, undone: known }) => ({
    toasts: [...toasts.filter((other) => other.kind !== kind), { id, text, tone, undo, kind, also, seconds }].slice(
      -most,
    ),
    undone: undo === null || undone === undefined ? known : new Map(known).set(undo, undone),
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
