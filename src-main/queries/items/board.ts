import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { countOpenDeals, listPipelines, stagesOf } from '../../store/tables/pipelines.ts';
import { itemRows } from './item-row.ts';

const sums = statement<{ currency: string; value: number }, [number]>(
  `SELECT currency, sum(value) AS value FROM item WHERE stage_id = ? AND kind = 'deal' AND status = 'open' AND currency <> ''
   GROUP BY currency ORDER BY currency`,
);
const top = statement<{ id: number }, [number, number]>(
  `SELECT id FROM item WHERE stage_id = ? AND kind = 'deal' AND status = 'open' ORDER BY updated_at DESC, id DESC LIMIT ?`,
);

/** Open deals by stage; in each the ones changed last first, so that a moved card stands on top. */
export function board(db: ReadDb, { pipeline, limit }: CallParsed<'board'>): CallOutput<'board'> {
  return {
    stages: stagesOf(db, pipeline).map(({ id, name }) => ({
      id,
      name,
      deals: countOpenDeals(db, id),
      sums: sums(db).all(id),
      rows: itemRows(
        db,
        top(db)
          .all(id, limit)
          .map((row) => row.id),
      ),
    })),
  };
}

/** Pipelines and their stages, in their order. */
export function pipelines(db: ReadDb): CallOutput<'pipelines'> {
  return listPipelines(db).map(({ id, name }) => ({
    id,
    name,
    stages: stagesOf(db, id).map((stage) => ({ id: stage.id, name: stage.name, deals: countOpenDeals(db, stage.id) })),
  }));
}
