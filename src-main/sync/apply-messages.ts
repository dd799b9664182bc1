import type { FolderRole } from '#shared/model/folder.ts';
import { type FlagBits, flagBits, type MailHeader } from '#shared/model/mail.ts';
import { mergeFlags } from '#shared/rules/merge-flags.ts';
import { messageDate } from '#shared/rules/message-date.ts';
import { placeMessage } from '#shared/rules/placement.ts';
import type { RemoteFlags } from '../provider/provider.ts';
import type { MessageBody } from '../store/content-codec.ts';
import { queueErasure } from '../store/erase.ts';
import { type Filed, fileCorrespondents } from '../store/linking/file-correspondents.ts';
import { relinkConversations } from '../store/linking/relink.ts';
import { commitPackEnd } from '../store/packs.ts';
import { takeLabels } from '../store/provider-labels.ts';
import { noteFiled } from '../store/sent-mail.ts';
import { settleFlags, waitingMarks } from '../store/settle-flags.ts';
import { statement } from '../store/sqlite.ts';
import type { Tx } from '../store/store.ts';
import type { StoredAccount } from '../store/tables/accounts.ts';
import { addActivity } from '../store/tables/activity.ts';
import { findConversation, refreshConversation } from '../store/tables/conversations.ts';
import type { FolderRow } from '../store/tables/folders.ts';
import { locationAt, putLocation, setLocationFlags } from '../store/tables/locations.ts';
import {
  type AddedBy,
  findMessageByIdentity,
  insertMessage,
  joinInbox,
  type MessageRow,
  saveBody,
  saveFlags,
  saveRemoteId,
} from '../store/tables/messages.ts';
import { isMuted, removeReminder, removeSnooze } from '../store/tables/snoozes.ts';
import { threadMessage } from '../store/tables/threads.ts';
import { isTombstoned, removeTombstone } from '../store/tables/tombstones.ts';
import type { Tally } from './sync-context.ts';

/** A message as the provider gave it: its header, and its body unless that is still to come. */
export interface Arriving {
  readonly uid: number;
  readonly flags: FlagBits;
  readonly receivedAt: number;
  readonly size: number;
  readonly header: MailHeader;
  readonly body: MessageBody | null;
  /** What the provider tells beyond IMAP4rev1, as far as it does. */
  readonly remoteId?: string | undefined;
  readonly threadId?: string | undefined;
  readonly labels?: readonly string[] | undefined;
}

export interface Applying {
  readonly tx: Tx;
  readonly account: StoredAccount;
  readonly folder: FolderRow;
  readonly by: AddedBy;
  readonly now: number;
  readonly tally: Tally;
  /** DEL-5: only a past-mail sync that was asked to brings deleted mail back. */
  readonly includeDeleted?: boolean;
}

/**
 * Brings messages of one folder into the store (SYN-5: each is stored once, however often it comes). Idempotent: applied again, it
 * changes nothing. Tombstoned mail is passed over (DEL-2). Conversations are refreshed and linked (CRM-3) once, at the end.
 */
export function applyMessages(applying: Applying, arriving: readonly Arriving[]): void {
  const { tx, account, now } = applying;
  const touched = new Set<number>();
  const filed: Filed[] = [];
  // appended in order: the last range of each pack is its end
  const ends = new Map(arriving.flatMap(({ body }) => (body === null ? [] : [[body.range.pack, body.range] as const])));
  for (const range of ends.values()) commitPackEnd(tx, range);
  for (const message of arriving) {
    const conversation = applyOne(applying, message, filed);
    if (conversation !== null) touched.add(conversation);
  }
  for (const conversation of touched) {
    const current = findConversation(tx.db, conversation);
    if (current !== undefined) refreshConversation(tx, current.id);
  }
  // a conversation may have been joined to another since its message was put into it
  const current = filed.map((mail) => ({ ...mail, conversation: findConversation(tx.db, mail.conversation)?.id ?? 0 }));
  relinkConversations(tx, fileCorrespondents(tx, account.email, current), now);
}

function applyOne(applying: Applying, message: Arriving, filed: Filed[]): number | null {
  const { tx, account } = applying;
  const known = findMessageByIdentity(tx.db, account.id, message.header.identity);
  if (known !== undefined) return applyKnown(applying, known, message);
  if (isTombstoned(tx.db, account.id, message.header.identity)) {
    if (applying.includeDeleted !== true) {
      if (message.body !== null) queueErasure(tx, message.body.range);
      return null;
    }
    removeTombstone(tx, account.id, message.header.identity);
  }
  applying.tally.added += 1;
  return insertArriving(applying, message, filed);
}

/** A copy of mail that is here whole, recognised by the provider's own id. */
export interface KnownCopy extends RemoteFlags {
  readonly message: MessageRow;
}

/** As applyMessages(), for mail that need not be read again. */
export function applyKnownCopies(applying: Applying, copies: readonly KnownCopy[]): void {
  const touched = new Set(copies.map((copy) => applyKnown(applying, copy.message, { ...copy, body: null })));
  for (const conversation of touched) refreshConversation(applying.tx, conversation);
}

/** What a message is here by: its folder; where folders are labels, what of them says more (Gmail's \\Inbox and \\Sent, seen in All Mail). */
function roleIn(folder: FolderRow, labels: readonly string[] | undefined): FolderRole {
  if (folder.role === 'inbox' || labels?.includes('\\Inbox') === true) return 'inbox';
  return labels?.includes('\\Sent') === true && folder.role === 'all' ? 'sent' : folder.role;
}

/** Known already, from another folder, from its header, or from before: note where it is, and its body if that was missing. */
function applyKnown(
  applying: Applying,
  known: MessageRow,
  message: Pick<Arriving, 'uid' | 'flags' | 'body' | 'remoteId' | 'labels'>,
): number {
  const { tx, folder } = applying;
  if (known.remote_id === '' && message.remoteId !== undefined) saveRemoteId(tx, known.id, message.remoteId);
  const before = locationAt(tx.db, folder.id, message.uid);
  if (before?.message_id === known.id) applyFlags(tx, known, folder, message.uid, before.flags, message.flags);
  else putLocation(tx, folder.id, message.uid, known.id, message.flags);
  if (message.body !== null) {
    if (known.body_state === 0) saveBody(tx, known.id, message.body);
    else queueErasure(tx, message.body.range);
  }
  const place = placeMessage({
    role: roleIn(folder, message.labels),
    outgoing: false,
    arrival: 'old',
    conversation: 'none',
  });
  if (known.inbox_member === 0 && place.inboxMember && !place.archived) joinInbox(tx, known.id);
  settleFlags(tx, known.id);
  if (message.labels !== undefined) takeLabels(tx, known, folder, message.labels, applying.now);
  // SYN-6: the one copy of what was sent here, whoever filed it
  if (roleIn(folder, message.labels) === 'sent') noteFiled(tx, known.id, applying.now);
  return known.conversation_id;
}

function insertArriving(applying: Applying, message: Arriving, filed: Filed[]): number {
  const { tx, account, folder, by, now } = applying;
  const { header } = message;
  const role = roleIn(folder, message.labels);
  const outgoing = role === 'sent' || header.from.address.toLowerCase() === account.email.toLowerCase();
  const conversation = threadMessage(tx, account.id, header.messageId, header.references, message.threadId);
  const stands = findConversation(tx.db, conversation);
  // INB-8: what was muted stays where it is, whoever writes on
  const muted = isMuted(tx.db, conversation);
  const place = placeMessage({
    role,
    outgoing,
    arrival: by === 'live' && !muted ? 'new' : 'old',
    conversation: stands?.in_inbox === 1 ? 'inbox' : stands?.in_archive === 1 ? 'archive' : 'none',
  });
  const seen = (message.flags & flagBits.seen) !== 0;
  const date = messageDate(message.receivedAt, header.sentAt);
  filed.push({ conversation, people: header, outgoing, date });
  const id = insertMessage(
    tx,
    {
      account: account.id,
      conversation,
      header,
      date,
      receivedAt: message.receivedAt,
      size: message.size,
      outgoing,
      inboxMember: place.inboxMember,
      archived: place.archived,
      hidden: (message.flags & flagBits.deleted) !== 0,
      seen,
      starred: (message.flags & flagBits.starred) !== 0,
      answered: (message.flags & flagBits.answered) !== 0,
      addedBy: by,
      addedFrom: folder.id,
      body: message.body,
      remoteId: message.remoteId ?? '',
    },
    now,
  );
  putLocation(tx, folder.id, message.uid, id, message.flags);
  if (message.labels !== undefined) {
    takeLabels(tx, { id, conversation_id: conversation, account_id: account.id }, folder, message.labels, now);
  }
  const incoming = by === 'live' && !muted && !outgoing && place.inboxMember && !place.archived;
  // INB-8: a reply ends the wait for it, and the sleep
  if (by === 'live' && !outgoing && place.inboxMember) {
    removeReminder(tx, conversation);
    if (!muted) removeSnooze(tx, conversation);
  }
  // also where this very message joined an archived conversation to one that stands in Inbox
  if (place.revives || (incoming && hasArchived(tx.db).get(conversation) !== undefined)) revive(tx, conversation, now);
  if (incoming && !seen) tx.arrived(conversation);
  return conversation;
}

const hasArchived = statement<{ id: number }, [number]>(
  'SELECT id FROM message WHERE conversation_id = ? AND archived = 1 LIMIT 1',
);
const unarchiveAll = statement<never, [number]>(
  'UPDATE message SET archived = 0 WHERE conversation_id = ? AND archived = 1',
);

/** ARC-4: the whole conversation is back in Inbox. */
function revive(tx: Tx, conversation: number, now: number): void {
  unarchiveAll(tx.db).run(conversation);
  addActivity(tx, conversation, {
    at: now,
    kind: 'returned',
    where: 'here',
    text: 'Back in Inbox: a new message came.',
  });
}

/** Flags of one copy as the provider tells them now (SYN-2). The conversation must be refreshed afterwards. */
export function applyFlags(
  tx: Tx,
  message: MessageRow,
  folder: FolderRow,
  uid: number,
  lastSeen: FlagBits,
  flags: FlagBits,
): void {
  if (lastSeen === flags) return;
  setLocationFlags(tx, folder.id, uid, flags);
  const local = { seen: message.seen === 1, starred: message.starred === 1, answered: message.answered === 1 };
  const merged = mergeFlags(local, lastSeen, flags, waitingMarks(tx, message.id));
  saveFlags(tx, message.id, {
    seen: Number(merged.seen),
    starred: Number(merged.starred),
    answered: Number(merged.answered),
    hidden: message.hidden,
  });
  settleFlags(tx, message.id);
}
