import type { CallOutput } from '#shared/contract/contract.ts';
import type { Label } from '#shared/model/label.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { countLabelled, listLabels } from '../store/tables/labels.ts';

/** Labels of Dealbox's own, by name, each with how many conversations have it (INB-4). */
export const labels = (db: ReadDb): CallOutput<'labels'> =>
  listLabels(db).map(({ id, name, color }) => ({
    id: id as Label['id'],
    name,
    color: color as Label['color'],
    conversations: countLabelled(db, id),
  }));
