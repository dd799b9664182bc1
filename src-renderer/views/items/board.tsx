import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId, PipelineId, StageId } from '#shared/model/ids.ts';
import type { ItemRow, Pipeline } from '#shared/model/item.ts';
import { goToItem, goToItems } from '../../actions/go.ts';
import { moveDeal, setStatus } from '../../actions/items.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { changeItemList } from '../../state/item-lists.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { money } from '../../ui/format/money.ts';
import { count } from '../../ui/format/numbers.ts';
import { ContextMenu, type MenuEntry } from '../../ui/menu.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import { SelectField } from '../../ui/text-field.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './board.module.css';
import { BoardCard } from './board-card.tsx';
import { type BoardStage, placeDeal } from './place-deal.ts';

const firstCards = 50;
const mostCards = 200;

/** Open deals by stage: dragged, or moved with Shift and an arrow key (WCAG 2.5.7). The tools stand in its bar. */
export function Board({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const pipelines = useContractQuery('pipelines', {});
  const [chosen, choose] = useState<PipelineId | null>(null);
  const pipeline = pipelines.data?.find((one) => one.id === chosen) ?? pipelines.data?.[0];
  const total = pipeline?.stages.reduce((sum, stage) => sum + stage.deals, 0);
  return (
    <>
      <PageBar title={t('kinds.deal')} total={total === undefined ? '' : count(total)}>
        {pipelines.data !== undefined && pipelines.data.length > 1 && pipeline !== undefined && (
          <div className={styles.pipeline}>
            <SelectField
              label={t('board.pipeline')}
              value={String(pipeline.id)}
              options={pipelines.data.map((one) => ({ value: String(one.id), label: one.name }))}
              onChange={(id) => choose(pipelines.data.find((one) => String(one.id) === id)?.id ?? null)}
            />
          </div>
        )}
        {children}
      </PageBar>
      {pipelines.error !== null ? (
        <EmptyState drawing="warning" title={t('items.problemTitle')}>
          {pipelines.error.message}
        </EmptyState>
      ) : (
        pipeline !== undefined && <Stages key={pipeline.id} pipeline={pipeline} />
      )}
    </>
  );
}

interface Move {
  readonly deal: ItemRow;
  readonly to: StageId;
}

function Stages({ pipeline }: { readonly pipeline: Pipeline }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(firstCards);
  const { data } = useContractQuery('board', { pipeline: pipeline.id, limit }, { keepPrevious: true });
  // A card stands in its new column at once; the store's answer then says the same.
  const [move, setMove] = useState<Move | null>(null);
  const stages = useMemo(() => {
    if (data === undefined) return null;
    return move === null ? data.stages : placeDeal(data.stages, move.deal, move.to);
  }, [data, move]);
  const [dragged, drag] = useState<ItemRow | null>(null);
  const [target, aim] = useState<StageId | null>(null);
  const board = useRef<HTMLDivElement>(null);
  // The card that was moved keeps the focus, in whichever column it is made anew.
  const carried = useRef<ItemId | null>(null);
  useLayoutEffect(() => {
    const card = board.current?.querySelector<HTMLElement>(`[data-deal="${carried.current}"]`);
    card?.focus();
    // The store says the same now: the move needs not be shown any more.
    const there = data?.stages.find((stage) => stage.id === move?.to);
    if (move !== null && there?.rows.some((row) => row.id === move.deal.id) === true) {
      setMove(null);
      carried.current = null;
    }
  }, [data, move]);
  const now = useNow();

  if (stages === null) return <div className={styles.board} />;

  const moveTo = async (deal: ItemRow, stage: Pick<BoardStage, 'id' | 'name'>): Promise<void> => {
    if (deal.stage?.id === stage.id) return;
    carried.current = deal.id;
    setMove({ deal, to: stage.id });
    if (!(await moveDeal(deal, stage))) setMove(null);
  };
  const focusCard = (id: ItemId): void => {
    requestAnimationFrame(() => board.current?.querySelector<HTMLElement>(`[data-deal="${id}"]`)?.focus());
  };

  /** Arrows walk over the cards; with Shift they carry the card along. */
  const pressed = (column: number, index: number, key: string, carry: boolean): boolean => {
    const deal = stages[column]?.rows[index];
    if (deal === undefined) return false;
    const sideways = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
    const beside = stages[column + sideways];
    if (sideways !== 0 && carry) {
      if (beside !== undefined) void moveTo(deal, beside);
      return true;
    }
    const next =
      sideways !== 0
        ? nearestCard(stages, column, sideways, index)
        : stages[column]?.rows[index + (key === 'ArrowDown' ? 1 : -1)];
    if (next !== undefined) focusCard(next.id);
    return true;
  };

  const menuOf = (deal: ItemRow): readonly MenuEntry[] => [
    ...stages
      .filter((stage) => stage.id !== deal.stage?.id)
      .map((stage) => ({
        id: `to-${stage.id}`,
        label: t('board.moveTo', { stage: stage.name }),
        run: () => void moveTo(deal, stage),
      })),
    { id: 'won', label: t('board.won'), separated: true, run: () => void setStatus(deal, 'won') },
    { id: 'lost', label: t('board.lost'), run: () => void setStatus(deal, 'lost') },
    { id: 'open', label: t('items.open'), separated: true, run: () => goToItem(deal) },
  ];

  const first = stages.find((stage) => stage.rows.length > 0)?.rows[0]?.id;
  return (
    <div className={styles.board} ref={board}>
      {stages.map((stage, column) => (
        <section
          key={stage.id}
          className={styles.stage}
          aria-label={t('board.stageLabel', { name: stage.name, count: stage.deals })}
          data-target={target === stage.id && dragged?.stage?.id !== stage.id}
          onDragOver={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            event.dataTransfer.dropEffect = 'move';
            if (target !== stage.id) aim(stage.id);
          }}
          onDrop={(event) => {
            event.preventDefault();
            if (dragged !== null) void moveTo(dragged, stage);
            drag(null);
            aim(null);
          }}
        >
          <header className={styles.stageHead}>
            <h2 className={styles.stageName} dir="auto" title={stage.name}>
              {stage.name}
            </h2>
            <span className={styles.number}>{count(stage.deals)}</span>
            <p className={styles.sums}>{stage.sums.map((sum) => money(sum.value, sum.currency)).join(' · ')}</p>
          </header>
          <ul className={styles.cards}>
            {stage.rows.map((deal, index) => (
              <li key={deal.id} style={{ display: 'contents' }}>
                <ContextMenu entries={menuOf(deal)}>
                  <BoardCard
                    deal={deal}
                    now={now}
                    tabStop={deal.id === first}
                    dragged={dragged?.id === deal.id}
                    onDrag={drag}
                    onDragEnd={() => {
                      drag(null);
                      aim(null);
                    }}
                    onKey={(key, carry) => pressed(column, index, key, carry)}
                  />
                </ContextMenu>
              </li>
            ))}
            {stage.rows.length === 0 && <li className={styles.none}>{t('board.noDeals')}</li>}
            {stage.deals > stage.rows.length && (
              <li className={styles.none}>
                <Button
                  size="small"
                  variant="ghost"
                  onClick={() => (limit < mostCards ? setLimit(mostCards) : showRest(stage))}
                >
                  {t('board.more', { count: stage.deals - stage.rows.length })}
                </Button>
              </li>
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What a column has no room for is found in the list. */
function showRest(_stage: BoardStage): void {
  changeItemList('deal', { statuses: ['open'], search: '' });
  goToItems('deal', false);
}

/** The card beside, in the next column that has one, as high up as this one. */
function nearestCard(stages: readonly BoardStage[], column: number, step: number, index: number): ItemRow | undefined {
  for (let at = column + step; at >= 0 && at < stages.length; at += step) {
    const rows = stages[at]?.rows ?? [];
    if (rows.length > 0) return rows[Math.min(index, rows.length - 1)];
  }
  return undefined;
}
