import { z } from '../lib/z.ts';
import { Address } from '../model/conversation.ts';
import { Draft, DraftAddress, DraftChange, DraftFile, DraftKind, DraftRow } from '../model/draft.ts';
import { AccountId, ConversationId, DraftFileId, DraftId, MessageId, SignatureId, UndoId } from '../model/ids.ts';
import { OutboxRow } from '../model/outbox.ts';
import type { SendingCheck } from '../rules/sending-checks.ts';
import { command, query } from './define.ts';

/** The languages of "On … Carol wrote:" and of the header of a forwarded mail. */
export const QuoteLanguage = z.enum(['en', 'fr', 'sv', 'pl', 'de']);
export type QuoteLanguage = z.infer<typeof QuoteLanguage>;

/**
 * A new draft, an answer or a forwarded mail (CMP-1): recipients, subject, headers, quote, From and signature are filled in. `source` with
 * every kind but `new`; `account` chooses where a new one is written from. Further fields win over what would be filled in.
 */
const createDraft = command(
  z.strictObject({
    kind: DraftKind.default('new'),
    source: MessageId.optional(),
    account: AccountId.optional(),
    language: QuoteLanguage.default('en'),
    change: DraftChange.default({}),
  }),
  Draft,
);

/**
 * What was typed. One small write: to be called at most every 300 ms while typing; after kill -9 all but the last of it is there. `revision`:
 * the one that was edited; where the draft was changed elsewhere since, that version is kept as a draft of its own (`conflict`).
 */
const saveDraft = command(
  z.strictObject({ id: DraftId, change: DraftChange, revision: z.int().positive().optional() }),
  z.object({ revision: z.number(), changedAt: z.number() }),
);

/** Out of the list at once; can be taken back for a minute, then its text and files are erased and its copy goes to the provider's Trash. */
const discardDraft = command(z.strictObject({ id: DraftId }), z.object({ undo: UndoId }));

/** The signature as one object, replaced where it stands (CMP-4); null takes it away. */
const setDraftSignature = command(
  z.strictObject({ id: DraftId, signature: SignatureId.nullable() }),
  z.object({ html: z.string(), revision: z.number() }),
);

const FileSource = z.discriminatedUnion('kind', [
  /** Chosen or dropped. */
  z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(10_000) }),
  /** Pasted. */
  z.strictObject({
    kind: z.literal('bytes'),
    name: z.string().max(1000),
    type: z.string().max(200),
    bytes: z.instanceof(Uint8Array),
  }),
  /** An attachment of a mail. */
  z.strictObject({ kind: z.literal('part'), message: MessageId, part: z.int().nonnegative() }),
]);

const Size = z.object({
  /** What the mail will be on the wire, and the files as they are on the disk. Bytes. */
  encoded: z.number(),
  files: z.number(),
  /** How much of files fits beside the text; null without a limit. */
  usable: z.number().nullable(),
  limit: z.object({
    bytes: z.number().nullable(),
    source: z.enum(['gmail', 'outlook', 'server', 'account', 'unknown']),
  }),
  tooLarge: z.boolean(),
});

/** A copy inside the data folder; the original may go. `inline`: to be shown as `cid:…`. Throws `message-too-large` before it is taken in. */
const attachFile = command(
  z.strictObject({ draft: DraftId, source: FileSource, inline: z.boolean().default(false) }),
  z.object({ file: DraftFile, size: Size, revision: z.number() }),
);
const detachFile = command(z.strictObject({ id: DraftFileId }), z.object({ size: Size, revision: z.number() }));

/**
 * Freezes the mail and puts it into the outbox; from then on every try sends the same bytes. `at`: send later; else after `undoSeconds`.
 * `remindAt`: brings the conversation back then, if no reply came. Throws `not-ready` where something blocks it.
 */
const sendDraft = command(
  z.strictObject({
    id: DraftId,
    at: z.int().positive().optional(),
    undoSeconds: z.int().min(0).max(120).default(10),
    remindAt: z.int().positive().optional(),
    archive: z.boolean().default(false),
  }),
  z.object({ message: MessageId, conversation: ConversationId, sendAt: z.number(), undo: UndoId }),
);

/** Undo send, and Edit in the outbox: back to a draft, while no server has accepted it. Throws `not-permitted` where it is too late. */
const cancelSending = command(z.strictObject({ message: MessageId }), z.object({ draft: DraftId.nullable() }));
/** The time of a mail in the outbox: later, or 0 for now. */
const rescheduleSending = command(z.strictObject({ message: MessageId, at: z.int().nonnegative() }), z.object({}));
/** A person's answer where it stayed unclear whether a mail went out (CMP-6): Dealbox itself never sends a second one. */
const resolveSending = command(
  z.strictObject({ message: MessageId, decision: z.enum(['was-sent', 'send-again', 'edit']) }),
  z.object({ draft: DraftId.nullable() }),
);

/** Newest first. `conversation`: the drafts that answer mail of it. */
const drafts = query(
  z.strictObject({ account: AccountId.optional(), conversation: ConversationId.optional() }),
  z.array(DraftRow),
  'draft',
);
const draft = query(z.strictObject({ id: DraftId }), Draft.nullable(), 'draft');
/** In the order in which it goes out. */
const outbox = query(
  z.strictObject({ account: AccountId.optional() }),
  z.object({
    rows: z.array(OutboxRow),
    /** Accounts whose sending connection has a trouble, which is no mail's fault. */
    troubles: z.array(z.object({ account: AccountId, code: z.string(), message: z.string(), nextTryAt: z.number() })),
  }),
  'outbox',
  'operation',
);

/** All that is to be said before it goes out (C4), and the gauge. */
const draftChecks = query(
  z.strictObject({ id: DraftId }),
  z.object({ checks: z.array(z.custom<SendingCheck>((value) => typeof value === 'object')), size: Size }),
  'draft',
  'writing',
  'never-log',
);

/** From whom can be written: each account's address, then its aliases. */
const identities = query(
  z.strictObject({}),
  z.array(z.object({ account: AccountId, name: z.string(), address: z.string(), alias: z.boolean() })),
  'account',
  'writing',
);

/** People to write to whose name or address begins with what was typed, the likeliest first (D23). */
const suggestPeople = query(
  z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(8) }),
  z.array(Address.extend({ lastAt: z.number(), sent: z.number(), received: z.number() })),
  'conversation',
  'writing',
);
/** "Forget this address": no longer suggested. */
const forgetPerson = command(z.strictObject({ address: z.string().min(1).max(320) }), z.object({}));

const writingSettings = query(
  z.strictObject({ account: AccountId }),
  z.object({
    aliases: z.array(Address),
    signatureNew: SignatureId.nullable(),
    signatureReply: SignatureId.nullable(),
    /** Who puts sent mail into Sent. */
    sentCopy: z.enum(['provider', 'dealbox', 'unknown']),
    limit: Size.shape.limit,
    ownLimit: z.number(),
    whenLate: z.enum(['send', 'ask']),
  }),
  'writing',
);
const setWritingSettings = command(
  z.strictObject({
    account: AccountId,
    aliases: z.array(DraftAddress).max(100).optional(),
    signatureNew: SignatureId.nullable().optional(),
    signatureReply: SignatureId.nullable().optional(),
    sentCopy: z.enum(['provider', 'dealbox', 'unknown']).optional(),
    /** Bytes; 0 for none. */
    ownLimit: z.int().min(0).max(1_000_000_000).optional(),
    whenLate: z.enum(['send', 'ask']).optional(),
  }),
  z.object({}),
);

export const writingContract = {
  createDraft,
  saveDraft,
  discardDraft,
  setDraftSignature,
  attachFile,
  detachFile,
  sendDraft,
  cancelSending,
  rescheduleSending,
  resolveSending,
  drafts,
  draft,
  outbox,
  draftChecks,
  identities,
  suggestPeople,
  forgetPerson,
  writingSettings,
  setWritingSettings,
};
