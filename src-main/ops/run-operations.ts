import { type ErrorData, toErrorData } from '#shared/model/error.ts';
import type { Found } from '../provider/find-messages.ts';
import { noteLabelled } from '../store/provider-labels.ts';
import { settleFlags } from '../store/settle-flags.ts';
import type { Tx } from '../store/store.ts';
import { addActivity } from '../store/tables/activity.ts';
import { type FolderRow, findFolderByPath, saveFolderProgress } from '../store/tables/folders.ts';
import { locationAt, locationsOfMessage, putLocation, removeLocation } from '../store/tables/locations.ts';
import { findMessage, saveArchivedExternally } from '../store/tables/messages.ts';
import { putMissing } from '../store/tables/missing.ts';
import {
  finishOperation,
  type OperationRow,
  openProviderOperations,
  postponeOperation,
  readPayload,
  startOperation,
} from '../store/tables/operations.ts';
import { fileSent } from './handlers/file-sent.ts';
import { labelOperations } from './handlers/label-messages.ts';
import { markOperations } from './handlers/mark-messages.ts';
import { moveOperations } from './handlers/move-messages.ts';
import type { OpsContext } from './ops-context.ts';
import type { Outcome } from './outcome.ts';
import { backoff, planBatch, type Queued } from './plan-batch.ts';

/** How much of the queue is looked at for one batch. */
const HEAD = 1000;

/** Failures of the line, not of the operation: the queue stops and goes on with the next connection, no attempt is counted. */
const lineTrouble = new Set<ErrorData['code']>([
  'connection-lost',
  'timed-out',
  'offline',
  'connection-refused',
  'host-not-found',
  'server-protocol',
  'too-many-connections',
  'cancelled',
]);

/**
 * Carries out what is due, in the order in which the person acted (SYN-8). An operation is marked running before the provider is asked,
 * and done in the transaction that notes where its message now is. One that cannot be carried out is postponed or parked with its
 * reason, never dropped, and never in the way of the others. Throws when the connection is lost.
 */
export async function runOperations(context: OpsContext): Promise<{ done: number }> {
  const { store, now } = context;
  let done = 0;
  for (;;) {
    context.signal.throwIfAborted();
    const queue = nextInLine(context).map((row): Queued => ({ row, payload: readPayload(row) }));
    const batch = planBatch(queue, now());
    if (batch.length === 0) return { done };
    store.write((tx) => {
      for (const item of batch) startOperation(tx, item.row.id);
    });
    const started = batch.map((item): Queued => ({ ...item, row: { ...item.row, attempts: item.row.attempts + 1 } }));
    done += await carryOut(context, started);
  }
}

/** The head of the queue; all of it only where the head cannot move. */
function nextInLine({ store, account, now }: OpsContext): OperationRow[] {
  const head = openProviderOperations(store.db, account.id, HEAD);
  if (head.length < HEAD || head.some((row) => row.state !== 'needs-user' && row.next_attempt_at <= now())) return head;
  return openProviderOperations(store.db, account.id, 1_000_000);
}

async function carryOut(context: OpsContext, batch: readonly Queued[]): Promise<number> {
  let outcomes: Map<number, Outcome>;
  try {
    if (batch[0]?.row.kind === 'file-sent') return await fileSent(context, batch);
    outcomes = await handlerOf(batch)(context, batch);
  } catch (error) {
    return refuse(context, batch, error);
  }
  return settle(context, batch, outcomes);
}

function handlerOf(batch: readonly Queued[]): typeof moveOperations {
  const kind = batch[0]?.row.kind;
  if (kind === 'mark') return markOperations;
  return kind === 'label' ? labelOperations : moveOperations;
}

function settle({ store, now }: OpsContext, batch: readonly Queued[], outcomes: ReadonlyMap<number, Outcome>): number {
  let done = 0;
  store.write((tx) => {
    for (const item of batch) {
      const outcome = outcomes.get(item.row.id);
      if (outcome?.done === true) {
        noteOutcome(tx, item, outcome, now());
        finishOperation(tx, item.row, now());
        done += 1;
      } else {
        const error = { code: 'server-busy', message: 'A folder could not be searched; Dealbox tries again.' };
        postponeOperation(tx, item.row.id, 'failed', error, now() + backoff(item.row.attempts));
      }
    }
  });
  return done;
}

/** Where the message is now, what is known of its flags, and what the conversation's activity says. */
function noteOutcome(tx: Tx, { row, payload }: Queued, outcome: Outcome & { done: true }, now: number): void {
  const message = row.message_id === 0 ? undefined : findMessage(tx.db, row.message_id);
  if (message === undefined) return;
  const folderOf = (place: Found): FolderRow | undefined => findFolderByPath(tx.db, row.account_id, place.path);
  const folderIdOf = (place: Found | undefined) => (place === undefined ? 0 : (folderOf(place)?.id ?? 0));
  for (const place of outcome.left) {
    const folder = folderOf(place);
    if (folder !== undefined && locationAt(tx.db, folder.id, place.uid)?.message_id === message.id)
      removeLocation(tx, folder.id, place.uid);
  }
  for (const place of outcome.arrived) {
    const folder = folderOf(place);
    if (folder === undefined) continue;
    if (folder.uidvalidity === 0) saveFolderProgress(tx, folder.id, { uidvalidity: place.uidvalidity });
    if (folder.uidvalidity === 0 || folder.uidvalidity === place.uidvalidity)
      putLocation(tx, folder.id, place.uid, message.id, place.flags);
  }
  settleFlags(tx, message.id);
  if (row.kind === 'label') noteLabelled(tx, message, payload.label ?? '', payload.value ?? true, now);
  if (row.kind === 'mark' || row.kind === 'label' || outcome.left.length === 0) return;
  // moved, and not found where it was moved to: a question like any other (decision 4)
  if (locationsOfMessage(tx.db, message.id).length === 0) {
    putMissing(tx, message.id, row.account_id, folderIdOf(outcome.left[0]), 'vanished', now);
  }
  saveArchivedExternally(tx, message.id, row.kind === 'archive');
  const target = outcome.arrived[0]?.path ?? payload.at[0]?.folder ?? '';
  addActivity(tx, message.conversation_id, {
    at: now,
    kind: row.kind === 'archive' ? 'archived-at-provider' : 'unarchived-at-provider',
    where: 'provider',
    text: `Moved to ${target} at the provider.`,
  });
}

/** The whole batch met one failure: of the line (thrown on), of one operation among many (tried alone), or of the act itself. */
async function refuse(context: OpsContext, batch: readonly Queued[], cause: unknown): Promise<number> {
  const error = toErrorData(cause);
  if (lineTrouble.has(error.code) || context.signal.aborted) {
    context.store.write((tx) => {
      for (const item of batch)
        postponeOperation(tx, item.row.id, 'pending', { code: error.code, message: error.message }, 0);
    });
    throw cause;
  }
  if (batch.length > 1 && error.code !== 'folder-missing') {
    let done = 0;
    for (const item of batch) done += await carryOut(context, [item]);
    return done;
  }
  context.store.write((tx) => {
    for (const item of batch) park(tx, item, error, context.now());
  });
  return 0;
}

/** DEL-10: what needs a person waits with its reason; what may pass by itself is tried again, ever more seldom. */
function park(tx: Tx, { row }: Queued, error: ErrorData, now: number): void {
  const needsUser =
    error.code === 'folder-missing' ||
    error.code === 'move-refused' ||
    error.code === 'not-permitted' ||
    row.attempts >= 12;
  const words = { code: error.code, message: error.message };
  postponeOperation(
    tx,
    row.id,
    needsUser ? 'needs-user' : 'failed',
    words,
    needsUser ? 0 : now + backoff(row.attempts),
  );
  if (!needsUser || row.conversation_id === 0) return;
  addActivity(tx, row.conversation_id, { at: now, kind: 'operation-parked', where: 'provider', text: error.message });
}
