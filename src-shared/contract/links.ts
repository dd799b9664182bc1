import { z } from '../lib/z.ts';
import { Visibility } from '../model/account.ts';
import { ConversationRow } from '../model/conversation.ts';
import { ConversationId, ItemId, MessageId, UndoId } from '../model/ids.ts';
import { ItemKind, ItemRef, ItemStatus } from '../model/item.ts';
import { Label } from '../model/label.ts';
import { LinkView, MissingLink } from '../model/link.ts';
import { Selection } from '../model/selection.ts';
import { command, query } from './define.ts';

/** Who may see a conversation, and why (VIS-1). */
const Sharing = z.object({
  visibility: Visibility,
  /** Set for this conversation; else the account's default when it began. */
  chosen: z.boolean(),
  /** What can be chosen. */
  choices: z.array(Visibility),
  text: z.string(),
});

/** The side panel of a conversation: its people, what they belong to, and what else there was with them. */
const conversationLinks = query(
  z.strictObject({ id: ConversationId }),
  z
    .object({
      people: z.array(
        z.object({
          address: z.string(),
          name: z.string(),
          role: z.enum(['sender', 'recipient', 'copied']),
          contact: ItemRef.nullable(),
          /** The address is not on the contact: it is one of its +tags. */
          byBase: z.boolean(),
          organization: ItemRef.nullable(),
          /** What is open with this contact. */
          work: z.array(ItemRef.extend({ status: ItemStatus, stage: z.string() })),
          /** The never-log entry that covers the address; '' for none. */
          neverLog: z.string(),
        }),
      ),
      links: z.array(LinkView),
      /** CRM-3: several are open, so one is to be chosen. */
      suggestions: z.array(
        z.object({ kind: ItemKind, contact: ItemRef, items: z.array(ItemRef.extend({ stage: z.string() })) }),
      ),
      missing: z.array(MissingLink),
      /** Dealbox's own labels on it (INB-4). */
      labels: z.array(Label),
      sharing: Sharing,
      /** Other conversations with the same people, newest first. */
      earlier: z.array(ConversationRow),
    })
    .nullable(),
  'conversation',
  'item',
  'never-log',
  'workspace',
);

/** INB-9: why a message is here, linked as it is, and seen by whom. */
const why = query(
  z.strictObject({ message: MessageId }),
  z
    .object({
      sections: z.array(
        z.object({
          about: z.enum(['brought', 'conversation', 'linked', 'not-linked', 'seen', 'provider']),
          lines: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  'conversation',
  'item',
  'never-log',
  'account',
  'workspace',
);

const changed = z.object({ changed: z.number(), undo: UndoId.nullable() });

/** CRM-4: a person's choice, never overwritten by sync. */
const link = command(z.strictObject({ selection: Selection, item: ItemId }), changed);
const unlink = command(z.strictObject({ selection: Selection, item: ItemId }), changed);
const moveLink = command(z.strictObject({ selection: Selection, from: ItemId, to: ItemId }), changed);

/** VIS-1: a choice for these conversations. Refused where an account has no such choice. */
const setVisibility = command(z.strictObject({ selection: Selection, visibility: Visibility }), changed);

export const linksContract = { conversationLinks, why, link, unlink, moveLink, setVisibility };
