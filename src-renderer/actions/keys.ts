import { useComposers } from '../state/composers.ts';
import { useDialogs } from '../state/dialogs.ts';
import { usePreferences } from '../state/preferences.ts';
import type { Action } from './action.ts';
import { actions, runAction } from './registry.ts';
import { captureTargets } from './targets.ts';

/** What a shortcut is made of; also what the frame of a mail reports. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** AltGr, with which some keyboards type `#` and `[`. */
  readonly altGraph: boolean;
}

const mac = globalThis.navigator?.userAgent.includes('Mac') ?? false;
/** How long the second key of `g i` is waited for. Milliseconds. */
const patience = 1500;

/** The name of a stroke as shortcuts are written: "e", "I", "#", "Mod+k", "Enter". */
export function strokeName(stroke: Stroke): string {
  const mod = mac ? stroke.metaKey : stroke.ctrlKey && !stroke.altGraph;
  let key = stroke.key;
  // Keyboards of other scripts: the letter that is printed there in Latin.
  if (key.length === 1 && key.charCodeAt(0) > 127 && /^Key[A-Z]$/.test(stroke.code)) key = stroke.code.slice(3);
  // Caps Lock is not Shift.
  if (/^[a-z]$/i.test(key)) key = stroke.shiftKey && !mod ? key.toUpperCase() : key.toLowerCase();
  if (!mod) return stroke.altKey && !stroke.altGraph ? `Alt+${key}` : key;
  return `Mod+${stroke.shiftKey && /^([a-z]|Enter)$/.test(key) ? 'Shift+' : ''}${key}`;
}

const byShortcut = new Map<string, Action>();
const prefixes = new Set<string>();
for (const action of actions) {
  for (const shortcut of action.shortcuts) {
    byShortcut.set(shortcut, action);
    const [first, second] = shortcut.split(' ');
    if (first !== undefined && second !== undefined) prefixes.add(first);
  }
}

/** Keys that write when they are typed into a field. */
const isSingleCharacter = (name: string): boolean => name.length === 1;

/** Turns strokes into actions; remembers the first key of a pair. One for the window. */
export function keyReader(
  now: () => number = Date.now,
): (stroke: Stroke, singleKeys: boolean) => Action | 'pending' | null {
  let prefix = '';
  let begun = 0;
  return (stroke, singleKeys) => {
    const name = strokeName(stroke);
    const before = now() - begun < patience ? prefix : '';
    prefix = '';
    if (isSingleCharacter(name) && !singleKeys) return null;
    const pair = before === '' ? undefined : byShortcut.get(`${before} ${name}`);
    if (pair !== undefined) return pair;
    if (prefixes.has(name)) {
      prefix = name;
      begun = now();
      return 'pending';
    }
    return byShortcut.get(name) ?? null;
  };
}

const fields =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=""], [contenteditable=true]';
const ownKeys = '[role=menu], [role=dialog], [role=alertdialog], [role=listbox]';

/** Whether the shortcut belongs to what has the focus: a field that is typed into, a menu, a dialog, a button and its Enter. */
function belongsElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return true;
  if (useDialogs.getState().dialog !== null || target.closest(ownKeys) !== null) return true;
  const withModifier = (mac ? event.metaKey : event.ctrlKey) && !event.getModifierState('AltGraph');
  // Undo in a field is the field's; the palette and the settings are the window's everywhere.
  if (target.closest(fields) !== null) return !withModifier || event.key.toLowerCase() === 'z';
  const pressesControl = !withModifier && (event.key === 'Enter' || event.key === ' ');
  return pressesControl && target.closest('button, a[href], [role=button], input') !== null;
}

const read = keyReader();

/** Does what a stroke means. The targets are bound here, at the moment of the key (INB-10). True where it meant something. */
export function pressStroke(stroke: Stroke): boolean {
  // An answer is about to open, and this is its first letter.
  if (useComposers.getState().opening && isSingleCharacter(strokeName(stroke))) return true;
  const meant = read(stroke, usePreferences.getState().singleKeys);
  if (meant === null) return false;
  if (meant !== 'pending') runAction(meant, captureTargets());
  return true;
}

/** Listens for the window's shortcuts. Returns the function that ends it. */
export function followKeys(): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (belongsElsewhere(event)) return;
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
    const altGraph = event.getModifierState('AltGraph');
    if (pressStroke({ key, code, ctrlKey, metaKey, shiftKey, altKey, altGraph })) event.preventDefault();
  };
  window.addEventListener('keydown', pressed);
  return () => window.removeEventListener('keydown', pressed);
}
