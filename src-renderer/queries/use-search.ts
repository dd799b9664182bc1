import type { ListRows } from '../state/list.ts';
import { useContractQuery } from './use-contract-query.ts';
import { useSettled } from './use-settled.ts';

const searchLimit = 200;

/** Search as one types (INB-6): the last answer stays while the next one is on its way. */
export function useSearch(typed: string, exact: boolean) {
  const query = useSettled(typed.trim());
  const answer = useContractQuery(
    'search',
    { query, limit: searchLimit, exact },
    { enabled: query !== '', keepPrevious: true },
  );
  return { query, answer: query === '' ? undefined : answer.data, error: answer.error, asking: answer.isFetching };
}

export type SearchAnswer = NonNullable<ReturnType<typeof useSearch>['answer']>;

/** Hits as a list for the keyboard. A conversation found by several messages stands once. */
export function searchRows(query: string, answer: SearchAnswer | undefined): ListRows {
  const hits = answer?.hits ?? [];
  return {
    key: `search:${query}`,
    scope: null,
    total: hits.length,
    watermark: 0,
    loaded: answer !== undefined,
    rows: new Map(hits.map((hit, index) => [index, hit.conversation])),
    positions: new Map(hits.map((hit, index) => [hit.conversation.id, index])),
  };
}
