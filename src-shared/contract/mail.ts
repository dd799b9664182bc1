import { z } from '../lib/z.ts';
import { Address, ConversationDetail, ConversationRow } from '../model/conversation.ts';
import { AccountId, ConversationId, MessageId } from '../model/ids.ts';
import { LinkView } from '../model/link.ts';
import { ListScope } from '../model/selection.ts';
import { query } from './define.ts';

/** Rows of a list by position. The window virtualises: it asks for the blocks on screen only. */
const listWindow = query(
  z.strictObject({ scope: ListScope, start: z.int().nonnegative(), count: z.int().min(1).max(200) }),
  z.object({
    rows: z.array(ConversationRow),
    total: z.number(),
    /** For a selection of all that match (INB-10). */
    watermark: z.number(),
  }),
  'conversation',
  'operation',
  'item',
);

/** Rows of a list by cursor, for the command line. */
const listPage = query(
  z.strictObject({
    scope: ListScope,
    after: z.string().nullable().default(null),
    limit: z.int().min(1).max(10_000).default(50),
  }),
  z.object({
    rows: z.array(ConversationRow.extend({ labels: z.array(z.string()), links: z.array(LinkView) })),
    /** To be passed as `after` for the next page; null at the end. */
    next: z.string().nullable(),
    total: z.number(),
  }),
  'conversation',
  'operation',
);

const counts = query(
  z.strictObject({}),
  z.array(
    z.object({
      account: AccountId,
      inbox: z.number(),
      inboxUnread: z.number(),
      archive: z.number(),
      sent: z.number(),
    }),
  ),
  'conversation',
  'account',
);

const conversation = query(
  z.strictObject({ id: ConversationId }),
  ConversationDetail.nullable(),
  'conversation',
  'operation',
);

const SearchHit = z.object({
  conversation: ConversationRow,
  message: MessageId,
  from: Address,
  date: z.number(),
  /** With the hits between U+0002 and U+0003. */
  subject: z.string(),
  snippet: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

const search = query(
  z.strictObject({
    query: z.string().max(1000),
    limit: z.int().min(1).max(200).default(50),
    exact: z.boolean().default(false),
  }),
  z.object({
    hits: z.array(SearchHit),
    total: z.number(),
    /** `total` stopped counting here. */
    more: z.boolean(),
    /** What was searched: messages here, of which this many are not indexed yet. */
    searched: z.number(),
    unindexed: z.number(),
    /** Words that were read as others because nothing matched them ("invoce" → "invoice"). */
    corrected: z.array(z.object({ from: z.string(), to: z.string() })),
    /** A part of the query that was not understood. */
    problem: z.string(),
  }),
  'conversation',
);

export const mailContract = { listWindow, listPage, counts, conversation, search };
