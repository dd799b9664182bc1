import { z } from '../lib/z.ts';
import { Visibility } from './account.ts';
import { AccountId, ConversationId, LabelId, MessageId } from './ids.ts';
import { ItemRef } from './item.ts';
import { Sending } from './sending.ts';

export const Address = z.object({ name: z.string(), address: z.string() });
export type Address = z.infer<typeof Address>;

/** A person in a conversation's row; `me` is the account's own address. */
export const Participant = z.object({ name: z.string(), address: z.string(), me: z.boolean() });
export type Participant = z.infer<typeof Participant>;

/** The lists a conversation can stand in. One conversation may be in inbox and sent. */
export const MailView = z.enum(['inbox', 'archive', 'sent']);
export type MailView = z.infer<typeof MailView>;

/** Where a conversation stands (ARC-1…4), materialised from its messages. */
export const Standing = z.enum(['inbox', 'archive', 'none']);
export type Standing = z.infer<typeof Standing>;

/** A row of a list. Times in milliseconds since 1970. */
export const ConversationRow = z.object({
  id: ConversationId,
  account: AccountId,
  subject: z.string(),
  participants: z.array(Participant),
  snippet: z.string(),
  date: z.number(),
  messages: z.number(),
  unread: z.number(),
  starred: z.boolean(),
  attachments: z.boolean(),
  standing: Standing,
  /** Changes of this conversation that the provider has not yet confirmed. */
  pending: z.boolean(),
  /** Dealbox's own labels on it (INB-4), by name. */
  labelIds: z.array(LabelId),
  /** The deals, leads and projects it is linked to, open ones first; at most four. */
  work: z.array(ItemRef),
  visibility: Visibility,
  /** New mail of it neither notifies nor brings it back (INB-8). */
  muted: z.boolean(),
  /** When it comes back from being snoozed; 0: it is not. */
  snoozedUntil: z.number(),
  /** "If no reply by" that is due or was; 0: none. */
  remindAt: z.number(),
});
export type ConversationRow = z.infer<typeof ConversationRow>;

export const Attachment = z.object({
  /** Number of the MIME part within its message; with the message's id it makes the address of its bytes. */
  part: z.number(),
  name: z.string(),
  type: z.string(),
  /** Decoded bytes, estimated from the encoded length. */
  size: z.number(),
  inline: z.boolean(),
  contentId: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

export const MessageView = z.object({
  id: MessageId,
  messageId: z.string(),
  from: Address,
  replyTo: z.array(Address),
  to: z.array(Address),
  cc: z.array(Address),
  bcc: z.array(Address),
  date: z.number(),
  subject: z.string(),
  snippet: z.string(),
  /** Plain text of the message: its text part, or what its HTML says. */
  text: z.string(),
  /** There is an HTML part; its bytes come by the mail protocol, never through a call. */
  html: z.boolean(),
  /** Headers are here, the body is still on its way. */
  loading: z.boolean(),
  /** The MIME structure was broken or over a limit; the readable remainder is shown. */
  damaged: z.boolean(),
  attachments: z.array(Attachment),
  outgoing: z.boolean(),
  unread: z.boolean(),
  starred: z.boolean(),
  answered: z.boolean(),
  archived: z.boolean(),
  /** Of a mail written here: how far it has come (SYN-6). */
  sending: Sending.nullable(),
  locations: z.array(z.object({ folder: z.string(), uid: z.number() })),
});
export type MessageView = z.infer<typeof MessageView>;

/** What happened to a conversation, here or at the provider (SYN-8). */
export const ActivityEntry = z.object({
  at: z.number(),
  kind: z.enum([
    'received',
    'archived',
    'unarchived',
    'returned',
    'marked',
    'moved-at-provider',
    'archived-at-provider',
    'unarchived-at-provider',
    'deleted-message',
    'operation-parked',
    'sent',
    'sending-failed',
    'snoozed',
    'woke',
    'muted',
    'reminder',
  ]),
  where: z.enum(['here', 'provider']),
  /** In words, for a person. */
  text: z.string(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

export const ConversationDetail = z.object({
  id: ConversationId,
  account: AccountId,
  subject: z.string(),
  standing: Standing,
  messages: z.array(MessageView),
  activity: z.array(ActivityEntry),
  /** Dealbox's own labels on it (INB-4). */
  labels: z.array(LabelId),
});
export type ConversationDetail = z.infer<typeof ConversationDetail>;
