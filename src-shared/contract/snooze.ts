import { z } from '../lib/z.ts';
import { ConversationRow } from '../model/conversation.ts';
import { AccountId, UndoId } from '../model/ids.ts';
import { Selection } from '../model/selection.ts';
import { command, query } from './define.ts';

const Done = z.object({
  /** Conversations that changed. */
  changed: z.number(),
  undo: UndoId.nullable(),
});

/** Out of Inbox until then (milliseconds since 1970), or until a reply comes; null: back now (INB-8). */
const snooze = command(z.strictObject({ selection: Selection, until: z.int().positive().nullable() }), Done);
/** Archived, no notifications, and new mail does not bring it back (A21-5); off: its next mail is like any other. */
const mute = command(z.strictObject({ selection: Selection, muted: z.boolean() }), Done);
/** Back in Inbox then, if no reply came; null takes the reminder away. */
const remind = command(z.strictObject({ selection: Selection, at: z.int().positive().nullable() }), Done);

/** What comes back next stands first. */
const snoozed = query(
  z.strictObject({ account: AccountId.optional() }),
  z.array(z.object({ until: z.number(), row: ConversationRow })),
  'conversation',
  'operation',
);
const reminders = query(
  z.strictObject({ account: AccountId.optional() }),
  z.array(
    z.object({
      dueAt: z.number(),
      /** It was due and nobody has replied since. */
      fired: z.boolean(),
      row: ConversationRow,
    }),
  ),
  'conversation',
  'operation',
);

export const snoozeContract = { snooze, mute, remind, snoozed, reminders };
