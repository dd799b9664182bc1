import { z } from '../lib/z.ts';
import { LabelId, UndoId } from '../model/ids.ts';
import { Label } from '../model/label.ts';
import { Selection } from '../model/selection.ts';
import { command, query } from './define.ts';

/** Labels of Dealbox's own (INB-4), by name. */
const labels = query(z.strictObject({}), z.array(Label.extend({ conversations: z.number() })), 'label', 'conversation');

/** A new one without `id`. Throws `already-exists` for a name that differs only in case or accents. */
const saveLabel = command(
  z.strictObject({ id: LabelId.optional(), name: Label.shape.name, color: Label.shape.color }),
  Label,
);
/** Takes the label off its conversations; no mail goes with it. */
const removeLabel = command(
  z.strictObject({ id: LabelId }),
  z.object({ conversations: z.number(), undo: UndoId.nullable() }),
);
const setLabel = command(
  z.strictObject({ selection: Selection, label: LabelId, on: z.boolean() }),
  z.object({ changed: z.number(), undo: UndoId.nullable() }),
);

export const labelsContract = { labels, saveLabel, removeLabel, setLabel };
