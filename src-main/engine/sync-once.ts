import { setTimeout } from 'node:timers/promises';
import { DealboxError, type ErrorData, toErrorData } from '#shared/model/error.ts';
import type { PastRange } from '#shared/model/sync.ts';
import { startPastSync } from '../commands/past-sync-commands.ts';
import type { MailSession } from '../provider/provider.ts';
import { setAccountStatus } from '../store/tables/account-status.ts';
import { findAccount, listAccounts, type StoredAccount } from '../store/tables/accounts.ts';
import { countOpenOperations, nextFilingAt } from '../store/tables/operations.ts';
import { newTally } from '../sync/sync-context.ts';
import {
  followedFolders,
  listRemoteFolders,
  type SyncTools,
  sendOperations,
  syncDraftsOf,
  syncFolders,
} from './account-sync.ts';
import { bulkWork, hasBulkWork } from './bulk-work.ts';
import { connectAccount } from './connect-account.ts';
import { doDueWork } from './due-work.ts';
import type { EngineContext } from './engine-context.ts';
import { sendWaiting } from './sending-worker.ts';

/** Nobody waits behind a batch of the command line. */
const BATCH = 250;
/** Indexed at once while the parser catches up; larger pieces leave less to merge. */
const INDEXED = 400;
/** How long a pass waits for the provider to file what was sent. Milliseconds. */
const FILING_PATIENCE = 20_000;

/** The accounts a pass is for: all, or the one named. Throws `not-found`. */
export function getSyncAccounts({ store }: EngineContext, email: string | undefined): StoredAccount[] {
  const accounts = listAccounts(store.db);
  if (email === undefined) return accounts;
  const found = findAccount(store.db, email);
  if (found === null) throw new DealboxError('not-found', `There is no account ${email} in Dealbox.`);
  return [found];
}

export interface SyncReport {
  readonly email: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly operations: { readonly done: number; readonly pending: number; readonly failed: number };
  readonly seconds: number;
  readonly error?: ErrorData;
}

/**
 * One full pass over an account (CLI.md `sync`): pending operations out, changes in, the first sync where there was none, past mail where
 * asked or interrupted. Failures are in the report, never thrown.
 */
export async function syncOnce(
  context: EngineContext,
  account: StoredAccount,
  options: {
    past?: { range: PastRange; contactsOnly: boolean; includeDeleted: boolean };
    signal: AbortSignal;
    onCommand?: (command: string) => void;
  },
): Promise<SyncReport> {
  const { store, intake, credentials, background, now, timeout } = context;
  const begun = now();
  doDueWork(store, begun);
  const tally = newTally();
  let done = 0;
  let error = await trySending(context, account, options.signal);
  let session: MailSession | undefined;
  const lost = new AbortController();
  const signal = AbortSignal.any([options.signal, lost.signal]);
  try {
    store.write((tx) => setAccountStatus(tx, account.id, { phase: 'connecting' }));
    session = await connectAccount(account, credentials, {
      onCommand: options.onCommand,
      signal: options.signal,
      timeout,
    });
    session.onClose((why) => lost.abort(why));
    const spare = () => background.spare(INDEXED);
    const tools: SyncTools = {
      store,
      intake,
      account: account.id,
      session,
      now,
      tally,
      batchSize: () => BATCH,
      spare,
      signal,
    };
    await listRemoteFolders(tools);
    done = await sendOperations(tools);
    done += await awaitFiling(tools);
    await syncDraftsOf(tools, true);
    if (hasBulkWork(store.db, account.id, now())) await bulkWork(tools);
    await syncFolders(tools, followedFolders(tools));
    if (options.past !== undefined) {
      startPastSync(context, { account: account.id, ...options.past });
      await bulkWork(tools);
    }
    store.write((tx) =>
      setAccountStatus(tx, account.id, { phase: 'off', last_success_at: now(), error_code: '', error_message: '' }),
    );
  } catch (thrown) {
    error = toErrorData(thrown);
    noteFailure(context, account, error);
  } finally {
    await session?.close();
  }
  const { pending, failed } = countOpenOperations(store.db, account.id);
  const report = {
    email: account.email,
    ...tally,
    operations: { done, pending, failed },
    seconds: (now() - begun) / 1000,
  };
  return error === undefined ? report : { ...report, error };
}

/** The outbox goes first, by its own connection: what keeps it from sending keeps no mail from coming. */
async function trySending(
  context: EngineContext,
  account: StoredAccount,
  signal: AbortSignal,
): Promise<ErrorData | undefined> {
  try {
    await sendWaiting(account.id, context, signal);
    return undefined;
  } catch (thrown) {
    return toErrorData(thrown);
  }
}

/** What was sent a moment ago is waited for in Sent, so that one pass is enough to see it there (SYN-6). */
async function awaitFiling(tools: SyncTools): Promise<number> {
  const { store, account, now, signal } = tools;
  let done = 0;
  for (const end = now() + FILING_PATIENCE; ; ) {
    const next = nextFilingAt(store.db, account);
    if (next === null || next > end) return done;
    await setTimeout(Math.max(0, next - now()), undefined, { signal });
    done += await sendOperations(tools);
  }
}

/** A store that cannot be written to must not hide why the sync failed. */
function noteFailure({ store }: EngineContext, account: StoredAccount, error: ErrorData): void {
  try {
    store.write((tx) =>
      setAccountStatus(tx, account.id, { phase: 'off', error_code: error.code, error_message: error.message }),
    );
  } catch {
    // the report tells it
  }
}
