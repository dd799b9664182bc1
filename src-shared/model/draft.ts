import { z } from '../lib/z.ts';
import { Address } from './conversation.ts';
import { AccountId, ConversationId, DraftFileId, DraftId, MessageId } from './ids.ts';

export const DraftKind = z.enum(['new', 'reply', 'reply-all', 'forward']);
export type DraftKind = z.infer<typeof DraftKind>;

/** A file of a draft, kept inside the data folder. */
export const DraftFile = z.object({
  id: DraftFileId,
  name: z.string(),
  type: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Shown inside the HTML as `cid:…`; '' where it is an attachment. */
  contentId: z.string(),
});
export type DraftFile = z.infer<typeof DraftFile>;

/** A row of the list of drafts. Times in milliseconds since 1970. */
export const DraftRow = z.object({
  id: DraftId,
  account: AccountId,
  kind: DraftKind,
  /** Of the mail it answers; null for a new one. */
  conversation: ConversationId.nullable(),
  subject: z.string(),
  to: z.array(Address),
  snippet: z.string(),
  changedAt: z.number(),
  attachments: z.boolean(),
  /** The other version, where it was changed here and elsewhere at once: both are kept (CMP-1). */
  conflict: DraftId.nullable(),
  /** Whether the provider has it as it is here; why not, where that failed. */
  saved: z.boolean(),
  saveError: z.string(),
});
export type DraftRow = z.infer<typeof DraftRow>;

/** A draft as the composer edits it. */
export const Draft = DraftRow.extend({
  source: MessageId.nullable(),
  from: Address,
  cc: z.array(Address),
  bcc: z.array(Address),
  /** What the person writes, with the signature as one marked element (rules/signature-block.ts). */
  html: z.string(),
  /** The quoted mail, safe and without anything remote; sent below what is written. */
  quote: z.string(),
  files: z.array(DraftFile),
  /** Printed ids of the items that the mail is linked to once it is sent. */
  items: z.array(z.string()),
  /** Grows with each change, here or at the provider. */
  revision: z.number(),
});
export type Draft = z.infer<typeof Draft>;

/** Control characters have no place in a field of a mail: they would begin a new line, or end it (SECURITY §4). */
const plain = (text: string): string =>
  text
    .replaceAll(/[\x00-\x1f\x7f\u2028\u2029]+/g, ' ')
    .toWellFormed()
    .trim();

/** A person as typed: the address may still be half of one. */
export const DraftAddress = z.strictObject({
  name: z.string().max(1000).transform(plain),
  address: z.string().max(1000).transform(plain),
});

const people = z.array(DraftAddress).max(2000);
/** Without lone surrogates, which no charset can carry. */
const html = z
  .string()
  .max(20_000_000)
  .transform((text) => text.replaceAll('\0', '').toWellFormed());

/** What of a draft is changed; what is left out stays. */
export const DraftChange = z.strictObject({
  /** Another account's address: the draft moves there. */
  account: AccountId.optional(),
  from: DraftAddress.optional(),
  to: people.optional(),
  cc: people.optional(),
  bcc: people.optional(),
  subject: z.string().max(2000).transform(plain).optional(),
  html: html.optional(),
  quote: html.optional(),
  items: z.array(z.string().max(100)).max(100).optional(),
});
export type DraftChange = z.infer<typeof DraftChange>;
