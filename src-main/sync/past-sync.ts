import { type FolderRow, saveFolderProgress } from '../store/tables/folders.ts';
import { findPastSync, type PastSyncRow, savePastSync } from '../store/tables/past-syncs.ts';
import { bringMessages } from './bring-messages.ts';
import { ofContacts, type PastFolder, pastFolders } from './past-scope.ts';
import type { SyncContext } from './sync-context.ts';

/** UIDs asked for between two looks at whether the person paused it. */
const STRETCH = 400;

/**
 * SYN-3: brings mail of the chosen range, newest first, folder by folder. What is here is not asked for again, so it goes on where it
 * stopped, however it was interrupted. Ends early when the job is paused or cancelled.
 */
export async function pastSync(context: SyncContext): Promise<void> {
  const job = findPastSync(context.store.db, context.account.id);
  if (job?.state !== 'running') return;
  const planned: PastFolder[] = [];
  for (const found of await pastFolders(context, job.since)) planned.push(await narrowed(context, found, job));
  const total = planned.reduce((sum, { listed }) => sum + listed, 0);
  const missing = planned.reduce((sum, plan) => sum + plan.uids.length, 0);
  let progress = { ...job, total, done: total - missing, rate: 0 };
  context.store.write((tx) => savePastSync(tx, progress));
  for (const { folder, uids } of planned) {
    const ended = await bringFolder(context, folder, uids, (count, seconds) => {
      progress = { ...progress, done: progress.done + count, rate: seconds > 0 ? count / seconds : progress.rate };
      return progress;
    });
    if (!ended) return;
    // the mail of everyone else in the range is not here: it is not in scope (SYN-10)
    if (job.contacts_only === 1) continue;
    context.store.write((tx) =>
      saveFolderProgress(tx, folder.id, { scope_since: Math.min(folder.scope_since, job.since) }),
    );
  }
  finish(context, job);
}

/** SYN-3: only the emails of contacts, where that was chosen. */
async function narrowed(context: SyncContext, found: PastFolder, job: PastSyncRow): Promise<PastFolder> {
  if (job.contacts_only === 0 || found.uids.length === 0) return found;
  await context.session.open(found.folder.path);
  const uids = await ofContacts(context, found.uids);
  return { ...found, uids, listed: found.listed - found.uids.length + uids.length };
}

/** False where the person paused or cancelled in between. */
async function bringFolder(
  context: SyncContext,
  folder: FolderRow,
  uids: readonly number[],
  advance: (count: number, seconds: number) => PastSyncRow,
): Promise<boolean> {
  const { store, account, now } = context;
  await context.session.open(folder.path);
  let progress = advance(0, 0);
  for (let start = 0; start < uids.length; start += STRETCH) {
    context.signal.throwIfAborted();
    if (findPastSync(store.db, account.id)?.state !== 'running') return false;
    const some = uids.slice(start, start + STRETCH);
    const begun = now();
    await bringMessages(context, some, { folder, by: 'past', includeDeleted: progress.include_deleted === 1 });
    progress = advance(some.length, (now() - begun) / 1000);
    store.write((tx) => {
      const current = findPastSync(tx.db, account.id);
      if (current !== undefined) savePastSync(tx, { ...progress, state: current.state });
    });
  }
  return true;
}

function finish({ store, account }: SyncContext, job: PastSyncRow): void {
  store.write((tx) => {
    const current = findPastSync(tx.db, account.id);
    if (current?.state !== 'running' || current.started_at !== job.started_at) return;
    savePastSync(tx, { ...current, state: 'done', done: current.total, rate: 0 });
  });
}
