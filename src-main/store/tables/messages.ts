import type { MessageId } from '#shared/model/ids.ts';
import type { MailHeader } from '#shared/model/mail.ts';
import type { MessageBody } from '../content-codec.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import { putContent } from './contents.ts';
import { writeRecipients } from './recipients.ts';

/** How a message came into Dealbox: the first sync, live afterwards, a past-mail sync, or the healing of a gap (INB-9). */
export type AddedBy = 'first' | 'live' | 'past' | 'gap';

export interface MessageRow {
  readonly id: MessageId;
  readonly account_id: number;
  readonly conversation_id: number;
  readonly identity: Buffer;
  readonly message_id: string;
  readonly subject: string;
  readonly from_name: string;
  readonly from_address: string;
  readonly recipients: string;
  readonly snippet: string;
  readonly date: number;
  readonly sent_at: number;
  readonly received_at: number;
  /** When it came into Dealbox. */
  readonly added_at: number;
  readonly size: number;
  readonly outgoing: number;
  readonly inbox_member: number;
  readonly archived: number;
  readonly archived_externally: number;
  readonly hidden: number;
  readonly seen: number;
  readonly starred: number;
  readonly answered: number;
  readonly attachments: number;
  readonly body_state: number;
  readonly pack_id: number;
  readonly pack_offset: number;
  readonly pack_length: number;
  /** The provider's own id of it; '' where there is none. */
  readonly remote_id: string;
}

const columns = `id, account_id, conversation_id, identity, message_id, subject, from_name, from_address, recipients, snippet, date,
  sent_at, received_at, added_at, size, outgoing, inbox_member, archived, archived_externally, hidden, seen, starred, answered, attachments,
  body_state, pack_id, pack_offset, pack_length, remote_id`;

const byId = statement<MessageRow, [number]>(`SELECT ${columns} FROM message WHERE id = ?`);
const byIdentity = statement<MessageRow, [Uint8Array, number]>(
  `SELECT ${columns} FROM message WHERE identity = ? AND account_id = ?`,
);
const ofConversation = statement<MessageRow, [number]>(
  `SELECT ${columns} FROM message WHERE conversation_id = ? ORDER BY id`,
);
const byRemoteId = statement<MessageRow, [number, string]>(
  `SELECT ${columns} FROM message WHERE account_id = ? AND remote_id = ? AND remote_id <> ''`,
);
const arrivals = statement<{ value: number }, []>('SELECT value FROM arrival_counter');
const elsewhere = statement<{ account_id: number }, [Uint8Array, number]>(
  'SELECT account_id FROM message WHERE identity = ? AND account_id <> ?',
);

export const findMessage = (db: ReadDb, id: number): MessageRow | undefined => byId(db).get(id);
export const findMessageByIdentity = (db: ReadDb, account: number, identity: Uint8Array): MessageRow | undefined =>
  byIdentity(db).get(identity, account);
/** By the provider's own id. Mail of which the provider has several is found once. */
export const findMessageByRemoteId = (db: ReadDb, account: number, id: string): MessageRow | undefined =>
  byRemoteId(db).get(account, id);
/** Oldest first. */
export const messagesOfConversation = (db: ReadDb, conversation: number): MessageRow[] =>
  ofConversation(db).all(conversation);
/** How many messages ever came; what comes later has a higher arrival (INB-10). */
export const lastArrival = (db: ReadDb): number => arrivals(db).get()?.value ?? 0;
/** Other accounts that hold the same mail (DEL-9). */
export const accountsWithCopy = (db: ReadDb, message: MessageRow): number[] =>
  elsewhere(db)
    .all(message.identity, message.account_id)
    .map((row) => row.account_id);

export interface NewMessage {
  readonly account: number;
  readonly conversation: number;
  readonly header: MailHeader;
  readonly date: number;
  readonly receivedAt: number;
  readonly size: number;
  readonly outgoing: boolean;
  readonly inboxMember: boolean;
  readonly archived: boolean;
  readonly hidden: boolean;
  readonly seen: boolean;
  readonly starred: boolean;
  readonly answered: boolean;
  readonly addedBy: AddedBy;
  readonly addedFrom: number;
  readonly remoteId?: string;
  /** Null while only the header is here. */
  readonly body: MessageBody | null;
}

const insert = statement<never, (string | number | Uint8Array)[]>(
  `INSERT INTO message (id, arrival, account_id, conversation_id, identity, message_id, subject, from_name, from_address, recipients, date, sent_at,
     received_at, added_at, added_by, added_from, size, outgoing, inbox_member, archived, hidden, seen, starred, answered,
     snippet, attachments, body_state, pack_id, pack_offset, pack_length, remote_id)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
     ?, ?, ?, ?, ?, ?, ?)`,
);

/** A message with its body, or known by its header only until saveBody(). The conversation must be refreshed afterwards. */
export function insertMessage(tx: Tx, message: NewMessage, now: number): MessageId {
  const { header, body } = message;
  const id = freeId(tx, message.date);
  insert(tx.db).run(
    id,
    countArrival(tx.db).get()?.value ?? 0,
    message.account,
    message.conversation,
    header.identity,
    header.messageId,
    header.subject,
    header.from.name,
    header.from.address,
    writeRecipients(header),
    message.date,
    header.sentAt,
    message.receivedAt,
    now,
    message.addedBy,
    message.addedFrom,
    message.size,
    Number(message.outgoing),
    Number(message.inboxMember),
    Number(message.archived),
    Number(message.hidden),
    Number(message.seen),
    Number(message.starred),
    Number(message.answered),
    body?.snippet ?? '',
    Number(body?.attachments ?? false),
    bodyState(body),
    body?.range.pack ?? 0,
    body?.range.offset ?? 0,
    body?.range.length ?? 0,
    message.remoteId ?? '',
  );
  if (body !== null) putContent(tx, id, body.packed);
  return id;
}

const bodyState = (body: MessageBody | null): number => (body === null ? 0 : body.damaged ? 2 : 1);

const countArrival = statement<{ value: number }, []>('UPDATE arrival_counter SET value = value + 1 RETURNING value');
const highestIn = statement<{ id: number | null }, [number, number, number, number]>(
  `SELECT max(id) AS id FROM (
     SELECT max(id) AS id FROM message WHERE id BETWEEN ? AND ?
     UNION ALL SELECT max(message_id) FROM content WHERE message_id BETWEEN ? AND ?)`,
);

/** Ids of one millisecond. */
const IDS_PER_MILLISECOND = 1024;

/** The lowest id that a message of this date can have; ids order by date. Milliseconds since 1970. */
export const idAt = (date: number): number => Math.max(1, Math.floor(date)) * IDS_PER_MILLISECOND;

/**
 * Not taken by a message, nor by the text of a deleted one that the index still holds. A mailbox that was moved may have a hundred thousand
 * messages of one moment: a look-up per thousand of them, not per message.
 */
function freeId(tx: Tx, date: number): MessageId {
  for (let first = idAt(date); ; first += IDS_PER_MILLISECOND) {
    const last = first + IDS_PER_MILLISECOND - 1;
    const taken = highestIn(tx.db).get(first, last, first, last)?.id ?? first - 1;
    if (taken < last) return (taken + 1) as MessageId;
  }
}

const setBody = statement<never, [string, number, number, number, number, number, number, number]>(
  `UPDATE message SET snippet = ?, attachments = ?, body_state = ?, pack_id = ?, pack_offset = ?, pack_length = ?, size = ? WHERE id = ?`,
);

/** The body of a message whose header is here. Its conversation must be refreshed afterwards. */
export function saveBody(tx: Tx, id: MessageId, body: MessageBody): void {
  const { range } = body;
  setBody(tx.db).run(
    body.snippet,
    Number(body.attachments),
    bodyState(body),
    range.pack,
    range.offset,
    range.length,
    range.length,
    id,
  );
  putContent(tx, id, body.packed);
}

const setState = statement<never, [number, number, number, number, number]>(
  'UPDATE message SET seen = ?, starred = ?, answered = ?, hidden = ? WHERE id = ?',
);
const setArchivedExternally = statement<never, [number, number]>(
  'UPDATE message SET archived_externally = ? WHERE id = ?',
);
const setRemoteId = statement<never, [string, number]>('UPDATE message SET remote_id = ? WHERE id = ?');
const setInboxMember = statement<never, [number]>('UPDATE message SET inbox_member = 1 WHERE id = ?');

export type MessageFlags = Pick<MessageRow, 'seen' | 'starred' | 'answered' | 'hidden'>;

export function saveFlags(tx: Tx, id: number, flags: MessageFlags): void {
  setState(tx.db).run(flags.seen, flags.starred, flags.answered, flags.hidden, id);
}

/** Whether Dealbox itself moved it into the provider's archive: only that is moved back by Unarchive (ARC-5). */
export function saveArchivedExternally(tx: Tx, id: number, archived: boolean): void {
  setArchivedExternally(tx.db).run(Number(archived), id);
}

export function saveRemoteId(tx: Tx, id: number, remoteId: string): void {
  setRemoteId(tx.db).run(remoteId, id);
}

export function joinInbox(tx: Tx, id: number): void {
  setInboxMember(tx.db).run(id);
}
