import { z } from '../lib/z.ts';
import { ConversationId, ItemId, NoteId, PipelineId, StageId, UndoId } from '../model/ids.ts';
import {
  Day,
  HistoryEntry,
  ItemDetail,
  ItemFields,
  ItemKind,
  ItemRef,
  ItemRow,
  ItemStatus,
  itemName,
  Pipeline,
} from '../model/item.ts';
import { command, query } from './define.ts';

const cursor = z.string().max(2000).nullable().default(null);

/** What a list of items can be sorted by. Deals and leads have values, deals have stages. */
export const ItemSort = z.enum(['name', 'organization', 'created', 'updated', 'follow-up', 'expected', 'value']);
export type ItemSort = z.infer<typeof ItemSort>;

/** Rows of one kind, sorted by a column, by cursor. */
const items = query(
  z.strictObject({
    kind: ItemKind,
    /** Beginnings of words of names, addresses and organizations. */
    search: z.string().max(500).default(''),
    statuses: z.array(ItemStatus).default([]),
    organization: ItemId.optional(),
    stage: StageId.optional(),
    sort: ItemSort.default('name'),
    descending: z.boolean().default(false),
    after: cursor,
    /** Rows passed over behind the cursor: for a list that is jumped about in. */
    skip: z.int().nonnegative().max(1_000_000).default(0),
    limit: z.int().min(1).max(1000).default(50),
  }),
  z.object({ rows: z.array(ItemRow), next: z.string().nullable(), total: z.number() }),
  'item',
);

const item = query(z.strictObject({ id: ItemId }), ItemDetail.nullable(), 'item', 'never-log');

/** CRM-2: newest first; mail whatever its inbox state. */
const itemHistory = query(
  z.strictObject({
    id: ItemId,
    kinds: z.enum(['all', 'emails', 'notes', 'events']).default('all'),
    after: cursor,
    limit: z.int().min(1).max(200).default(50),
  }),
  z.object({ entries: z.array(HistoryEntry), next: z.string().nullable() }),
  'item',
  'conversation',
  'never-log',
);

/** Attachments of the mail on an item's record, newest first. */
const itemFiles = query(
  z.strictObject({ id: ItemId, after: cursor, limit: z.int().min(1).max(200).default(50) }),
  z.object({
    files: z.array(
      z.object({
        message: z.number(),
        conversation: ConversationId,
        part: z.number(),
        name: z.string(),
        type: z.string(),
        size: z.number(),
        at: z.number(),
        from: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  'item',
  'conversation',
);

const pipelines = query(z.strictObject({}), z.array(Pipeline), 'item');

/** Open deals by stage. More of a stage come by `items`. */
const board = query(
  z.strictObject({ pipeline: PipelineId, limit: z.int().min(1).max(200).default(50) }),
  z.object({
    stages: z.array(
      z.object({
        id: StageId,
        name: z.string(),
        deals: z.number(),
        /** What they are worth, by currency, in minor units. */
        sums: z.array(z.object({ currency: z.string(), value: z.number() })),
        rows: z.array(ItemRow),
      }),
    ),
  }),
  'item',
);

/** The quick finder over all kinds: what begins so, what was busy last first. */
const findItems = query(
  z.strictObject({
    text: z.string().max(500),
    kinds: z.array(ItemKind).default([]),
    limit: z.int().min(1).max(100).default(20),
  }),
  z.array(ItemRef.extend({ email: z.string(), organization: z.string(), status: ItemStatus })),
  'item',
);

/** Of one kind, the ones that are probably the same: same name, or the same phone. */
const duplicates = query(
  z.strictObject({ kind: ItemKind, limit: z.int().min(1).max(200).default(50) }),
  z.array(z.object({ why: z.enum(['name', 'phone']), items: z.array(ItemRow) })),
  'item',
);

/** What removing an item does, told before (the confirmation and the command read the same). */
const describeRemoveItem = query(
  z.strictObject({ id: ItemId }),
  z.object({
    item: ItemRef,
    /** Conversations that will no longer be linked to it; those linked by hand among them. The mail stays. */
    conversations: z.number(),
    byHand: z.number(),
    notes: z.number(),
    /** Items that name it as their person or organization, and will no longer. */
    namedBy: z.array(ItemRef),
    totalNamedBy: z.number(),
  }),
  'item',
  'conversation',
);

const address = z.string().trim().min(1).max(320);

const Values = z.strictObject({
  name: itemName.optional(),
  fields: ItemFields.optional(),
  organization: ItemId.nullable().optional(),
  /** Main person of a deal, lead or project. */
  contact: ItemId.nullable().optional(),
  stage: StageId.optional(),
  status: ItemStatus.optional(),
  /** Minor units. */
  value: z.int().min(-100_000_000_000).max(100_000_000_000).optional(),
  currency: z
    .string()
    .regex(/^([A-Z]{3})?$/, 'A currency is three letters, like EUR.')
    .optional(),
  expectedOn: Day.optional(),
  followUpOn: Day.optional(),
  /** All addresses of a contact, in their order. */
  addresses: z.array(address).max(100).optional(),
});
export type ItemValuesInput = z.infer<typeof Values>;

const addItem = command(
  Values.extend({
    kind: ItemKind,
    /** More people on a deal, lead or project. */
    people: z.array(ItemId).max(200).default([]),
    pipeline: PipelineId.optional(),
    /** Made from this conversation: it is linked to it by hand. */
    conversation: ConversationId.optional(),
  }),
  z.object({
    item: ItemRef,
    /** Earlier conversations that are linked to it now (CRM-3). */
    linked: z.number(),
    undo: UndoId.nullable(),
  }),
);

const edited = z.object({
  item: ItemRef,
  linked: z.number(),
  /** Null where nothing changed. */
  undo: UndoId.nullable(),
});

const editItem = command(z.strictObject({ id: ItemId, change: Values }), edited);
const addAddress = command(z.strictObject({ contact: ItemId, address }), edited);
const removeAddress = command(z.strictObject({ contact: ItemId, address }), edited);
const addPerson = command(z.strictObject({ item: ItemId, contact: ItemId }), edited);
const removePerson = command(z.strictObject({ item: ItemId, contact: ItemId }), edited);

const removeItem = command(
  z.strictObject({ id: ItemId }),
  z.object({ conversations: z.number(), undo: UndoId.nullable() }),
);
/** Two that are the same become one. Cannot be undone. */
const mergeItems = command(
  z.strictObject({ keep: ItemId, merge: z.array(ItemId).min(1).max(50) }),
  z.object({ item: ItemRef, conversations: z.number() }),
);
/** Cannot be undone. */
const convertLead = command(
  z.strictObject({ id: ItemId, stage: StageId.optional() }),
  z.object({ deal: ItemRef, conversations: z.number() }),
);

const noteText = z.string().trim().min(1, 'The note is empty.').max(100_000);
const addNote = command(
  z.strictObject({ item: ItemId, text: noteText }),
  z.object({ note: NoteId, undo: UndoId.nullable() }),
);
const editNote = command(z.strictObject({ note: NoteId, text: noteText }), z.object({ undo: UndoId.nullable() }));
const removeNote = command(z.strictObject({ note: NoteId }), z.object({ undo: UndoId.nullable() }));

/** A new pipeline without `id`. Stages in their order; one left out is removed, which is refused while deals stand in it. */
const savePipeline = command(
  z.strictObject({
    id: PipelineId.optional(),
    name: itemName,
    stages: z
      .array(z.strictObject({ id: StageId.optional(), name: itemName }))
      .min(1)
      .max(50),
  }),
  Pipeline,
);
const removePipeline = command(z.strictObject({ id: PipelineId }), z.object({}));

export const itemsContract = {
  items,
  item,
  itemHistory,
  itemFiles,
  pipelines,
  board,
  findItems,
  duplicates,
  describeRemoveItem,
  addItem,
  editItem,
  addAddress,
  removeAddress,
  addPerson,
  removePerson,
  removeItem,
  mergeItems,
  convertLead,
  addNote,
  editNote,
  removeNote,
  savePipeline,
  removePipeline,
};
