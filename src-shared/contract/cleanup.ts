import { z } from '../lib/z.ts';
import { AccountId } from '../model/ids.ts';
import { command, query } from './define.ts';

/** INB-3: conversations in Inbox without a message from a contact, by who wrote them. Nothing of Archive is looked at. */
const cleanUpPreview = query(
  z.strictObject({ account: AccountId.optional() }),
  z.object({
    conversations: z.number(),
    messages: z.number(),
    /** Conversations in Inbox that stay because a contact wrote in them. */
    fromContacts: z.number(),
    /** Of the others, those with mail sent to a contact: kept unless chosen (R123). */
    sentToContacts: z.number(),
    senders: z.array(
      z.object({ address: z.string(), name: z.string(), conversations: z.number(), sentToContacts: z.number() }),
    ),
    totalSenders: z.number(),
    /** What was there when this was told; later mail is never touched. */
    watermark: z.number(),
    /** What "at the provider too" would do, in words, and whether the account does it by itself. */
    accounts: z.array(z.object({ id: AccountId, email: z.string(), deleteExternally: z.boolean() })),
  }),
  'conversation',
  'item',
  'account',
);

/** Deletes what the preview told; in pieces, with progress, and it can be cancelled between two of them. Cannot be undone (DEL-8). */
const cleanUp = command(
  z.strictObject({
    account: AccountId.optional(),
    watermark: z.int().nonnegative(),
    /** Addresses whose conversations stay. */
    keepSenders: z.array(z.string().max(320)).max(10_000).default([]),
    /** Also conversations with mail sent to contacts. */
    sentToContacts: z.boolean().default(false),
    /** Also move them to the provider's Trash. */
    atProvider: z.boolean(),
    task: z.string().max(100).default(''),
  }),
  z.object({
    conversations: z.number(),
    messages: z.number(),
    kept: z.number(),
    operations: z.number(),
    cancelled: z.boolean(),
  }),
);

/** Ends long work between two pieces; what was done stays done, an import is undone whole. */
const cancelTask = command(z.strictObject({ task: z.string().min(1).max(100) }), z.object({ found: z.boolean() }));

export const cleanUpContract = { cleanUpPreview, cleanUp, cancelTask };
