import type { CallOutput } from '#shared/contract/contract.ts';
import type { StageId } from '#shared/model/ids.ts';
import type { ItemRow } from '#shared/model/item.ts';

export type BoardStage = CallOutput<'board'>['stages'][number];

/** The board with a deal moved to the top of another stage, its counts and sums with it: what the store will say in a moment. */
export function placeDeal(stages: readonly BoardStage[], deal: ItemRow, to: StageId): readonly BoardStage[] {
  return stages.map((stage) => {
    const had = stage.rows.some((row) => row.id === deal.id);
    const has = stage.id === to;
    if (had === has) return stage;
    const sign = has ? 1 : -1;
    const rows = stage.rows.filter((row) => row.id !== deal.id);
    return {
      ...stage,
      rows: has ? [{ ...deal, stage: { id: stage.id, name: stage.name } }, ...rows] : rows,
      deals: stage.deals + sign,
      sums: sumsWith(stage.sums, deal, sign),
    };
  });
}

function sumsWith(sums: BoardStage['sums'], deal: ItemRow, sign: 1 | -1): BoardStage['sums'] {
  if (deal.value === 0) return sums;
  const known = sums.some((sum) => sum.currency === deal.currency);
  const all = known ? sums : [...sums, { currency: deal.currency, value: 0 }];
  return all
    .map((sum) => (sum.currency === deal.currency ? { ...sum, value: sum.value + sign * deal.value } : sum))
    .filter((sum) => sum.value !== 0);
}
