import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { ItemId } from '#shared/model/ids.ts';
import type { HistoryEntry } from '#shared/model/item.ts';
import { type CallError, call } from '../bridge/bridge.ts';

const page = 50;

type Kinds = NonNullable<CallInput<'itemHistory'>['kinds']>;

/** An item's History, newest first, page by page; a change asks again for what is on screen. */
export function useItemHistory(id: ItemId, kinds: Kinds) {
  const input = { id, kinds, limit: page };
  const answer = useInfiniteQuery<
    CallOutput<'itemHistory'>,
    CallError,
    { readonly pages: readonly CallOutput<'itemHistory'>[] },
    readonly [string, typeof input],
    string | null
  >({
    queryKey: ['itemHistory', input] as const,
    queryFn: ({ pageParam }) => call('itemHistory', { ...input, after: pageParam }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
  const entries: readonly HistoryEntry[] | undefined = answer.data?.pages.flatMap((one) => one.entries);
  return { entries, error: answer.error, more: answer.hasNextPage, showMore: () => void answer.fetchNextPage() };
}
