import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { pastScope } from '#shared/rules/past-scope.ts';
import { checkFirstSyncDone } from '../commands/past-sync-commands.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { estimatePast } from '../sync/estimate-past.ts';
import { newTally } from '../sync/sync-context.ts';
import { connectAccount } from './connect-account.ts';
import type { EngineContext } from './engine-context.ts';

/** A person waits for it; then the choice is made without an estimate. Milliseconds. */
const PATIENCE = 60_000;

/** SYN-3: asks the provider what a past sync would bring, on a connection of its own. Throws `not-permitted`, and what the connection throws. */
export async function estimatePastMail(
  { store, intake, credentials, now, timeout }: EngineContext,
  { account: id, range, contactsOnly, includeDeleted }: CallParsed<'estimatePast'>,
): Promise<CallOutput<'estimatePast'>> {
  checkFirstSyncDone(store.db, id);
  const account = getAccount(store.db, id);
  const signal = AbortSignal.timeout(PATIENCE);
  const session = await connectAccount(account, credentials, { timeout, signal });
  try {
    const context = { store, intake, account, session, now, tally: newTally(), batchSize: () => 1, signal };
    return await estimatePast(context, { since: pastScope(range, now()), contactsOnly, includeDeleted });
  } finally {
    await session.close();
  }
}
