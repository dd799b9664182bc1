import { z } from '../lib/z.ts';
import { MailView } from './conversation.ts';
import { AccountId, ConversationId, MessageId } from './ids.ts';

/**
 * INB-2. Several at once narrow further; none is *All*. *From contact*: a received message is from one (rules/from-contact.ts). *Linked*: to
 * a deal, lead or project.
 */
export const MailFilter = z.enum([
  'unread',
  'starred',
  'attachment',
  'from-contact',
  'not-from-contact',
  'linked',
  'not-linked',
]);
export type MailFilter = z.infer<typeof MailFilter>;

/** What a list shows. No account: all of them. */
export const ListScope = z.strictObject({
  view: MailView,
  account: AccountId.optional(),
  /** A label of Dealbox's own (INB-4), or a folder at the provider in which one of its messages is (SYN-4). */
  label: z.string().min(1).optional(),
  filters: z.array(MailFilter).default([]),
  /** Of its newest message, in Sent of the newest that was sent: from this moment on, before that one. Milliseconds since 1970. */
  after: z.int().nonnegative().optional(),
  before: z.int().nonnegative().optional(),
});
export type ListScope = z.infer<typeof ListScope>;

/**
 * What a command acts on (INB-3, INB-10). `matching` is "all that match", less the ones taken out again, and only what was
 * there when the person chose it: nothing whose newest message is above the watermark.
 */
export const Selection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('conversations'), ids: z.array(ConversationId).min(1).max(200_000) }),
  z.strictObject({ kind: z.literal('messages'), ids: z.array(MessageId).min(1).max(200_000) }),
  z.strictObject({
    kind: z.literal('matching'),
    scope: ListScope,
    except: z.array(ConversationId).max(200_000),
    /** The last arrival at the moment of choosing. */
    watermark: z.int().nonnegative(),
  }),
]);
export type Selection = z.infer<typeof Selection>;
