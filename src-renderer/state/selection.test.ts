import { beforeEach, expect, it } from 'vitest';
import type { ConversationId } from '#shared/model/ids.ts';
import {
  clearSelection,
  isTicked,
  selectionOf,
  tickAlso,
  tickedCount,
  tickMatching,
  tickOnly,
  toggleTick,
  useSelection,
} from './selection.ts';

const id = (number: number) => number as ConversationId;
const ticked = () => useSelection.getState().ticked;
const scope = { view: 'inbox' as const, filters: [] };

beforeEach(clearSelection);

it('INB-3: all that match is one selection, less the rows taken out again', () => {
  tickMatching(scope, 99, 1204);
  toggleTick(id(7));
  expect(isTicked(ticked(), id(7))).toBe(false);
  expect(isTicked(ticked(), id(8))).toBe(true);
  expect(tickedCount(ticked())).toBe(1203);
  expect(selectionOf(ticked())).toEqual({ kind: 'matching', scope, watermark: 99, except: [7] });
  toggleTick(id(7));
  expect(tickedCount(ticked())).toBe(1204);
});

it('INB-3: the last row unticked leaves nothing', () => {
  tickMatching(scope, 99, 1);
  toggleTick(id(7));
  expect(selectionOf(ticked())).toBeNull();
});

it('ticks, adds and takes away single rows', () => {
  toggleTick(id(1));
  tickAlso([id(2), id(3)]);
  expect(useSelection.getState().anchor).toBe(1);
  toggleTick(id(2));
  expect(selectionOf(ticked())).toEqual({ kind: 'conversations', ids: [1, 3] });
  tickOnly([id(9)]);
  expect(selectionOf(ticked())).toEqual({ kind: 'conversations', ids: [9] });
  toggleTick(id(9));
  expect(ticked()).toEqual({ kind: 'none' });
});
