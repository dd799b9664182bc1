import type { CallOutput } from '#shared/contract/contract.ts';
import { queryClient } from '../queries/query-client.ts';
import { contractQuery } from '../queries/use-contract-query.ts';

/** Whether an account is known to be offline: what is said about the provider is then said of later. */
export function isOffline(): boolean {
  const statuses = queryClient.getQueryData<CallOutput<'syncStatus'>>(contractQuery('syncStatus', {}).queryKey);
  return statuses?.some((status) => status.phase === 'offline' || status.phase === 'error') ?? false;
}
