import { DealboxError } from '#shared/model/error.ts';
import type { PastRange } from '#shared/model/sync.ts';
import { pastScope } from '#shared/rules/past-scope.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { findPastSync, savePastSync } from '../store/tables/past-syncs.ts';
import type { CommandContext } from './command-context.ts';

export interface PastChoice {
  readonly account: number;
  readonly range: PastRange;
  readonly contactsOnly: boolean;
  readonly includeDeleted: boolean;
}

/**
 * SYN-3: starts bringing past mail, only of contacts where that is chosen, with `includeDeleted` also what was deleted here (DEL-5); or widens
 * a job that runs. Throws `not-permitted` before the first sync is done (R112, R115).
 */
export function startPastSync({ store, now }: CommandContext, choice: PastChoice): void {
  const { account, range, contactsOnly, includeDeleted } = choice;
  store.write((tx) => {
    checkFirstSyncDone(tx.db, account);
    savePastSync(tx, {
      account_id: account,
      range,
      since: pastScope(range, now()),
      state: 'running',
      include_deleted: Number(includeDeleted),
      contacts_only: Number(contactsOnly),
      total: 0,
      done: 0,
      rate: 0,
      started_at: now(),
    });
  });
}

/** Throws `not-permitted`, `not-found`. */
export function checkFirstSyncDone(db: ReadDb, account: number): void {
  if (getAccount(db, account).firstSyncDoneAt !== 0) return;
  throw new DealboxError('not-permitted', 'Past emails can be synced once the first sync has finished.');
}

/** Pause, resume, cancel; what was brought stays. Throws `not-found` where there is no such job. */
export function controlPastSync(
  { store }: CommandContext,
  account: number,
  action: 'pause' | 'resume' | 'cancel',
): void {
  store.write((tx) => {
    const job = findPastSync(tx.db, account);
    if (job === undefined || job.state === 'done' || job.state === 'cancelled') {
      throw new DealboxError('not-found', 'No past emails are being synced.');
    }
    const state = action === 'pause' ? 'paused' : action === 'resume' ? 'running' : 'cancelled';
    savePastSync(tx, { ...job, state, rate: 0 });
  });
}
