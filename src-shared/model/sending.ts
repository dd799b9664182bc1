import { z } from '../lib/z.ts';
import { MessageId, OperationId } from './ids.ts';

/**
 * The sent guarantee (B11-14), one state after the other: `queued`: waits for its time, the network or its next try · `sending`: in the
 * dialogue with the server · `unclear`: all of it was handed over and no answer came · `refused`: the server said no for good · `accepted`: the
 * server took it (250) · `filed`: seen in the provider's Sent.
 */
export const SendingState = z.enum(['queued', 'sending', 'unclear', 'refused', 'accepted', 'filed']);
export type SendingState = z.infer<typeof SendingState>;

/** `deferred`: put off by the server, tried again by itself. */
const RecipientState = z.enum(['waiting', 'accepted', 'deferred', 'refused']);
export type RecipientState = z.infer<typeof RecipientState>;

export const RecipientOutcome = z.object({
  address: z.string(),
  state: RecipientState,
  /** What the server said of this recipient; '' where it said nothing. */
  text: z.string(),
});
export type RecipientOutcome = z.infer<typeof RecipientOutcome>;

/** What became of a mail written here. Times in milliseconds since 1970; 0: not yet. */
export const Sending = z.object({
  message: MessageId,
  state: SendingState,
  queuedAt: z.number(),
  /** Not before: undo send, send later. */
  sendAt: z.number(),
  acceptedAt: z.number(),
  filedAt: z.number(),
  /** The server's own words at acceptance. */
  serverText: z.string(),
  recipients: z.array(RecipientOutcome),
  attempts: z.number(),
  nextAttemptAt: z.number(),
  /** Why it has not gone out, and what can be done. `delivery-unclear` is a question: see resolveSending. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** To retry or drop, while it is open. */
  operation: OperationId.nullable(),
  /** It can be taken back and edited. */
  canCancel: z.boolean(),
});
export type Sending = z.infer<typeof Sending>;
