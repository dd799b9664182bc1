import type { UseQueryResult } from '@tanstack/react-query';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ConversationRow } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { ListScope } from '#shared/model/selection.ts';
import { type ListRows, noRows } from '../state/list.ts';

/** Rows of one request. The engine answers at most 200. */
export const blockSize = 50;

export type Block = CallOutput<'listWindow'>;
type BlockResult = Pick<UseQueryResult<Block>, 'data' | 'isFetching' | 'dataUpdatedAt'>;

export const listKey = (scope: ListScope): string => JSON.stringify(scope);

/** The numbers of the blocks that hold the rows from `first` to `last`. */
export function blocksFor(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / blockSize);
  const to = Math.floor(Math.max(0, last) / blockSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * Blocks as one list; null while one of them is being asked again: half of an old moment beside half of a new one would show a row
 * twice, or not at all. Blocks not asked before are simply not there yet.
 */
export function joinBlocks(
  scope: ListScope,
  numbers: readonly number[],
  results: readonly BlockResult[],
): ListRows | null {
  if (results.some((result) => result.isFetching && result.data !== undefined)) return null;
  const rows = new Map<number, ConversationRow>();
  const positions = new Map<ConversationId, number>();
  let newest: BlockResult | undefined;
  results.forEach((result, index) => {
    if (result.data === undefined) return;
    if (newest === undefined || result.dataUpdatedAt >= newest.dataUpdatedAt) newest = result;
    const start = (numbers[index] ?? 0) * blockSize;
    result.data.rows.forEach((row, offset) => {
      rows.set(start + offset, row);
      positions.set(row.id, start + offset);
    });
  });
  if (newest?.data === undefined) return { ...noRows, key: listKey(scope), scope };
  const { total, watermark } = newest.data;
  return { key: listKey(scope), scope, total, watermark, loaded: true, rows, positions };
}

/** How far the rows on screen have moved down (or up, below zero) between two moments of one list; 0 where none of them is left. */
export function shiftOf(before: ListRows, after: ListRows, firstVisible: number, lastVisible: number): number {
  if (before.key !== after.key) return 0;
  for (let position = firstVisible; position <= lastVisible; position += 1) {
    const row = before.rows.get(position);
    const now = row === undefined ? undefined : after.positions.get(row.id);
    if (now !== undefined) return now - position;
  }
  return 0;
}
