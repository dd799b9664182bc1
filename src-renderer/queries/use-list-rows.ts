import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ListScope } from '#shared/model/selection.ts';
import type { CallError } from '../bridge/bridge.ts';
import { type ListRows, noRows } from '../state/list.ts';
import { type Block, blockSize, blocksFor, joinBlocks, listKey } from './list-snapshot.ts';
import { contractQuery } from './use-contract-query.ts';

interface ListAnswer {
  readonly list: ListRows;
  readonly error: CallError | null;
}

/** A block of a list, as it is asked for. */
export const blockQuery = (scope: ListScope, number: number) =>
  contractQuery('listWindow', { scope, start: number * blockSize, count: blockSize });

/**
 * The rows of a list between two positions, in blocks of 50; only blocks on screen are asked again after a change. While `frozen`, the
 * moment stays as it is.
 */
export function useListRows(scope: ListScope, first: number, last: number, frozen: boolean): ListAnswer {
  const key = listKey(scope);
  const from = Math.floor(first / blockSize);
  const to = Math.floor(last / blockSize);
  const numbers = useMemo(() => blocksFor(from * blockSize, to * blockSize), [from, to]);

  const combine = useCallback(
    (results: UseQueryResult<Block, CallError>[]) => ({
      joined: joinBlocks(scope, numbers, results),
      error: results.find((result) => result.error !== null)?.error ?? null,
    }),
    [scope, numbers],
  );
  const { joined, error } = useQueries({
    queries: numbers.map((number) => blockQuery(scope, number)),
    combine,
  });

  const [held, hold] = useState<ListRows>(noRows);
  const sameList = held.key === key;
  const fresh = joined !== null && joined !== held && (!frozen || !sameList) ? joined : null;
  if (fresh !== null) hold(fresh);
  const list = fresh ?? (sameList ? held : { ...noRows, key, scope });
  return { list, error };
}
