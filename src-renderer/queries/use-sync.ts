import type { SyncStatus } from '#shared/model/sync.ts';
import { useContractQuery } from './use-contract-query.ts';

const none: readonly SyncStatus[] = [];

export const useSyncStatus = (): readonly SyncStatus[] => useContractQuery('syncStatus', {}).data ?? none;

export const useOperations = () => useContractQuery('operations', {});
