import { toErrorData } from '#shared/model/error.ts';
import type { MailHeader } from '#shared/model/mail.ts';
import { headerFields, identityFields, parseHeader } from '../provider/mime/parse-header.ts';
import type { RemoteFlags, RemoteMessage } from '../provider/provider.ts';
import {
  clearSetAside,
  type FolderProgress,
  type FolderRow,
  listSetAside,
  saveFolderProgress,
  setAside,
} from '../store/tables/folders.ts';
import { wholeUids } from '../store/tables/locations.ts';
import { type AddedBy, findMessageByRemoteId } from '../store/tables/messages.ts';
import { hasTombstones, isTombstoned } from '../store/tables/tombstones.ts';
import { type Applying, type Arriving, applyKnownCopies, applyMessages, type KnownCopy } from './apply-messages.ts';
import { eraseLostRanges, forgetLostRanges, noteLostRanges } from './lost-ranges.ts';
import type { IntakeResult, SyncContext } from './sync-context.ts';

/** Batches of one FETCH: enough to keep the line full, few enough that a pause waits little. */
const BATCHES_FETCHED = 8;
/** New mail comes in ones and twos: looking at its headers first would only delay it. */
const FEW = 20;
/** At most this much raw mail is read, stored and committed together. */
const BATCH_BYTES = 8 * 1024 * 1024;
/** Batches on their way through the intake while the next one is read. */
const IN_FLIGHT = 3;

/** How often a message that could not be read is tried again: after 1, 2, 4 … minutes, at most daily. */
const retryDelay = (attempts: number): number => Math.min(60_000 * 2 ** attempts, 86_400_000);

export interface Bringing {
  readonly folder: FolderRow;
  readonly by: AddedBy;
  readonly includeDeleted?: boolean;
  /** Told after each batch, inside its transaction: where the folder's sync then stands. */
  readonly progress?: (batch: readonly number[]) => FolderProgress;
  readonly onBatch?: (count: number) => void;
}

/**
 * Brings whole messages of the open folder: read from the line, parsed and written to the pack beside it, committed in batches,
 * in the order of `uids`. A message that cannot be read is set aside, so that the rest goes on (SYN-10).
 */
export async function bringMessages(context: SyncContext, uids: readonly number[], bringing: Bringing): Promise<void> {
  const waiting = new Set(
    listSetAside(context.store.db, bringing.folder.id)
      .filter((item) => item.next_attempt_at > context.now())
      .map((item) => item.uid),
  );
  const present = uids.filter((uid) => !waiting.has(uid));
  const unknown = await withoutKnown(context, present, bringing);
  const wanted = bringing.includeDeleted === true ? unknown : await withoutDeleted(context, unknown);
  const size = BATCHES_FETCHED * context.batchSize();
  for (let start = 0; start < wanted.length; start += size) {
    context.signal.throwIfAborted();
    const some = wanted.slice(start, start + size);
    await bringSome(context, some, bringing);
  }
}

/**
 * SYN-5: mail that is here from another folder or label is recognised by the provider's own id, where there is one, and not fetched again; drafts
 * that show among all mail are no mail. Costs one short answer a message, so where folders are folders it is not asked for a few.
 */
async function withoutKnown(context: SyncContext, uids: readonly number[], bringing: Bringing): Promise<number[]> {
  const { session, store, account, now, tally } = context;
  if (!session.capabilities.messageIds || uids.length === 0) return [...uids];
  if (!session.profile.labels && uids.length < FEW) return [...uids];
  const { folder, by } = bringing;
  const passed = new Set<number>();
  const copies: KnownCopy[] = [];
  for (const remote of await session.fetchFlags(uids)) {
    if (isDraft(remote)) passed.add(remote.uid);
    const message =
      remote.remoteId === undefined ? undefined : findMessageByRemoteId(store.db, account.id, remote.remoteId);
    if (message === undefined || message.body_state === 0) continue;
    passed.add(remote.uid);
    copies.push({ ...remote, message });
  }
  // asked for once: it may change while a batch is written
  const size = context.batchSize();
  for (let start = 0; start < copies.length; start += size) {
    const some = copies.slice(start, start + size);
    store.write((tx) => applyKnownCopies({ tx, account, folder, by, now: now(), tally }, some));
  }
  if (passed.size > 0) bringing.onBatch?.(passed.size);
  return uids.filter((uid) => !passed.has(uid));
}

/** Gmail shows drafts in All Mail. */
export const isDraft = ({ labels }: Pick<RemoteFlags, 'labels'>): boolean => labels?.includes('\\Draft') === true;

/**
 * DEL-2: mail that was deleted here is not even fetched again. Costs a look at the headers, so only where there are tombstones, and not
 * for a few new messages, which are passed over when they come.
 */
async function withoutDeleted(context: SyncContext, uids: readonly number[]): Promise<number[]> {
  const { session, store, account } = context;
  if (uids.length < FEW || !hasTombstones(store.db, account.id)) return [...uids];
  const deleted = new Set<number>();
  for await (const remote of session.fetchHeaders(uids, identityFields)) {
    if (isTombstoned(store.db, account.id, parseHeader(remote.header).identity)) deleted.add(remote.uid);
  }
  return uids.filter((uid) => !deleted.has(uid));
}

async function bringSome(context: SyncContext, uids: readonly number[], bringing: Bringing): Promise<void> {
  const arrived = new Set<number>();
  try {
    await pipeline(context, context.session.fetchMessages(uids), bringing, arrived);
  } catch (error) {
    await retryOneByOne(
      context,
      uids.filter((uid) => !arrived.has(uid)),
      bringing,
      error,
    );
  }
}

/**
 * A FETCH of many broke. Where the connection still stands, each is asked for alone and the one that fails is set aside; where it is
 * lost, the first one not yet here is suspected, and after its second time set aside.
 */
async function retryOneByOne(
  context: SyncContext,
  uids: readonly number[],
  bringing: Bringing,
  cause: unknown,
): Promise<void> {
  const error = toErrorData(cause);
  const { store, now } = context;
  const { folder } = bringing;
  if (error.code === 'disk-full' || error.code === 'cancelled' || error.code === 'internal' || context.signal.aborted)
    throw cause;
  if (error.code !== 'server-busy') {
    const suspect = uids[0];
    if (
      suspect !== undefined &&
      (error.code === 'server-protocol' || error.code === 'connection-lost' || error.code === 'timed-out')
    ) {
      const before = listSetAside(store.db, folder.id).find((item) => item.uid === suspect);
      const attempts = before?.attempts ?? 0;
      // the first break is the line's fault: try again at once
      const pause = attempts === 0 ? 0 : retryDelay(attempts);
      store.write((tx) => setAside(tx, folder, suspect, now() + pause, error.message));
    }
    throw cause;
  }
  for (const uid of uids) {
    context.signal.throwIfAborted();
    try {
      await pipeline(context, context.session.fetchMessages([uid]), bringing, new Set());
    } catch (single) {
      const failure = toErrorData(single);
      if (failure.code !== 'server-busy') throw single;
      const attempts = listSetAside(store.db, folder.id).find((item) => item.uid === uid)?.attempts ?? 0;
      store.write((tx) => setAside(tx, folder, uid, now() + retryDelay(attempts), failure.message));
    }
  }
}

/** Reading, parsing and writing side by side: the line is read on while earlier batches are worked on. */
async function pipeline(
  context: SyncContext,
  messages: AsyncIterable<RemoteMessage>,
  bringing: Bringing,
  arrived: Set<number>,
): Promise<void> {
  const inFlight: Promise<void>[] = [];
  let unanswered = 0;
  let batch: RemoteMessage[] = [];
  let bytes = 0;
  const send = () => {
    const full = batch;
    batch = [];
    bytes = 0;
    unanswered += 1;
    const work = context.intake.store(full.map((message) => message.raw)).then((results) => {
      unanswered -= 1;
      commit(context, full, results, bringing);
      for (const message of full) arrived.add(message.uid);
    });
    // looked at in order below; until then a failure must not count as unhandled
    work.catch(() => {});
    inFlight.push(work);
  };
  const read = async () => {
    for await (const message of messages) {
      context.signal.throwIfAborted();
      batch.push(message);
      bytes += message.raw.length;
      if (batch.length >= context.batchSize() || bytes >= BATCH_BYTES) send();
      if (inFlight.length < IN_FLIGHT) continue;
      // the line is ahead of the parser: a moment for what waits
      if (unanswered >= IN_FLIGHT) context.spare?.();
      await inFlight.shift();
    }
    if (batch.length > 0) send();
  };
  // what was read before the line broke is still committed
  const reading = await Promise.allSettled([read()]);
  const outcomes = [...(await Promise.allSettled(inFlight)), ...reading];
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function commit(
  context: SyncContext,
  batch: readonly RemoteMessage[],
  results: readonly IntakeResult[],
  bringing: Bringing,
): void {
  const { store, account, now, tally } = context;
  const { folder, by } = bringing;
  const arriving: Arriving[] = [];
  for (const [index, message] of batch.entries()) {
    const result = results[index];
    if (result === undefined) continue;
    arriving.push({
      uid: message.uid,
      flags: message.flags,
      receivedAt: message.receivedAt,
      size: message.raw.length,
      header: result.header,
      body: result.body,
      remoteId: message.remoteId,
      threadId: message.threadId,
      labels: message.labels,
    });
  }
  try {
    store.write((tx) => {
      const includeDeleted = bringing.includeDeleted ?? false;
      const applying: Applying = { tx, account, folder, by, now: now(), tally, includeDeleted };
      eraseLostRanges(tx, store);
      applyMessages(applying, arriving);
      for (const message of batch) clearSetAside(tx, folder.id, message.uid);
      if (bringing.progress !== undefined) {
        saveFolderProgress(tx, folder.id, bringing.progress(batch.map((message) => message.uid)));
      }
    });
    forgetLostRanges(store);
  } catch (error) {
    noteLostRanges(
      store,
      results.map((result) => result.body.range),
    );
    throw error;
  }
  bringing.onBatch?.(batch.length);
}

/**
 * Brings only the headers of messages, so that a new account's first screen fills before its bodies are here. Mail without a
 * Message-ID is left out: its identity needs the whole header.
 */
export async function bringHeaders(context: SyncContext, uids: readonly number[], bringing: Bringing): Promise<void> {
  const { store, account, now, tally } = context;
  const arriving: Arriving[] = [];
  for await (const remote of context.session.fetchHeaders(uids, headerFields)) {
    const header: MailHeader = parseHeader(remote.header);
    if (header.messageId === '') continue;
    arriving.push({
      uid: remote.uid,
      flags: remote.flags,
      receivedAt: remote.receivedAt,
      size: remote.size,
      header,
      body: null,
      remoteId: remote.remoteId,
      threadId: remote.threadId,
      labels: remote.labels,
    });
  }
  store.write((tx) => {
    applyMessages({ tx, account, folder: bringing.folder, by: bringing.by, now: now(), tally }, arriving);
  });
}

/** UIDs of the open folder whose message is not here whole. */
export function notYetHere({ store }: SyncContext, folder: FolderRow, uids: readonly number[]): number[] {
  const whole = wholeUids(store.db, folder.id);
  return uids.filter((uid) => !whole.has(uid));
}
