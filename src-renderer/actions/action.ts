import type { LucideIcon } from 'lucide-react';
import type { TextKey } from '../i18n/i18n.ts';
import type { Targets } from './targets.ts';

export const actionGroups = ['conversation', 'write', 'selection', 'list', 'go', 'items', 'app'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/**
 * Something a person can do. Menus, buttons, the palette and the keys all read this one registry, so that the same act has the same
 * name, key and effect everywhere (STYLE).
 */
export interface Action {
  readonly id: string;
  readonly group: ActionGroup;
  /** By what it would act on: archive is unarchive in Archive (R018). */
  title(targets: Targets | null): TextKey;
  readonly icon?: LucideIcon;
  /** The first is shown. A single character is as it is typed ("I" is Shift+i); "g i" is one after the other; Mod is Ctrl or ⌘. */
  readonly shortcuts: readonly string[];
  readonly danger?: boolean;
  /** Not offered in the palette: it makes sense by key only. */
  readonly keyOnly?: boolean;
  /** Whether it can be done now. */
  when?(targets: Targets | null): boolean;
  /** `targets` are what was selected, or under the cursor, when the key was pressed (INB-10). */
  run(targets: Targets | null): void | Promise<void>;
}
