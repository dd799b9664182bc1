import { z } from '../lib/z.ts';
import { DealboxError } from './error.ts';
import { AccountId, ConversationId, ItemId, MessageId, NoteId, PipelineId, StageId } from './ids.ts';

/** CRM-1. A contact is a person. */
export const ItemKind = z.enum(['contact', 'organization', 'deal', 'lead', 'project']);
export type ItemKind = z.infer<typeof ItemKind>;

/** Deals: open, won, lost. Leads: open, converted, archived. Projects: open, done, archived. People and organizations: open. */
export const ItemStatus = z.enum(['open', 'won', 'lost', 'converted', 'done', 'archived']);
export type ItemStatus = z.infer<typeof ItemStatus>;

export const statusesOf: Readonly<Record<ItemKind, readonly ItemStatus[]>> = {
  contact: ['open', 'archived'],
  organization: ['open', 'archived'],
  deal: ['open', 'won', 'lost'],
  lead: ['open', 'converted', 'archived'],
  project: ['open', 'done', 'archived'],
};

/** Enough to name an item and to open it. */
export const ItemRef = z.object({ kind: ItemKind, id: ItemId, name: z.string() });
export type ItemRef = z.infer<typeof ItemRef>;

/** A day of the calendar, as ISO 8601 writes it; '' for none. */
export const Day = z.union([z.literal(''), z.iso.date('A day looks like 2026-12-31.')]);

const text = (most: number) => z.string().trim().max(most);

/** What is kept of an item beside what lists and rules need. Nothing else is taken. */
export const ItemFields = z.strictObject({
  firstName: text(200).optional(),
  lastName: text(200).optional(),
  /** A person's position. */
  title: text(300).optional(),
  phones: z.array(text(100).min(1)).max(20).optional(),
  website: text(2000).optional(),
  street: text(500).optional(),
  postalCode: text(50).optional(),
  city: text(200).optional(),
  region: text(200).optional(),
  country: text(200).optional(),
  birthday: text(40).optional(),
  source: text(300).optional(),
  description: text(20_000).optional(),
});
export type ItemFields = z.infer<typeof ItemFields>;

export const itemName = z.string().trim().min(1, 'A name is needed.').max(500);

/** A row of a list of items. Times in milliseconds since 1970, amounts in minor units. */
export const ItemRow = z.object({
  id: ItemId,
  kind: ItemKind,
  name: z.string(),
  organization: ItemRef.nullable(),
  /** The main person of a deal, lead or project. */
  contact: ItemRef.nullable(),
  /** A contact's first address and phone. */
  email: z.string(),
  phone: z.string(),
  /** A contact's position. */
  title: z.string(),
  status: ItemStatus,
  pipeline: PipelineId.nullable(),
  stage: z.object({ id: StageId, name: z.string() }).nullable(),
  stageSince: z.number(),
  value: z.number(),
  currency: z.string(),
  expectedOn: z.string(),
  followUpOn: z.string(),
  /** The newest conversation linked to it; 0 for none. */
  lastMailAt: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type ItemRow = z.infer<typeof ItemRow>;

/** An address of a contact. All are matched (B7). */
export const ContactAddress = z.object({
  address: z.string(),
  received: z.number(),
  sent: z.number(),
  /** The never-log entry that covers it; '' for none (C6). */
  neverLog: z.string(),
});
export type ContactAddress = z.infer<typeof ContactAddress>;

export const ItemDetail = ItemRow.extend({
  uid: z.string(),
  fields: ItemFields,
  addresses: z.array(ContactAddress),
  /** The people of an organization, deal, lead or project; the main one first. At most 200. */
  people: z.array(ItemRef.extend({ email: z.string(), title: z.string(), main: z.boolean() })),
  totalPeople: z.number(),
  /** What else belongs to it: a contact's deals, an organization's … Open ones first; at most 200. */
  related: z.array(ItemRef.extend({ status: ItemStatus, stage: z.string(), value: z.number(), currency: z.string() })),
  totalRelated: z.number(),
  /** Conversations linked to it. */
  conversations: z.number(),
  statuses: z.array(ItemStatus),
});
export type ItemDetail = z.infer<typeof ItemDetail>;

/** What happened to an item, beside mail and notes. */
export const ItemEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created'), how: z.enum(['hand', 'import', 'conversion', 'mail']) }),
  z.object({ kind: z.literal('stage'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('status'), from: ItemStatus, to: ItemStatus }),
  /** A field whose change matters: value, expected day, name, organization, person. */
  z.object({ kind: z.literal('field'), field: z.string(), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('merged'), name: z.string() }),
  z.object({ kind: z.literal('converted'), deal: ItemRef }),
  z.object({ kind: z.literal('converted-from'), lead: ItemRef }),
]);
export type ItemEvent = z.infer<typeof ItemEvent>;

const person = z.object({ name: z.string(), address: z.string() });

/** An entry of an item's History (CRM-2, C6): an e-mail, a note, or something that happened. */
export const HistoryEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('email'),
    at: z.number(),
    message: MessageId,
    conversation: ConversationId,
    account: AccountId,
    from: person,
    to: z.array(person),
    subject: z.string(),
    snippet: z.string(),
    outgoing: z.boolean(),
    unread: z.boolean(),
    attachments: z.boolean(),
    /** It stands in Archive: kept here all the same (ARC-3). */
    archived: z.boolean(),
    visibility: z.enum(['shared', 'private', 'team']),
    /** Only whose mail it is may delete it (A21-9). */
    mine: z.boolean(),
    /** Why it is on this record, in words (CRM-5). */
    why: z.string(),
  }),
  z.object({
    kind: z.literal('note'),
    at: z.number(),
    note: NoteId,
    editedAt: z.number(),
    by: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('event'), at: z.number(), by: z.string(), event: ItemEvent, text: z.string() }),
]);
export type HistoryEntry = z.infer<typeof HistoryEntry>;

const Stage = z.object({ id: StageId, name: z.string(), deals: z.number() });
export const Pipeline = z.object({ id: PipelineId, name: z.string(), stages: z.array(Stage) });
export type Pipeline = z.infer<typeof Pipeline>;

/** Printed as `contact:12`: what the command line takes and gives. */
export const printItem = (item: Pick<ItemRef, 'kind' | 'id'>): string => `${item.kind}:${item.id}`;

/** Reads `contact:12`. Throws `wrong-usage` for anything else. */
export function parseItem(text: string): Pick<ItemRef, 'kind' | 'id'> {
  const match = /^([a-z]+):([1-9]\d{0,15})$/.exec(text.trim());
  const kind = ItemKind.safeParse(match?.[1]);
  if (match === null || !kind.success)
    throw new DealboxError('wrong-usage', `"${text}" is not an item. Items look like contact:12 or deal:5.`);
  return { kind: kind.data, id: Number(match[2]) as ItemId };
}
