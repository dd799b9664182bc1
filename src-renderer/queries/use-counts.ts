import type { AccountId } from '#shared/model/ids.ts';
import { useContractQuery } from './use-contract-query.ts';

interface Counts {
  readonly inbox: number;
  readonly inboxUnread: number;
  readonly archive: number;
  readonly sent: number;
}

/** What stands in the lists of an account, or of all together. */
export function useCounts(account: AccountId | null): Counts {
  const { data } = useContractQuery('counts', {});
  const sum = { inbox: 0, inboxUnread: 0, archive: 0, sent: 0 };
  for (const counts of data ?? []) {
    if (account !== null && counts.account !== account) continue;
    sum.inbox += counts.inbox;
    sum.inboxUnread += counts.inboxUnread;
    sum.archive += counts.archive;
    sum.sent += counts.sent;
  }
  return sum;
}
