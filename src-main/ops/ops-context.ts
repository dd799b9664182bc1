import type { MailSession } from '../provider/provider.ts';
import type { Store } from '../store/store.ts';
import type { StoredAccount } from '../store/tables/accounts.ts';

export interface OpsContext {
  readonly store: Store;
  readonly account: StoredAccount;
  readonly session: MailSession;
  readonly now: () => number;
  readonly signal: AbortSignal;
}
