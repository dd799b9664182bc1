import { z } from '../lib/z.ts';
import { ErrorCode } from './error.ts';
import { FolderRole } from './folder.ts';
import { AccountId, FolderId } from './ids.ts';

/** SYN-3: how far back past mail is brought. */
export const PastRange = z.enum(['1m', '3m', '6m', '1y']);
export type PastRange = z.infer<typeof PastRange>;

export const SyncPhase = z.enum(['off', 'connecting', 'first-sync', 'syncing', 'up-to-date', 'offline', 'error']);
export type SyncPhase = z.infer<typeof SyncPhase>;

const PastSyncState = z.enum(['running', 'paused', 'done', 'cancelled']);

/** A past-mail job. `total` is 0 until the provider's folders were counted. */
export const PastSync = z.object({
  range: PastRange,
  contactsOnly: z.boolean(),
  includeDeleted: z.boolean(),
  state: PastSyncState,
  total: z.number(),
  done: z.number(),
  /** Messages per second over the last stretch; 0 while unknown. */
  rate: z.number(),
  startedAt: z.number(),
});
export type PastSync = z.infer<typeof PastSync>;

export const FolderStatus = z.object({
  id: FolderId,
  path: z.string(),
  role: FolderRole,
  synced: z.boolean(),
  messages: z.number(),
  /** At the provider, when it was last counted; null before. */
  there: z.number().nullable(),
  delimiter: z.string(),
  lastCheckedAt: z.number(),
  error: z.string(),
  /** Messages that could not be read and are tried again (SYN-10). */
  setAside: z.number(),
});
export type FolderStatus = z.infer<typeof FolderStatus>;

/** Something the person must decide, or should know (C9, M14). */
export const Incident = z.object({
  id: z.number(),
  account: AccountId,
  at: z.number(),
  kind: z.enum(['mass-deletion', 'folder-gone', 'deleted-at-provider', 'gap-healed', 'set-aside', 'reset']),
  text: z.string(),
  /** Waits for a decision: the messages it speaks of are kept until then. */
  open: z.boolean(),
  messages: z.number(),
});
export type Incident = z.infer<typeof Incident>;

export const SyncStatus = z.object({
  account: AccountId,
  email: z.string(),
  phase: SyncPhase,
  /** First sync only: what is here and what was announced. */
  progress: z.object({ done: z.number(), total: z.number() }).nullable(),
  lastSuccessAt: z.number(),
  nextTryAt: z.number(),
  error: z.object({ code: ErrorCode, message: z.string() }).nullable(),
  push: z.boolean(),
  folders: z.array(FolderStatus),
  past: PastSync.nullable(),
  /** SYN-10: "4,812 of 4,812, checked 02:10". */
  completeness: z.object({ here: z.number(), there: z.number(), checkedAt: z.number() }).nullable(),
  pendingOperations: z.number(),
  incidents: z.array(Incident),
});
export type SyncStatus = z.infer<typeof SyncStatus>;
