import { z } from '../lib/z.ts';
import { AccountId, ConversationId, OperationId } from './ids.ts';

/** `label`: one of the provider's own labels, put on or taken off (INB-4). `send`: a mail of the outbox to the server that sends. `file-sent`: its one copy in the provider's Sent (SYN-6). */
export const OperationKind = z.enum(['archive', 'unarchive', 'trash', 'mark', 'label', 'send', 'file-sent']);
export type OperationKind = z.infer<typeof OperationKind>;

/**
 * pending: waits for its turn or the network · running: handed to the provider, outcome not yet known · done ·
 * failed: tried and will be tried again · needs-user: parked with a reason until a person decides (DEL-10).
 */
export const OperationState = z.enum(['pending', 'running', 'done', 'failed', 'needs-user']);
export type OperationState = z.infer<typeof OperationState>;

export const FlagName = z.enum(['seen', 'starred']);
export type FlagName = z.infer<typeof FlagName>;

/** What a `mark` carries to the provider: what a person sets, and that a mail was answered (SYN-2, SYN-6). */
export type ProviderMark = FlagName | 'answered';

export const Operation = z.object({
  id: OperationId,
  kind: OperationKind,
  account: AccountId,
  conversation: ConversationId.nullable(),
  state: OperationState,
  attempts: z.number(),
  createdAt: z.number(),
  nextAttemptAt: z.number(),
  /** What is being done, in words: "Move to Trash in ola@…". */
  title: z.string(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Operation = z.infer<typeof Operation>;
