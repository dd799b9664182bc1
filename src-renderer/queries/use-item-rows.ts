import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { ItemRow } from '#shared/model/item.ts';
import type { CallError } from '../bridge/bridge.ts';
import { contractQuery } from './use-contract-query.ts';

/** Rows of one request. */
const block = 100;

/** What is asked for, without the place in it. */
export type ItemsAsked = Omit<CallInput<'items'>, 'after' | 'skip' | 'limit'>;

export interface ItemRows {
  readonly rows: ReadonlyMap<number, ItemRow>;
  readonly total: number;
  /** False until the first answer. */
  readonly loaded: boolean;
}

const none: ItemRows = { rows: new Map(), total: 0, loaded: false };

/** The rows of a list of items between two positions, in blocks; while another list is asked for, the last one stays. */
export function useItemRows(
  asked: ItemsAsked,
  first: number,
  last: number,
): ItemRows & { readonly error: CallError | null } {
  const from = Math.floor(first / block);
  const to = Math.floor(last / block);
  const numbers = useMemo(() => Array.from({ length: to - from + 1 }, (_, index) => from + index), [from, to]);
  const combine = useCallback(
    (results: UseQueryResult<CallOutput<'items'>, CallError>[]) => ({
      joined: join(numbers, results),
      error: results.find((result) => result.error !== null)?.error ?? null,
    }),
    [numbers],
  );
  const { joined, error } = useQueries({
    queries: numbers.map((number) => contractQuery('items', { ...asked, skip: number * block, limit: block })),
    combine,
  });
  const [held, hold] = useState({ kind: asked.kind, rows: none });
  if (joined !== null && joined !== held.rows) hold({ kind: asked.kind, rows: joined });
  const shown = joined ?? (held.kind === asked.kind ? held.rows : none);
  return { ...shown, error };
}

function join(numbers: readonly number[], results: readonly UseQueryResult<CallOutput<'items'>>[]): ItemRows | null {
  const rows = new Map<number, ItemRow>();
  let total: number | null = null;
  results.forEach(({ data }, index) => {
    if (data === undefined) return;
    total = data.total;
    const start = (numbers[index] ?? 0) * block;
    data.rows.forEach((row, offset) => {
      rows.set(start + offset, row);
    });
  });
  return total === null ? null : { rows, total, loaded: true };
}
