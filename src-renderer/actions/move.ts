import type { ConversationId } from '#shared/model/ids.ts';
import { blockSize } from '../queries/list-snapshot.ts';
import { queryClient } from '../queries/query-client.ts';
import { blockQuery } from '../queries/use-list-rows.ts';
import { requestFocus } from '../state/focus-request.ts';
import { useLayout } from '../state/layout.ts';
import { isLeaving, useLeaving } from '../state/leaving.ts';
import { focusRow, useList } from '../state/list.ts';
import { useNavigation } from '../state/navigation.ts';
import { tickAlso, useSelection } from '../state/selection.ts';
import { attempt } from './attempt.ts';

/** The row at a position, asked for where it is not on screen. */
async function rowAt(position: number): Promise<ConversationId | null> {
  const { list } = useList.getState();
  const here = list.rows.get(position);
  if (here !== undefined || list.scope === null) return here?.id ?? null;
  const { scope } = list;
  const number = Math.floor(position / blockSize);
  const block = await attempt(() => queryClient.fetchQuery(blockQuery(scope, number)));
  return block?.rows[position - number * blockSize]?.id ?? null;
}

/** Where the cursor is now, by the row, which may have moved. */
function here(): number | null {
  const { list, focused, position } = useList.getState();
  if (focused === null) return null;
  return list.positions.get(focused) ?? position;
}

/** Moves the cursor by rows; beside the list the conversation under it opens (`j`, `k`, arrows). */
export async function moveBy(rows: number): Promise<void> {
  const { list } = useList.getState();
  if (list.total === 0) return;
  const from = here();
  const last = list.total - 1;
  let target = from === null ? (rows > 0 ? 0 : last) : Math.min(last, Math.max(0, from + rows));
  const { groups } = useLeaving.getState();
  const step = Math.sign(rows);
  // Rows that are sliding away are no longer there for the cursor.
  for (let row = list.rows.get(target); row !== undefined && isLeaving(groups, row.id); row = list.rows.get(target)) {
    if (target + step < 0 || target + step > last) return;
    target += step;
  }
  await moveTo(target);
}

/** Puts the cursor on a position (Home, End, a click). */
export async function moveTo(position: number): Promise<void> {
  const id = await rowAt(position);
  if (id === null) return;
  focusRow(id, position);
  const { open } = useNavigation.getState();
  // In one pane the list has the room; an open conversation goes on to the next one.
  if (!useLayout.getState().single || open !== null) useNavigation.setState({ open: id });
  if (open === null || !useLayout.getState().single) requestFocus('row');
}

/** Moves the cursor and ticks what it passes (Shift+j, Shift+k, Shift+arrows). */
export async function extendBy(rows: number): Promise<void> {
  const from = useList.getState().focused;
  await moveBy(rows);
  const to = useList.getState().focused;
  const ids = [from, to].filter((id) => id !== null);
  if (ids.length > 0) tickAlso(ids, useSelection.getState().anchor ?? ids[0]);
}

/** Ticks all rows between the beginning of the range and this one (Shift+click). */
export async function extendTo(id: ConversationId, position: number): Promise<void> {
  const { list, focused } = useList.getState();
  const anchor = useSelection.getState().anchor ?? focused;
  const start = anchor === null ? undefined : list.positions.get(anchor);
  const from = Math.min(start ?? position, position);
  const to = Math.max(start ?? position, position);
  const ids: ConversationId[] = [];
  for (let at = from; at <= to; at += 1) {
    const row = await rowAt(at);
    if (row !== null) ids.push(row);
  }
  tickAlso(ids, anchor ?? id);
  focusRow(id, position);
}

/** Opens the conversation under the cursor and goes into it (`o`, Enter). */
export function openFocused(): void {
  const { focused } = useList.getState();
  if (focused === null) return;
  useNavigation.setState({ open: focused });
  requestFocus('conversation');
}

/** Back to the list, to the very row (`u`, Escape). */
export function backToList(): void {
  if (useLayout.getState().single) useNavigation.setState({ open: null });
  requestFocus('row');
}
