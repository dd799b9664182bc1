import { z } from '../lib/z.ts';
import { ItemRef } from './item.ts';

/** A conversation's link to an item, and why it is there (CRM-5). */
export const LinkView = z.object({
  item: ItemRef,
  source: z.enum(['auto', 'manual']),
  reason: z.enum(['sender', 'recipient', 'copied', 'organization', 'only-open', 'hand', 'converted']),
  /** In words: "sender is carol@customer.example", "linked by you on 2026-11-21". */
  text: z.string(),
  at: z.number(),
});
export type LinkView = z.infer<typeof LinkView>;

/** Why something is not linked (CRM-5). */
export const MissingLink = z.object({
  reason: z.enum(['no-contact', 'never-log', 'unlinked', 'several-open', 'none-open']),
  text: z.string(),
  address: z.string(),
  item: ItemRef.nullable(),
});
export type MissingLink = z.infer<typeof MissingLink>;
