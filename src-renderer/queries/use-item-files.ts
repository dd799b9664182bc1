import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ItemId } from '#shared/model/ids.ts';
import { type CallError, call } from '../bridge/bridge.ts';

const page = 50;

/** The files of an item's mail, page by page. */
export function useItemFiles(id: ItemId) {
  const input = { id, limit: page };
  const answer = useInfiniteQuery<
    CallOutput<'itemFiles'>,
    CallError,
    { readonly pages: readonly CallOutput<'itemFiles'>[] },
    readonly [string, typeof input],
    string | null
  >({
    queryKey: ['itemFiles', input] as const,
    queryFn: ({ pageParam }) => call('itemFiles', { ...input, after: pageParam }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
  const files = answer.data?.pages.flatMap((one) => one.files);
  return { files, error: answer.error, more: answer.hasNextPage, showMore: () => void answer.fetchNextPage() };
}
