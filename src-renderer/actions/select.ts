import type { ConversationRow } from '#shared/model/conversation.ts';
import { useList } from '../state/list.ts';
import { clearSelection, tickedCount, tickMatching, tickOnly, toggleTick, useSelection } from '../state/selection.ts';

/** Ticks or unticks the row under the cursor (`x`, Space). */
export function toggleFocused(): void {
  const { focused } = useList.getState();
  if (focused !== null) toggleTick(focused);
}

/** R065, INB-3: all that the filter matches, not only what is on screen. A search's hits are all there is of it. */
export function selectAllMatching(): void {
  const { list } = useList.getState();
  if (list.scope === null) tickOnly([...list.rows.values()].map((row) => row.id));
  else tickMatching(list.scope, list.watermark, list.total);
}

/** Only the rows that are loaded: a page, as a person sees it. */
export function selectOnScreen(): void {
  tickOnly(firstBlock().map((row) => row.id));
}

/** Of the rows on screen, those for which it is true (`* r`, `* u`, `* s`). */
export function selectWhere(holds: (row: ConversationRow) => boolean): void {
  tickOnly(
    firstBlock()
      .filter(holds)
      .map((row) => row.id),
  );
}

/** The checkbox at the top left: all that match, and none the second time. */
export function toggleAll(): void {
  if (tickedCount(useSelection.getState().ticked) > 0) clearSelection();
  else selectAllMatching();
}

function firstBlock(): readonly ConversationRow[] {
  return [...useList.getState().list.rows.values()];
}
