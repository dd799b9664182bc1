import { z } from '../lib/z.ts';
import { LabelId } from './ids.ts';

/** The colours a label can have: design tokens of the window, never colour alone (C7). */
export const LabelColor = z.enum(['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink']);

/** A label of Dealbox's own (INB-4). */
export const Label = z.object({
  id: LabelId,
  name: z.string().trim().min(1, 'A label needs a name.').max(100),
  color: LabelColor,
});
export type Label = z.infer<typeof Label>;
