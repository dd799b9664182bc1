import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemKind } from '#shared/model/item.ts';
import { goToItem } from '../../actions/go.ts';
import type { ItemRows, ItemsAsked } from '../../queries/use-item-rows.ts';
import { changeItemList, type ItemColumn, sortItems, useItemLists } from '../../state/item-lists.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useWidth } from '../../ui/use-width.ts';
import { columnsFor, sortOf, templateOf } from './columns.ts';
import styles from './item-grid.module.css';
import { ItemRowView } from './item-row.tsx';

/** CSS pixels, in both densities. */
const heights = { comfortable: 44, compact: 34 };
/** Of the headings, which stay in sight (item-grid.module.css). */
const headHeight = 34;
const page = 10;

interface ItemGridProps {
  readonly kind: ItemKind;
  readonly list: ItemRows;
  /** What the list was asked for; another one is another list. */
  readonly asked: ItemsAsked;
  readonly label: string;
  /** Grows when the keyboard is to be in the list. */
  readonly wanted: number;
  onRange(first: number, last: number): void;
}

/** A list of items as a grid (C0.10): headings that sort, one tab stop, only the rows on screen exist. */
export function ItemGrid({ kind, list, asked, label, wanted, onRange }: ItemGridProps) {
  const { t } = useTranslation();
  const { sort, descending, columns: chosen, offset, position } = useItemLists((state) => state[kind]);
  const height = heights[usePreferences((preferences) => preferences.density)];
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = columnsFor(chosen, useWidth(frame));
  const now = useNow();
  const [focused, focus] = useState(position);
  const moving = useRef(false);

  const virtualizer = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    initialOffset: offset,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew because the density changed
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  const first = virtualizer.range?.startIndex ?? Math.floor(offset / height);
  const last = virtualizer.range?.endIndex ?? first + 30;
  useEffect(() => onRange(Math.max(0, first - 10), last + 10), [onRange, first, last]);

  // What the list looked like is kept for the way back.
  const kept = useRef({ offset, position });
  kept.current.position = focused;
  useEffect(() => {
    const element = scroller.current;
    const state = kept.current;
    const scrolled = (): void => {
      state.offset = element?.scrollTop ?? 0;
    };
    element?.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      element?.removeEventListener('scroll', scrolled);
      const { offset: before, position: at } = state;
      changeItemList(kind, { offset: before, position: at });
    };
  }, [kind]);
  // Another search or order begins at its top; the list that one comes back to, where it was.
  const shown = useRef(asked);
  useEffect(() => {
    if (shown.current === asked) return;
    shown.current = asked;
    scroller.current?.scrollTo({ top: 0 });
    focus(0);
  }, [asked]);

  const moveTo = (target: number): void => {
    const to = Math.min(list.total - 1, Math.max(0, target));
    moving.current = true;
    focus(to);
    virtualizer.scrollToIndex(to, { align: 'auto' });
  };
  useEffect(() => {
    if (wanted > 0) scroller.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
  }, [wanted]);
  useEffect(() => {
    if (!moving.current) return undefined;
    // The row may only come into being by the scroll, some frames later.
    let frame = 0;
    let patience = 20;
    const take = (): void => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-position="${focused}"]`);
      patience -= 1;
      if (row !== null && row !== undefined) {
        moving.current = false;
        row.focus({ preventScroll: true });
      } else if (patience > 0) frame = requestAnimationFrame(take);
    };
    frame = requestAnimationFrame(take);
    return () => cancelAnimationFrame(frame);
  }, [focused]);

  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.closest('button') !== null) return;
    const row = list.rows.get(focused);
    const single = usePreferences.getState().singleKeys;
    const keys: Partial<Record<string, () => void>> = {
      ArrowDown: () => moveTo(focused + 1),
      ArrowUp: () => moveTo(focused - 1),
      PageDown: () => moveTo(focused + page),
      PageUp: () => moveTo(focused - page),
      Home: () => moveTo(0),
      End: () => moveTo(list.total - 1),
      Enter: () => row !== undefined && goToItem(row),
      ...(single
        ? {
            j: () => moveTo(focused + 1),
            k: () => moveTo(focused - 1),
            o: () => row !== undefined && goToItem(row),
          }
        : {}),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div
      ref={frame}
      className={styles.frame}
      style={{ '--columns': templateOf(columns), '--item-row': `${height}px` } as CSSProperties}
    >
      <Scroll
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={list.total + 1}
        aria-colcount={columns.length + 1}
        tabIndex={-1}
        frameClassName={styles.area}
        className={styles.scroller}
        onKeyDown={pressed}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtualiser; a table cannot be */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus */}
        <div role="row" aria-rowindex={1} className={styles.head}>
          {(['name', ...columns] as const).map((column) => (
            <Heading key={column} kind={kind} column={column} sort={sort} descending={descending} />
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <ItemRowView
              key={index}
              row={list.rows.get(index)}
              position={index}
              top={start - headHeight}
              columns={columns}
              focused={index === focused}
              now={now}
              t={t}
              onFocus={focus}
            />
          ))}
        </div>
      </Scroll>
    </div>
  );
}

interface HeadingProps {
  readonly kind: ItemKind;
  readonly column: ItemColumn | 'name';
  readonly sort: string;
  readonly descending: boolean;
}

function Heading({ kind, column, sort, descending }: HeadingProps) {
  const { t } = useTranslation();
  const by = sortOf[column];
  const current = by !== undefined && by === sort;
  const Arrow = descending ? ArrowDown : ArrowUp;
  const name = t(`column.${column}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid above
    // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
    <span
      role="columnheader"
      aria-sort={current ? (descending ? 'descending' : 'ascending') : by === undefined ? undefined : 'none'}
      className={column === 'value' ? styles.end : undefined}
    >
      {by === undefined ? (
        <span className={styles.heading}>{name}</span>
      ) : (
        <button type="button" className={styles.heading} onClick={() => sortItems(kind, by)}>
          {name}
          {current && <Arrow size={12} strokeWidth={2} aria-hidden />}
        </button>
      )}
    </span>
  );
}
