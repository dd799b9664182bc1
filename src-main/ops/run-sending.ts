import { DealboxError, type ErrorData, toErrorData } from '#shared/model/error.ts';
import type { RecipientOutcome } from '#shared/model/sending.ts';
import { classifyReply, isTooLongPutOff, type SmtpReply, sendPause } from '#shared/rules/smtp-reply.ts';
import { withoutBcc } from '../provider/mime/build-message.ts';
import type { SubmissionSession, Submitted } from '../provider/smtp/submission.ts';
import { readRange } from '../store/packs.ts';
import { noteAccepted } from '../store/sent-mail.ts';
import type { Store, Tx } from '../store/store.ts';
import { accountWriting, saveAccountWriting } from '../store/tables/account-writing.ts';
import { addActivity } from '../store/tables/activity.ts';
import { findMessage, type MessageRow } from '../store/tables/messages.ts';
import { findOperation, postponeOperation, saveOperationKind, startOperation } from '../store/tables/operations.ts';
import {
  findOutgoing,
  nextToSend,
  type OutgoingRow,
  readOutcomes,
  saveOutgoing,
  startedOutgoing,
} from '../store/tables/outgoing.ts';

export interface SendingContext {
  readonly store: Store;
  readonly account: number;
  /** Asked for with the first mail that is due. */
  connect(): Promise<SubmissionSession>;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

const none = { code: '', message: '' };
/** A mail with a time of its own that is later than this at its first try is late, where a person wants to be asked then. Milliseconds. */
const LATE = 15 * 60_000;
const PLANNED = 2 * 60_000;

/**
 * Sends what is due in the outbox, one mail after the other in its order, over one connection (CMP-5). Before the end of a mail leaves, that is
 * noted; so a crash or a lost answer never sends a second one (CMP-6): before that note nobody has it and it is tried again; after it, it is
 * looked for in Sent, and then a person decides. Throws where the line or the sign-in failed; the mail is as it was then.
 */
export async function runSending(context: SendingContext): Promise<{ done: number }> {
  settleStarted(context);
  let session: SubmissionSession | null = null;
  let done = 0;
  try {
    for (;;) {
      context.signal.throwIfAborted();
      const row = nextToSend(context.store.db, context.account, context.now());
      if (row === undefined) return { done };
      if (parkLate(context, row)) continue;
      session ??= await connect(context);
      if (await sendOne(context, session, row)) done += 1;
    }
  } finally {
    session?.close();
  }
}

async function connect(context: SendingContext): Promise<SubmissionSession> {
  const session = await context.connect();
  context.store.write((tx) => saveAccountWriting(tx, context.account, { sizeAnnounced: session.maxSize }));
  return session;
}

/** What a crash left in the middle: not handed over, so nobody has it; else it is looked for. */
function settleStarted({ store, account }: SendingContext): void {
  const started = startedOutgoing(store.db, account);
  if (started.length === 0) return;
  store.write((tx) => {
    for (const row of started) {
      if (row.state === 'sending') backInLine(tx, row, none);
      else lookForIt(tx, row);
    }
  });
}

function backInLine(tx: Tx, row: OutgoingRow, error: { code: string; message: string }): void {
  saveOutgoing(tx, row.message_id, { state: 'queued' });
  postponeOperation(tx, row.operation_id, 'pending', error, 0);
}

function lookForIt(tx: Tx, row: OutgoingRow): void {
  if (findOperation(tx.db, row.operation_id)?.kind !== 'send') return;
  saveOperationKind(tx, row.operation_id, 'file-sent');
  postponeOperation(tx, row.operation_id, 'pending', none, 0);
  saveOutgoing(tx, row.message_id, { looks: 0 });
}

/** Its time passed while this computer was off, and the account is set to ask then. */
function parkLate({ store, account, now }: SendingContext, row: OutgoingRow): boolean {
  const planned = row.send_at - row.queued_at > PLANNED;
  const first = (findOperation(store.db, row.operation_id)?.attempts ?? 0) === 0;
  if (!planned || !first || now() - row.send_at < LATE || accountWriting(store.db, account).whenLate !== 'ask')
    return false;
  const message =
    'The time of this mail has passed while Dealbox was not running. Send it now, or choose another time.';
  store.write((tx) => {
    postponeOperation(tx, row.operation_id, 'needs-user', { code: 'send-late', message }, 0);
    tx.touch('outbox', row.message_id);
  });
  return true;
}

/** True where a server has taken it for someone. */
async function sendOne(context: SendingContext, session: SubmissionSession, row: OutgoingRow): Promise<boolean> {
  const { store, now } = context;
  const message = findMessage(store.db, row.message_id);
  if (message === undefined) throw new DealboxError('internal', 'A mail of the outbox is gone.');
  const raw = readRange(store.packDir, {
    pack: message.pack_id,
    offset: message.pack_offset,
    length: message.pack_length,
  });
  store.write((tx) => {
    startOperation(tx, row.operation_id);
    saveOutgoing(tx, row.message_id, { state: 'sending' });
  });
  const to = readOutcomes(row.recipients)
    .filter((outcome) => outcome.state === 'waiting' || outcome.state === 'deferred')
    .map((outcome) => outcome.address);
  let result: Submitted;
  try {
    result = await session.submit({
      from: row.envelope_from,
      to,
      raw: withoutBcc(raw),
      onHandOver: () => {
        context.signal.throwIfAborted();
        store.write((tx) => saveOutgoing(tx, row.message_id, { state: 'handed-over' }));
      },
    });
  } catch (thrown) {
    return brokeOff(context, row, message, toErrorData(thrown), thrown);
  }
  const attempts = findOperation(store.db, row.operation_id)?.attempts ?? 1;
  return store.write((tx) => settle(tx, row, message, result, attempts, now()));
}

/** The line broke, or the mail cannot be offered to this server at all. */
function brokeOff(
  context: SendingContext,
  row: OutgoingRow,
  message: MessageRow,
  error: ErrorData,
  thrown: unknown,
): false {
  const { store, now } = context;
  const words = { code: error.code, message: error.message };
  store.write((tx) => {
    const current = findOutgoing(tx.db, row.message_id);
    if (current?.state === 'handed-over') lookForIt(tx, row);
    else if (error.code === 'address-not-supported') refuse(tx, row, message, words, now());
    else backInLine(tx, row, words);
  });
  if (error.code === 'address-not-supported') return false;
  throw thrown;
}

function settle(
  tx: Tx,
  row: OutgoingRow,
  message: MessageRow,
  result: Submitted,
  attempts: number,
  now: number,
): boolean {
  const outcomes = withReplies(readOutcomes(row.recipients), result);
  const accepted = outcomes.some((outcome) => outcome.state === 'accepted');
  const open = outcomes.some((outcome) => outcome.state === 'deferred' || outcome.state === 'waiting');
  if (accepted && !open) {
    noteAccepted(tx, row, { at: now, text: result.taken ? result.text : row.server_text, outcomes });
    return true;
  }
  saveOutgoing(tx, row.message_id, {
    state: 'queued',
    recipients: JSON.stringify(outcomes),
    ...(result.taken ? { server_text: result.text } : {}),
  });
  if (!open) {
    refuse(tx, row, message, refusedWords(result, outcomes), now);
    return false;
  }
  const words = putOffWords(result, outcomes);
  const late = isTooLongPutOff(row.send_at, now);
  postponeOperation(tx, row.operation_id, late ? 'needs-user' : 'failed', words, late ? 0 : now + sendPause(attempts));
  return result.taken;
}

/** What each recipient was told. A no to the sender or to the whole mail is one to everybody who was asked for. */
function withReplies(before: readonly RecipientOutcome[], result: Submitted): RecipientOutcome[] {
  const said = new Map(result.refused.map(({ address, reply }) => [address, reply]));
  return before.map((outcome): RecipientOutcome => {
    if (outcome.state === 'accepted' || outcome.state === 'refused') return outcome;
    const reply = said.get(outcome.address) ?? (result.taken ? undefined : result.reply);
    if (reply === undefined) return { ...outcome, state: 'accepted', text: '' };
    return { ...outcome, state: stateOf(reply), text: reply.text };
  });
}

function stateOf(reply: SmtpReply): RecipientOutcome['state'] {
  const meaning = classifyReply(reply);
  return meaning === 'refused' || meaning === 'too-large' ? 'refused' : 'deferred';
}

function refusedWords(result: Submitted, outcomes: readonly RecipientOutcome[]): { code: string; message: string } {
  if (!result.taken && classifyReply(result.reply) === 'too-large') {
    return {
      code: 'message-too-large',
      message: `The server says that this mail is too large: ${result.reply.text}. Remove a file and send it again.`,
    };
  }
  const texts = [...new Set(outcomes.filter((outcome) => outcome.state === 'refused').map((outcome) => outcome.text))];
  const nobody = result.refused.length > 0;
  return {
    code: nobody ? 'recipients-refused' : 'sending-refused',
    message: `The server refused ${nobody ? 'every recipient' : 'this mail'}: ${texts.join(' · ')}. It is kept; change it and send it again.`,
  };
}

function putOffWords(result: Submitted, outcomes: readonly RecipientOutcome[]): { code: string; message: string } {
  const waiting = outcomes.filter((outcome) => outcome.state === 'deferred').map((outcome) => outcome.address);
  const some = result.taken || outcomes.some((outcome) => outcome.state === 'accepted');
  const text = result.taken ? (result.refused[0]?.reply.text ?? '') : result.reply.text;
  return {
    code: some ? 'recipients-deferred' : 'server-busy',
    message: `${some ? `Not yet taken for ${waiting.join(', ')}` : 'Put off by the server'}: ${text}. Dealbox tries again by itself.`,
  };
}

/** CMP-6: kept, with the reason; never tried again by itself. */
function refuse(
  tx: Tx,
  row: OutgoingRow,
  message: MessageRow,
  words: { code: string; message: string },
  now: number,
): void {
  saveOutgoing(tx, row.message_id, { state: 'refused' });
  postponeOperation(tx, row.operation_id, 'needs-user', words, 0);
  addActivity(tx, message.conversation_id, { at: now, kind: 'sending-failed', where: 'provider', text: words.message });
  tx.touch('conversation', message.conversation_id);
}
