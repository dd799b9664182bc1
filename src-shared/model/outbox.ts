import { z } from '../lib/z.ts';
import { Address } from './conversation.ts';
import { AccountId, ConversationId, DraftId } from './ids.ts';
import { Sending } from './sending.ts';

/** A row of the outbox. */
export const OutboxRow = z.object({
  account: AccountId,
  conversation: ConversationId,
  draft: DraftId.nullable(),
  subject: z.string(),
  to: z.array(Address),
  snippet: z.string(),
  attachments: z.boolean(),
  sending: Sending,
});
export type OutboxRow = z.infer<typeof OutboxRow>;
