import type { ConversationId } from '#shared/model/ids.ts';
import { requestFocus } from '../state/focus-request.ts';
import { useLayout } from '../state/layout.ts';
import { focusRow, type ListRows, useList } from '../state/list.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePreferences } from '../state/preferences.ts';
import type { Targets } from './targets.ts';

export type Direction = 'next' | 'previous';

/** The nearest row from `position` on that stays, first in the direction, then the other way. */
export function nearestStaying(
  list: ListRows,
  position: number,
  direction: Direction,
  goes: (id: ConversationId) => boolean,
): { readonly id: ConversationId; readonly position: number } | null {
  const step = direction === 'next' ? 1 : -1;
  for (const way of [step, -step]) {
    for (let at = position; at >= 0 && at < list.total; at += way) {
      const row = list.rows.get(at);
      if (row === undefined) break;
      if (!goes(row.id)) return { id: row.id, position: at };
    }
  }
  return null;
}

/** Moves on before the targets leave the list: by the preference, or where the key said (`]`, `[`) (INB-10). */
export function advance(targets: Targets, wanted?: Direction): void {
  const { list, focused, position } = useList.getState();
  const { open } = useNavigation.getState();
  const here = focused ?? open;
  if (here === null || !targets.has(here)) return;
  const preference = usePreferences.getState().autoAdvance;
  const direction = wanted ?? (preference === 'previous' ? 'previous' : 'next');
  const target = nearestStaying(list, list.positions.get(here) ?? position, direction, targets.has);
  focusRow(target?.id ?? null, target?.position ?? 0);
  if (open === null) return;
  const goesOn = target !== null && (wanted !== undefined || preference !== 'list');
  // In one pane an opened conversation that goes on is read at once; beside the list it only follows the cursor.
  useNavigation.setState({ open: goesOn ? target.id : null });
  if (!goesOn || !useLayout.getState().single) requestFocus('row');
}
