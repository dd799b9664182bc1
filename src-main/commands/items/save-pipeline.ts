import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import {
  countOpenDeals,
  getPipeline,
  insertPipeline,
  isStageUsed,
  listPipelines,
  removePipeline as removePipelineRow,
  removeStage,
  renamePipeline,
  saveStage,
  stagesOf,
} from '../../store/tables/pipelines.ts';
import { newUid } from '../../store/uid.ts';
import type { CommandContext } from '../command-context.ts';

/** A pipeline and its stages, in their order. Throws `not-found`; `invalid-input` where deals stand in a stage that is left out. */
export function savePipeline(
  { store, now }: CommandContext,
  { id, name, stages }: CallParsed<'savePipeline'>,
): CallOutput<'savePipeline'> {
  return store.write((tx) => {
    const pipeline = id === undefined ? insertPipeline(tx, newUid(now()), name) : getPipeline(tx.db, id).id;
    if (id !== undefined) renamePipeline(tx, id, name);
    const before = stagesOf(tx.db, pipeline);
    for (const stage of stages) {
      if (stage.id !== undefined && !before.some((known) => known.id === stage.id))
        throw new DealboxError('not-found', 'This stage is no longer in the pipeline.');
    }
    for (const stage of before.filter((known) => !stages.some((kept) => kept.id === known.id))) {
      if (isStageUsed(tx.db, stage.id))
        throw new DealboxError('invalid-input', `Deals stand in “${stage.name}”. Move them to another stage first.`);
      removeStage(tx, stage.id);
    }
    for (const [index, stage] of stages.entries()) {
      saveStage(tx, newUid(now()), pipeline, { id: stage.id ?? 0, name: stage.name }, index + 1);
    }
    const saved = stagesOf(tx.db, pipeline).map((stage) => ({
      id: stage.id,
      name: stage.name,
      deals: countOpenDeals(tx.db, stage.id),
    }));
    return { id: pipeline, name, stages: saved };
  });
}

/** Throws `not-found`; `invalid-input` for the last one, and while deals stand in it. */
export function removePipeline({ store }: CommandContext, { id }: CallParsed<'removePipeline'>): Record<string, never> {
  return store.write((tx) => {
    getPipeline(tx.db, id);
    if (listPipelines(tx.db).length === 1)
      throw new DealboxError('invalid-input', 'One pipeline has to stay: deals need a stage.');
    if (stagesOf(tx.db, id).some((stage) => isStageUsed(tx.db, stage.id)))
      throw new DealboxError('invalid-input', 'Deals stand in this pipeline. Move them to another one first.');
    removePipelineRow(tx, id);
    return {};
  });
}
