import { DealboxError } from '#shared/model/error.ts';
import type { PipelineId, StageId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

export interface PipelineRow {
  readonly id: PipelineId;
  readonly name: string;
}
export interface StageRow {
  readonly id: StageId;
  readonly pipeline_id: PipelineId;
  readonly name: string;
}

const all = statement<PipelineRow, []>('SELECT id, name FROM pipeline ORDER BY position, id');
const one = statement<PipelineRow, [number]>('SELECT id, name FROM pipeline WHERE id = ?');
const stages = statement<StageRow, [number]>(
  'SELECT id, pipeline_id, name FROM stage WHERE pipeline_id = ? ORDER BY position, id',
);
const stage = statement<StageRow, [number]>('SELECT id, pipeline_id, name FROM stage WHERE id = ?');
const dealsIn = statement<{ n: number }, [number]>(
  `SELECT count(*) AS n FROM item WHERE stage_id = ? AND kind = 'deal' AND status = 'open'`,
);
const anyIn = statement<{ id: number }, [number]>(`SELECT id FROM item WHERE kind = 'deal' AND stage_id = ? LIMIT 1`);

export const listPipelines = (db: ReadDb): PipelineRow[] => all(db).all();
export const stagesOf = (db: ReadDb, pipeline: number): StageRow[] => stages(db).all(pipeline);
export const findStage = (db: ReadDb, id: number): StageRow | undefined => stage(db).get(id);
/** Open deals in a stage. */
export const countOpenDeals = (db: ReadDb, id: number): number => dealsIn(db).get(id)?.n ?? 0;
/** Whether any deal, open or closed, stands in it. */
export const isStageUsed = (db: ReadDb, id: number): boolean => anyIn(db).get(id) !== undefined;

/** Throws `not-found`. */
export function getPipeline(db: ReadDb, id: number): PipelineRow {
  const row = one(db).get(id);
  if (row === undefined) throw new DealboxError('not-found', 'This pipeline is no longer there.');
  return row;
}

/** Throws `not-found`. */
export function getStage(db: ReadDb, id: number): StageRow {
  const row = stage(db).get(id);
  if (row === undefined) throw new DealboxError('not-found', 'This stage is no longer there.');
  return row;
}

const insert = statement<{ id: PipelineId }, [string, string]>(
  `INSERT INTO pipeline (uid, name, position) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM pipeline)) RETURNING id`,
);
const rename = statement<never, [string, number]>('UPDATE pipeline SET name = ? WHERE id = ?');
const remove = statement<never, [number]>('DELETE FROM pipeline WHERE id = ?');
const insertStage = statement<{ id: StageId }, [string, number, string, number]>(
  'INSERT INTO stage (uid, pipeline_id, name, position) VALUES (?, ?, ?, ?) RETURNING id',
);
const updateStage = statement<never, [string, number, number]>('UPDATE stage SET name = ?, position = ? WHERE id = ?');
const deleteStage = statement<never, [number]>('DELETE FROM stage WHERE id = ?');

export function insertPipeline(tx: Tx, uid: string, name: string): PipelineId {
  tx.touch('item');
  return insert(tx.db).get(uid, name)?.id ?? (0 as PipelineId);
}

export function renamePipeline(tx: Tx, id: number, name: string): void {
  rename(tx.db).run(name, id);
  tx.touch('item');
}

/** With its stages. */
export function removePipeline(tx: Tx, id: number): void {
  remove(tx.db).run(id);
  tx.touch('item');
}

/** A new one where `id` is 0. */
export function saveStage(
  tx: Tx,
  uid: string,
  pipeline: number,
  entry: { id: number; name: string },
  at: number,
): void {
  if (entry.id === 0) insertStage(tx.db).run(uid, pipeline, entry.name, at);
  else updateStage(tx.db).run(entry.name, at, entry.id);
}

export function removeStage(tx: Tx, id: number): void {
  deleteStage(tx.db).run(id);
}
