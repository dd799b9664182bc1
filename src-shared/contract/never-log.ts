import { z } from '../lib/z.ts';
import { NeverLogId, UndoId } from '../model/ids.ts';
import { ItemRef } from '../model/item.ts';
import { WorkspaceUser } from '../model/workspace.ts';
import { command, query } from './define.ts';

export const NeverLogEntry = z.object({
  id: NeverLogId,
  /** `name@example.com` or `*@example.com`. */
  pattern: z.string(),
  scope: z.enum(['me', 'all']),
  addedBy: z.string(),
  addedAt: z.number(),
  /** Mail that came before it was added is not logged either. */
  earlierToo: z.boolean(),
  /** Addresses here that it covers. */
  matches: z.number(),
});
export type NeverLogEntry = z.infer<typeof NeverLogEntry>;

/** The page Settings > Log emails to CRM > Never log. */
const neverLog = query(
  z.strictObject({}),
  z.object({
    entries: z.array(NeverLogEntry),
    /** NLG-2: only an administrator decides for all users. */
    mayBlockForAll: z.boolean(),
    /** NLG-5: one's own company domains that are not listed yet, as entries. */
    suggestions: z.array(z.string()),
  }),
  'never-log',
  'account',
  'workspace',
);

/** The tester: what would become of mail with this address, or what a pattern would cover (B11-13). */
const testNeverLog = query(
  z.strictObject({ text: z.string().max(320) }),
  z.object({
    /** '' where the text is neither an address nor a pattern; `help` then says what is. */
    pattern: z.string(),
    help: z.string(),
    /** Entries that cover it. */
    covering: z.array(NeverLogEntry),
    own: z.boolean(),
    /** As an entry: addresses it would cover, contacts among them, and conversations logged through them so far. */
    addresses: z.number(),
    contacts: z.array(ItemRef),
    totalContacts: z.number(),
    conversations: z.number(),
    /** A domain that many unrelated people have their mail at. */
    freeMail: z.boolean(),
  }),
  'never-log',
  'account',
  'conversation',
);

/** Anything but the two forms is refused with them as help (NLG-1). */
const addNeverLog = command(
  z.strictObject({ pattern: z.string().max(320), forAll: z.boolean().default(false) }),
  z.object({
    entry: NeverLogEntry,
    /** NLG-5: conversations logged before, that can be taken off. */
    logged: z.number(),
    undo: UndoId.nullable(),
  }),
);
const removeNeverLog = command(
  z.strictObject({ id: NeverLogId }),
  z.object({ linked: z.number(), undo: UndoId.nullable() }),
);
const setNeverLogScope = command(
  z.strictObject({ id: NeverLogId, scope: z.enum(['me', 'all']) }),
  z.object({ entry: NeverLogEntry, undo: UndoId.nullable() }),
);
/** NLG-5, A21-10: the entry holds for earlier mail too, or no longer. What was linked by hand stays. */
const applyNeverLogToEarlier = command(
  z.strictObject({ id: NeverLogId, earlier: z.boolean() }),
  z.object({ changed: z.number(), undo: UndoId.nullable() }),
);

/** Who uses this Dealbox (roles of NLG-2). */
const workspace = query(z.strictObject({}), z.object({ user: WorkspaceUser, local: z.boolean() }), 'workspace');
/** In the local workspace the one user sets this; in a shared one an administrator does. */
const setUser = command(
  z.strictObject({ name: z.string().trim().max(200).optional(), role: WorkspaceUser.shape.role.optional() }),
  WorkspaceUser,
);

export const neverLogContract = {
  neverLog,
  testNeverLog,
  addNeverLog,
  removeNeverLog,
  setNeverLogScope,
  applyNeverLogToEarlier,
  workspace,
  setUser,
};
