import { z } from '../lib/z.ts';
import { AccountId, OperationId } from '../model/ids.ts';
import { Operation } from '../model/operation.ts';
import { PastRange, SyncStatus } from '../model/sync.ts';
import { command, query } from './define.ts';

const syncStatus = query(z.strictObject({}), z.array(SyncStatus), 'sync', 'operation', 'account');

/** Waiting and failed operations first, oldest first; then the last few that are done (SYN-7). */
const operations = query(
  z.strictObject({ limit: z.int().min(1).max(2000).default(500) }),
  z.object({
    operations: z.array(Operation),
    waiting: z.number(),
  }),
  'operation',
);

const syncNow = command(z.strictObject({ account: AccountId.optional() }), z.object({}));
/** SYN-3. What is asked of past mail. */
const PastChoice = z.strictObject({
  account: AccountId,
  range: PastRange,
  /** Only mail from or to a contact's address. Not offered for the first sync (R115). */
  contactsOnly: z.boolean().default(false),
  /** DEL-5: also mail that was deleted here. */
  includeDeleted: z.boolean().default(false),
});
const syncPast = command(PastChoice, z.object({}));

/** What a past sync would bring, asked of the provider; from a sample where that is many ("≈ 2,300 emails, 410 MB"). */
const estimatePast = command(
  PastChoice,
  z.object({
    emails: z.number(),
    bytes: z.number(),
    /** Emails in the range that were deleted here and are still there (A21-1). */
    deleted: z.number(),
    exact: z.boolean(),
  }),
);
/** SYN-4: asks the provider how many emails its folders have; the numbers come with `syncStatus`. */
const countFolders = command(z.strictObject({ account: AccountId }), z.object({ folders: z.number() }));

const controlPast = command(
  z.strictObject({ account: AccountId, action: z.enum(['pause', 'resume', 'cancel']) }),
  z.object({}),
);

const retryOperations = command(
  z.strictObject({ ids: z.array(OperationId).min(1) }),
  z.object({ changed: z.number() }),
);
const dropOperations = command(z.strictObject({ ids: z.array(OperationId).min(1) }), z.object({ changed: z.number() }));
/** DEL-10: for an operation parked because there is no Trash (or Archive): use this folder from now on, and retry. */
const chooseFolder = command(
  z.strictObject({ account: AccountId, role: z.enum(['archive', 'trash', 'sent', 'drafts']), path: z.string().min(1) }),
  z.object({ changed: z.number() }),
);

/** M14: the person's answer to "312 messages vanished from Inbox". */
const resolveIncident = command(
  z.strictObject({ id: z.int().positive(), decision: z.enum(['delete-here', 'keep', 'dismiss']) }),
  z.object({ messages: z.number() }),
);

/** SYN-10 on demand. */
const checkCompleteness = command(z.strictObject({ account: AccountId }), z.object({}));

/** SYN-9: checks and findings in plain words, redacted: no addresses, subjects or secrets. */
const diagnostics = query(
  z.strictObject({ account: AccountId.optional() }),
  z.object({
    text: z.string(),
    findings: z.array(z.object({ level: z.enum(['ok', 'warning', 'error']), text: z.string() })),
  }),
);

export const syncContract = {
  syncStatus,
  operations,
  syncNow,
  syncPast,
  estimatePast,
  countFolders,
  controlPast,
  retryOperations,
  dropOperations,
  chooseFolder,
  resolveIncident,
  checkCompleteness,
  diagnostics,
};
