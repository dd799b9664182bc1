import type { CallOutput } from '#shared/contract/contract.ts';
import { type Label, LabelColor } from '#shared/model/label.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { countLabelled, type LabelRow, listLabels } from '../store/tables/labels.ts';

/** A label as the window has it. */
export const viewLabel = ({ id, name, color }: LabelRow): Label => ({
  id: id as Label['id'],
  name,
  color: LabelColor.parse(color),
});

/** Labels of Dealbox's own, by name, each with how many conversations have it (INB-4). */
export const labels = (db: ReadDb): CallOutput<'labels'> =>
  listLabels(db).map((row) => ({ ...viewLabel(row), conversations: countLabelled(db, row.id) }));
