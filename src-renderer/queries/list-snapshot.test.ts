import { expect, it } from 'vitest';
import type { ConversationRow } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { type ListRows, noRows } from '../state/list.ts';
import { blocksFor, joinBlocks, shiftOf } from './list-snapshot.ts';

const scope = { view: 'inbox' as const, filters: [] };
const row = (id: number): ConversationRow => ({ id: id as ConversationId }) as ConversationRow;
const answer = (ids: readonly number[], updated = 1, isFetching = false) => ({
  data: { rows: ids.map(row), total: 120, watermark: 9 },
  isFetching,
  dataUpdatedAt: updated,
});

const listOf = (ids: readonly number[]): ListRows => ({
  ...noRows,
  rows: new Map(ids.map((id, index) => [index, row(id)])),
  positions: new Map(ids.map((id, index) => [id as ConversationId, index])),
});

it('asks for the blocks on screen only', () => {
  expect(blocksFor(0, 20)).toEqual([0]);
  expect(blocksFor(40, 60)).toEqual([0, 1]);
  expect(blocksFor(199, 250)).toEqual([3, 4, 5]);
});

it('joins blocks by position', () => {
  const list = joinBlocks(scope, [1, 2], [answer([7, 8]), answer([9], 2)]);
  expect(list?.rows.get(51)?.id).toBe(8);
  expect(list?.positions.get(9 as ConversationId)).toBe(100);
  expect(list?.total).toBe(120);
});

it('keeps the old moment while a block is being asked again', () => {
  expect(joinBlocks(scope, [0, 1], [answer([1]), answer([2], 1, true)])).toBeNull();
});

it('does not wait for a block that was never there', () => {
  const list = joinBlocks(scope, [0, 1], [answer([1]), { data: undefined, isFetching: true, dataUpdatedAt: 0 }]);
  expect(list?.rows.size).toBe(1);
});

it('INB-10: knows how far the rows on screen moved', () => {
  expect(shiftOf(listOf([1, 2, 3]), listOf([9, 8, 1, 2, 3]), 0, 2)).toBe(2);
  expect(shiftOf(listOf([1, 2, 3]), listOf([2, 3]), 0, 2)).toBe(-1);
  expect(shiftOf(listOf([1, 2, 3]), listOf([2, 3]), 1, 2)).toBe(-1);
  expect(shiftOf(listOf([1, 2, 3]), listOf([4, 5]), 0, 2)).toBe(0);
});
