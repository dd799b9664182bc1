import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { must } from '#shared/lib/assert.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { RecipientOutcome } from '#shared/model/sending.ts';
import { normalizeAddress } from '#shared/rules/address.ts';
import { tooLargeMessage } from '#shared/rules/message-size.ts';
import { placeMessage } from '#shared/rules/placement.ts';
import type { SendingCheck } from '#shared/rules/sending-checks.ts';
import { archiveConversations } from '../../commands/archive-conversations.ts';
import { linkByHand } from '../../commands/link-conversations.ts';
import { draftChecks, limitOf } from '../../queries/draft-checks.ts';
import { isIdentity } from '../../queries/identities.ts';
import { queueErasure } from '../../store/erase.ts';
import { fileCorrespondents } from '../../store/linking/file-correspondents.ts';
import { relinkConversations } from '../../store/linking/relink.ts';
import { commitPackEnd } from '../../store/packs.ts';
import type { Tx } from '../../store/store.ts';
import { getAccount } from '../../store/tables/accounts.ts';
import { findConversation, refreshConversation } from '../../store/tables/conversations.ts';
import { type DraftColumns, draftItems, getDraft, saveDraftState } from '../../store/tables/drafts.ts';
import { findItem } from '../../store/tables/items.ts';
import { findMessage, insertMessage } from '../../store/tables/messages.ts';
import { insertOperation } from '../../store/tables/operations.ts';
import { insertOutgoing, saveUnsent } from '../../store/tables/outgoing.ts';
import { readRecipients } from '../../store/tables/recipients.ts';
import { threadMessage } from '../../store/tables/threads.ts';
import { putUndo } from '../../store/tables/undos.ts';
import { localUser } from '../../store/tables/workspace-users.ts';
import { composeDraft } from '../../sync/compose-draft.ts';
import type { IntakeResult } from '../../sync/sync-context.ts';
import type { EngineContext } from '../engine-context.ts';
import { fileNamesOf } from './attach-file.ts';
import { newMessageId } from './create-draft.ts';

/**
 * CMP-5, CMP-6: freezes a draft into the mail that every try will send, with one Message-ID, and puts it into the outbox; from here on it is
 * part of its conversation. Works without a network. Throws `not-ready`, `message-too-large`.
 */
export async function sendDraft(
  context: EngineContext,
  { id, at, undoSeconds, remindAt, archive }: CallParsed<'sendDraft'>,
): Promise<CallOutput<'sendDraft'>> {
  const { store, intake, now } = context;
  const draft = getDraft(store.db, id);
  requireReady(context, draft);
  const sendAt = at ?? now() + undoSeconds * 1000;
  const raw = await composeDraft(store, draft, { messageId: newMessageId(draft.from_address), date: sendAt });
  requireFitting(context, draft, raw.length);
  const [stored] = await intake.store([raw]);
  const mail = must(stored, 'stored mail');
  const queued = store.write((tx) => {
    commitPackEnd(tx, mail.body.range);
    const current = getDraft(tx.db, id);
    if (current.revision !== draft.revision) {
      // typed on while it was made: what was seen is what goes out
      queueErasure(tx, mail.body.range);
      return null;
    }
    return queueMail(tx, { draft, mail, sendAt, remindAt: remindAt ?? 0, size: raw.length }, now());
  });
  if (queued === null) throw new DealboxError('not-ready', 'The draft was changed at this moment. Send it again.');
  if (archive) archiveConversations(context, { kind: 'conversations', ids: [queued.conversation] });
  return { ...queued, sendAt };
}

function requireReady({ store }: EngineContext, draft: DraftColumns): void {
  const { checks } = draftChecks(store.db, { id: draft.id });
  const blocking = checks.find((check) => check.blocks);
  if (blocking !== undefined) throw blockedError(blocking);
  if (!isIdentity(store.db, draft.account_id, draft.from_address)) {
    throw new DealboxError(
      'not-ready',
      `${draft.from_address} is not an address of this account. Choose another From, or add it as an alias.`,
    );
  }
}

function blockedError(check: SendingCheck): DealboxError {
  if (check.kind === 'too-large') return new DealboxError('message-too-large', check.message);
  if (check.kind === 'address-invalid')
    return new DealboxError(
      'not-ready',
      `This is no address: ${check.addresses.join(', ')}. Correct it or take it out.`,
    );
  return new DealboxError('not-ready', 'Nobody is named to send it to. Add a recipient.');
}

/** CMP-3: the gauge estimates; what counts is what goes over the wire. */
function requireFitting({ store }: EngineContext, draft: DraftColumns, size: number): void {
  const limit = limitOf(store.db, draft.account_id);
  if (limit.bytes === null || size <= limit.bytes) return;
  throw new DealboxError('message-too-large', tooLargeMessage(size, limit, fileNamesOf(store, draft.id)));
}

interface Queuing {
  readonly draft: DraftColumns;
  readonly mail: IntakeResult;
  readonly sendAt: number;
  readonly remindAt: number;
  readonly size: number;
}

function queueMail(tx: Tx, { draft, mail, sendAt, remindAt, size }: Queuing, now: number) {
  const { header, body } = mail;
  const account = draft.account_id;
  const conversation = threadMessage(tx, account, header.messageId, header.references) as ConversationId;
  const stands = findConversation(tx.db, conversation);
  const place = placeMessage({
    role: 'sent',
    outgoing: true,
    arrival: 'old',
    conversation: stands?.in_inbox === 1 ? 'inbox' : stands?.in_archive === 1 ? 'archive' : 'none',
  });
  const message = insertMessage(
    tx,
    {
      account,
      conversation,
      header,
      date: sendAt,
      receivedAt: sendAt,
      size,
      outgoing: true,
      inboxMember: false,
      archived: place.archived,
      hidden: false,
      seen: true,
      starred: false,
      answered: false,
      addedBy: 'live',
      addedFrom: 0,
      body,
    },
    now,
  );
  saveUnsent(tx, message, true);
  const identity = must(findMessage(tx.db, message), 'message just made').identity.toString('hex');
  const payload = { messageId: header.messageId, identity, size, at: [] };
  const operation = insertOperation(tx, { account, kind: 'send', message, conversation, payload }, now);
  saveDraftState(tx, draft.id, { sending_id: message });
  refreshConversation(tx, conversation);
  // CRM-2, CRM-3: linked as any mail, and to the items that it was written from
  const filed = { conversation, people: header, outgoing: true, date: sendAt };
  relinkConversations(tx, fileCorrespondents(tx, getAccount(tx.db, account).email, [filed]), now);
  const items = draftItems(draft).flatMap(itemIdOf);
  const linksBefore = items.flatMap((item) =>
    findItem(tx.db, item) === undefined ? [] : linkByHand(tx, [conversation], item, localUser(tx.db).id, now),
  );
  insertOutgoing(tx, {
    message_id: message,
    account_id: account,
    operation_id: operation,
    envelope_from: draft.from_address,
    outcomes: outcomesOf(draft),
    queued_at: now,
    send_at: sendAt,
    answers_id: draft.kind === 'reply' || draft.kind === 'reply-all' ? draft.source_id : 0,
    remind_at: remindAt,
    links_before: JSON.stringify(linksBefore),
  });
  return { message, conversation, undo: putUndo(tx, 'send', { message }, now) };
}

/** Of a printed id: `deal:12`. */
const itemIdOf = (printed: string): number[] => {
  const id = Number(/^[a-z]+:(\d{1,15})$/.exec(printed)?.[1]);
  return Number.isSafeInteger(id) ? [id] : [];
};

/** Each address once, however often it was named. */
function outcomesOf(draft: DraftColumns): RecipientOutcome[] {
  const { to, cc, bcc } = readRecipients(draft.recipients);
  const byAddress = new Map([...to, ...cc, ...bcc].map(({ address }) => [normalizeAddress(address), address.trim()]));
  return [...byAddress.values()].map((address) => ({ address, state: 'waiting', text: '' }));
}
