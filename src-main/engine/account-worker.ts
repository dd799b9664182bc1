import { DealboxError, type ErrorData, toErrorData } from '#shared/model/error.ts';
import type { MailSession } from '../provider/provider.ts';
import type { ReadDb } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { setAccountStatus } from '../store/tables/account-status.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { hasLeavingCopies } from '../store/tables/draft-copies.ts';
import { unsavedDrafts } from '../store/tables/drafts.ts';
import { type FolderRow, findFolderByPath } from '../store/tables/folders.ts';
import { listMissing } from '../store/tables/missing.ts';
import { nextOperationDue } from '../store/tables/operations.ts';
import { firstScreen } from '../sync/first-sync.ts';
import type { Intake } from '../sync/sync-context.ts';
import { newTally, type Tally } from '../sync/sync-context.ts';
import {
  followedFolders,
  listRemoteFolders,
  type SyncTools,
  sendOperations,
  syncContext,
  syncDraftsOf,
  syncFolders,
} from './account-sync.ts';
import { bulkWork, hasBulkWork } from './bulk-work.ts';
import { connectAccount } from './connect-account.ts';
import type { Credentials } from './credentials.ts';
import { needsPerson, pauseAfter, waitOut } from './retry-pause.ts';
import type { Surroundings } from './surroundings.ts';
import { makeSignal, type Wakeable } from './wakeable.ts';

const SECOND = 1_000;
/** Messages committed together: about 20 ms of the writer's time, so that a person's command never waits longer. */
const BATCH = 60;
/** … and where nobody did anything for a while: fewer commits, each of which waits for the disk. */
const CALM_BATCH = 200;
/**
 * How often folders that are not waited on are looked at: after a minute where something happens, ever more seldom where nothing does, up to the
 * renewal of IDLE, which wakes the computer anyway.
 */
const ALL_FOLDERS = 60 * SECOND;
/** For how long one connection does the work of two, where the provider grants no second one. */
const ALONE = 3600 * SECOND;
/** A connection that lasted so long begins the pauses anew. */
const STEADY = 60 * SECOND;
/** How soon a message that was found nowhere is looked for again (DEL-4). */
const LOOK_AGAIN = 15 * SECOND;
/** The least time between two attempts, whatever is queued. */
const SHORTEST_PAUSE = 2 * SECOND;

const activity = ({ added, changed, removed }: Tally): number => added + changed + removed;

/** A draft has rested since it was typed, or a copy of one is to go. */
const hasDraftWork = (db: ReadDb, account: number, now: number): boolean =>
  hasLeavingCopies(db, account) || unsavedDrafts(db, account).some((draft) => draft.save_after <= now);

export interface WorkerTools {
  readonly store: Store;
  readonly intake: Intake;
  readonly credentials: Credentials;
  readonly now: () => number;
  readonly timeout: number | undefined;
  readonly surroundings: Surroundings;
  /** Holds indexing back while mail is brought in. */
  readonly hold: () => () => void;
  /** Whether no person acted in the last seconds. */
  readonly isCalm: () => boolean;
  /** Indexes a little all the same (BackgroundWork.spare). */
  readonly spare: () => void;
}

export interface AccountWorker {
  /** Something for the provider was queued, or a person wants it looked at now. */
  wake(all: boolean): void;
  stop(): Promise<void>;
}

/**
 * Keeps one account in touch with its provider, for as long as the app runs: one connection carries out operations, waits for new mail
 * and follows changes; a second one brings mail in bulk, so that nothing waits behind that.
 */
export function startAccountWorker(account: number, tools: WorkerTools): AccountWorker {
  const stopping = new AbortController();
  const live = makeSignal();
  const bulk = makeSignal();
  // a server that tells another state each time must not keep us running in circles
  let behindInARow = 0;
  /** Until then no second connection is tried: the provider allows only one. Milliseconds since 1970. */
  let aloneUntil = 0;
  /** Why bringing mail in bulk fails while everything else goes on: told with the status. */
  let bulkTrouble: ErrorData | null = null;
  // before the loops, which ask them at once
  /** One connection is all the provider allows: what is to be brought in bulk comes by it too. */
  const isAlone = (): boolean => tools.now() < aloneUntil;
  const hasWork = (): boolean => !tools.surroundings.sparing && hasBulkWork(tools.store.db, account, tools.now());
  const isBulkDue = (): boolean => !isAlone() && hasWork();
  const batchSize = (): number => (tools.isCalm() ? CALM_BATCH : BATCH);
  const unsubscribe = tools.surroundings.onChange(() => {
    live.wake();
    bulk.wake();
  });
  const loops = Promise.all([keepUp('live', live, runLive), keepUp('bulk', bulk, runBulk)]);

  /** Runs one connection after the other; between failures it waits, or until it is woken. */
  async function keepUp(
    name: 'live' | 'bulk',
    signal: Wakeable,
    run: (session: MailSession, wake: Wakeable) => Promise<void>,
  ): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      let session: MailSession | undefined;
      let since = Number.POSITIVE_INFINITY;
      let line = tools.surroundings.line();
      try {
        if (name === 'bulk' && !isBulkDue()) {
          await signal.wait(null, stopping.signal);
          continue;
        }
        if (!tools.surroundings.usable) await tools.surroundings.reachable(stopping.signal);
        line = tools.surroundings.line();
        if (name === 'live') status({ phase: 'connecting' });
        const { credentials, timeout } = tools;
        const options = { timeout, signal: AbortSignal.any([stopping.signal, line]) };
        session = await connectAccount(getAccount(tools.store.db, account), credentials, options);
        since = tools.now();
        await run(session, signal);
        failures = 0;
        if (name === 'bulk') bulkTrouble = null;
      } catch (thrown) {
        if (stopping.signal.aborted) break;
        if (line.aborted) {
          // nobody's fault: once back, once more (D16)
          await session?.close();
          if (name === 'live') tellFailure(toErrorData(line.reason), 0);
          await tools.surroundings.reachable(stopping.signal);
          failures = 0;
          continue;
        }
        const error = toErrorData(thrown);
        if (name === 'bulk' && error.code === 'too-many-connections') {
          aloneUntil = tools.now() + ALONE;
          live.wake();
          continue;
        }
        // a connection that held for a while was no failure
        if (tools.now() - since > STEADY) failures = 0;
        const pause = pauseAfter(error, failures);
        failures += 1;
        if (name === 'live') tellFailure(error, pause);
        else bulkTrouble = error;
        await session?.close();
        const shortest = needsPerson(error) ? pause : Math.min(pause, SHORTEST_PAUSE);
        await waitOut(signal, pause, shortest, stopping.signal);
      } finally {
        await session?.close();
      }
    }
  }

  async function runLive(session: MailSession, wake: Wakeable): Promise<void> {
    const lost = new AbortController();
    session.onClose((why) => lost.abort(why));
    const signal = AbortSignal.any([stopping.signal, lost.signal]);
    const sync: SyncTools = { ...tools, account, session, tally: newTally(), batchSize, signal };
    await listRemoteFolders(sync);
    if (getAccount(tools.store.db, account).firstSyncDoneAt === 0) await firstScreen(syncContext(sync));
    bulk.wake();
    let lookedAtAll = 0;
    let pause = ALL_FOLDERS;
    while (!signal.aborted) {
      const asked = wake.takeAll();
      const all = asked || (!tools.surroundings.sparing && tools.now() - lookedAtAll >= pause);
      const before = activity(sync.tally);
      const sent = await sendOperations(sync);
      if (all) await listRemoteFolders(sync);
      if (all || hasDraftWork(tools.store.db, account, tools.now())) await syncDraftsOf(sync, false);
      const folders = followedFolders(sync);
      await syncFolders(sync, all ? folders : folders.filter((folder) => folder.role === 'inbox'));
      if (all) lookedAtAll = tools.now();
      if (asked || sent > 0 || activity(sync.tally) > before) pause = ALL_FOLDERS;
      else if (all) pause = Math.min(pause * 2, session.profile.idleRenewal);
      if (isAlone() && hasWork()) await bulkWork({ ...sync, tally: newTally() });
      else if (isBulkDue()) bulk.wake();
      status({
        phase: getAccount(tools.store.db, account).firstSyncDoneAt === 0 ? 'first-sync' : 'up-to-date',
        push: Number(session.capabilities.idle),
        last_success_at: tools.now(),
        next_try_at: 0,
        error_code: bulkTrouble?.code ?? '',
        error_message: bulkTrouble?.message ?? '',
      });
      const until = tools.surroundings.sparing ? Number.POSITIVE_INFINITY : lookedAtAll + pause;
      await waitForWork(session, wake, signal, until);
    }
    signal.throwIfAborted();
  }

  /** Until the inbox changes, something is queued, or it is time to look elsewhere too. */
  async function waitForWork(
    session: MailSession,
    wake: Wakeable,
    signal: AbortSignal,
    nextLook: number,
  ): Promise<void> {
    const inbox = findFolderByPath(tools.store.db, account, 'INBOX');
    const due = nextOperationDue(tools.store.db, account);
    const again = listMissing(tools.store.db, account).some((row) => row.incident_id === 0);
    const until = Math.min(
      nextLook,
      due === null ? Number.POSITIVE_INFINITY : Math.max(due, tools.now() + SECOND),
      again ? tools.now() + LOOK_AGAIN : Number.POSITIVE_INFINITY,
    );
    const ended = new AbortController();
    const both = AbortSignal.any([signal, ended.signal]);
    if (inbox !== undefined && (await isBehind(session, inbox)) && behindInARow < 3) {
      behindInARow += 1;
      return;
    }
    behindInARow = 0;
    const waiting = inbox === undefined ? new Promise<boolean>(() => {}) : session.waitForChange(both);
    // a failure of the wait is met again, and thrown, by the next command
    const changed = waiting.catch(() => true);
    const milliseconds = until === Number.POSITIVE_INFINITY ? null : Math.max(0, until - tools.now());
    await Promise.race([changed, wake.wait(milliseconds, both)]);
    ended.abort();
    await changed;
  }

  /** What came between the last look and now would never be told by the wait: it tells only what comes later. */
  async function isBehind(session: MailSession, inbox: FolderRow): Promise<boolean> {
    const state = await session.open(inbox.path);
    if (state.uidvalidity !== inbox.uidvalidity) return inbox.uidvalidity !== 0;
    return (
      state.exists !== inbox.seen_exists ||
      state.uidnext !== inbox.seen_uidnext ||
      (state.highestModseq !== '0' && state.highestModseq !== inbox.highest_modseq)
    );
  }

  async function runBulk(session: MailSession): Promise<void> {
    const sync: SyncTools = {
      ...tools,
      account,
      session,
      tally: newTally(),
      batchSize,
      signal: stopping.signal,
      // a new account's list comes first; past mail may take days, and is to be found as it comes
      ...(getAccount(tools.store.db, account).firstSyncDoneAt === 0 ? {} : { spare: tools.spare }),
    };
    const release = tools.hold();
    try {
      await bulkWork(sync);
    } finally {
      release();
    }
    live.wake();
  }

  function status(change: Parameters<typeof setAccountStatus>[2]): void {
    tools.store.write((tx) => setAccountStatus(tx, account, change));
  }

  function tellFailure({ code, message }: ErrorData, pause: number): void {
    const offline =
      code === 'offline' ||
      code === 'host-not-found' ||
      code === 'connection-lost' ||
      code === 'connection-refused' ||
      code === 'timed-out';
    const next_try_at = Math.round(tools.now() + pause);
    try {
      status({ phase: offline ? 'offline' : 'error', push: 0, error_code: code, error_message: message, next_try_at });
    } catch {
      // a store that cannot be written to (a full disk) must not end what keeps the account in touch
    }
  }

  return {
    wake(all) {
      for (const signal of [live, bulk]) {
        if (all) signal.wakeAll();
        else signal.wake();
      }
    },
    async stop() {
      unsubscribe();
      stopping.abort(new DealboxError('cancelled', 'Dealbox is closing.'));
      await loops;
    },
  };
}
