import type { Account } from '#shared/model/account.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { useContractQuery } from './use-contract-query.ts';

export const useAccounts = () => useContractQuery('accounts', {});

const none: readonly Account[] = [];

/** The accounts there are; none until the first answer. */
export const useAccountList = (): readonly Account[] => useAccounts().data ?? none;

export const useAccount = (id: AccountId | null): Account | undefined =>
  useAccountList().find((account) => account.id === id);
