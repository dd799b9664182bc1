import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallInput, CallOutput, QueryName } from '#shared/contract/contract.ts';
import { type CallError, call } from '../bridge/bridge.ts';

/** A query of the contract as TanStack Query wants it. Key: [name, input]. */
export function contractQuery<N extends QueryName>(name: N, input: CallInput<N>) {
  return {
    queryKey: [name, input] as const,
    queryFn: (): Promise<CallOutput<N>> => call(name, input),
  };
}

interface Options {
  readonly enabled?: boolean;
  /** While a new input is asked for, the answer to the last one stays. */
  readonly keepPrevious?: boolean;
}

/** The answer to a query of the contract, kept true by change events. */
export function useContractQuery<N extends QueryName>(
  name: N,
  input: CallInput<N>,
  { enabled = true, keepPrevious = false }: Options = {},
): UseQueryResult<CallOutput<N>, CallError> {
  return useQuery<CallOutput<N>, CallError>({
    ...contractQuery(name, input),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
