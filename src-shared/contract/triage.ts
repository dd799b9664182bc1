import { z } from '../lib/z.ts';
import { AccountId, UndoId } from '../model/ids.ts';
import { FlagName } from '../model/operation.ts';
import { Selection } from '../model/selection.ts';
import { command, query } from './define.ts';

const TriageResult = z.object({
  /** Conversations that changed. */
  changed: z.number(),
  messages: z.number(),
  /** Operations queued for the provider. */
  operations: z.number(),
  /** Null where nothing changed or it cannot be undone (DEL-8). */
  undo: UndoId.nullable(),
});
export type TriageResult = z.infer<typeof TriageResult>;

const archive = command(z.strictObject({ selection: Selection }), TriageResult);
const unarchive = command(z.strictObject({ selection: Selection }), TriageResult);
/** Only ever called after the person confirmed what `describeDelete` told (DEL-1). */
const deleteMail = command(z.strictObject({ selection: Selection }), TriageResult);
const mark = command(z.strictObject({ selection: Selection, flag: FlagName, value: z.boolean() }), TriageResult);
const undo = command(z.strictObject({ id: UndoId }), z.object({ changed: z.number() }));

/** What a confirmation says, computed by the function that also carries it out (C0.4). */
const describeDelete = query(
  z.strictObject({ selection: Selection }),
  z.object({
    conversations: z.number(),
    messages: z.number(),
    /** One conversation only: its subject, for the title. */
    subject: z.string(),
    accounts: z.array(
      z.object({
        id: AccountId,
        email: z.string(),
        type: z.enum(['personal', 'team']),
        messages: z.number(),
        /** Messages that will be moved to the provider's Trash; 0 where the setting is off (DEL-3). */
        toTrash: z.number(),
        deleteExternally: z.boolean(),
        online: z.boolean(),
      }),
    ),
    /** Other accounts that hold a copy, which stays (DEL-9). */
    alsoIn: z.array(z.object({ email: z.string(), messages: z.number() })),
  }),
  'conversation',
  'account',
);

/** What archiving will do at the provider, for the tooltip and the toast (R011). */
export const triageContract = { archive, unarchive, deleteMail, mark, undo, describeDelete };
