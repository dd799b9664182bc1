import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/model/ids.ts';
import { extendBy, moveBy, moveTo } from '../../actions/move.ts';
import { selectAllMatching, toggleFocused } from '../../actions/select.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useLabelMap } from '../../queries/use-labels.ts';
import { isLeaving, useLeaving } from '../../state/leaving.ts';
import { type ListRows, useList } from '../../state/list.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePreferences } from '../../state/preferences.ts';
import { isTicked, useSelection } from '../../state/selection.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './conversation-grid.module.css';
import { ConversationRowView } from './conversation-row.tsx';
import { NewAbove } from './new-above.tsx';
import { shortAddresses } from './short-addresses.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useStandingStill } from './use-standing-still.ts';

/** Heights of a row in both densities and in a search, CSS pixels (ui/tokens.css, conversation-row.module.css). */
const rowHeights = { comfortable: 64, compact: 36, found: 84 };
const page = 8;

interface ConversationGridProps {
  readonly list: ListRows;
  readonly label: string;
  /** Of a search: subject and snippet with their hits marked. */
  readonly marked?: ReadonlyMap<ConversationId, { readonly subject: string; readonly snippet: string }>;
  onRange?(first: number, last: number): void;
}

/** The list as a grid (C0.10): one tab stop, rows by position, only those on screen exist. */
export function ConversationGrid({ list, label, marked, onRange }: ConversationGridProps) {
  const { t } = useTranslation();
  const density = usePreferences((preferences) => preferences.density);
  const look = marked === undefined ? density : 'found';
  const height = rowHeights[look];
  const scroller = useRef<HTMLDivElement>(null);
  const accounts = useAccountList();
  const now = useNow();
  const focused = useList((state) => state.focused);
  const focusedPosition = useList((state) => (state.focused === null ? -1 : (list.positions.get(state.focused) ?? -1)));
  const open = useNavigation((navigation) => navigation.open);
  const ticked = useSelection((selection) => selection.ticked);
  const { groups, closing } = useLeaving();

  const rangeExtractor = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const rows = defaultRangeExtractor(range);
      // The row with the focus stays in the page, or the focus would be lost by scrolling.
      const keep = focusedPosition;
      return keep < 0 || keep >= range.count || rows.includes(keep) ? rows : [...rows, keep].sort((a, b) => a - b);
    },
    [focusedPosition],
  );
  const virtualizer = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 4,
    rangeExtractor,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew because the density changed
  useEffect(() => virtualizer.measure(), [virtualizer, height]);

  const range = virtualizer.range;
  const first = range?.startIndex ?? 0;
  const last = range?.endIndex ?? 20;
  useEffect(() => onRange?.(Math.max(0, first - 6), last + 6), [onRange, first, last]);

  const { above, pointer, toTop } = useStandingStill(list, scroller, height);
  useEffect(() => useList.setState({ list }), [list]);
  useRowFocus(scroller, virtualizer);

  const names = useMemo(() => {
    const several = accounts.length > 1 && (list.scope === null || list.scope.account === undefined);
    return shortAddresses(several ? accounts : []);
  }, [accounts, list.scope]);
  const labels = useLabelMap();
  const shared = accounts.some((account) => account.visibility !== 'private');
  const inArchive = list.scope?.view === 'archive';
  const tabStop = focusedPosition >= 0 ? focused : (list.rows.get(first)?.id ?? null);

  return (
    <div className={styles.frame}>
      <NewAbove count={above} onPress={toTop} />
      <Scroll
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={list.total}
        aria-multiselectable
        tabIndex={-1}
        frameClassName={styles.area}
        className={styles.scroller}
        data-closing={closing}
        onKeyDown={pressed}
        onPointerEnter={() => pointer(true)}
        onPointerLeave={() => pointer(false)}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtualiser; a table cannot be */}
        <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = list.rows.get(index);
            if (row === undefined) return <Placeholder key={`empty-${index}`} top={start} />;
            const hit = marked?.get(row.id);
            return (
              <ConversationRowView
                key={row.id}
                row={row}
                position={index}
                total={list.total}
                top={start}
                look={look}
                ticked={isTicked(ticked, row.id)}
                selecting={ticked.kind !== 'none'}
                focused={row.id === tabStop}
                open={row.id === open}
                leaving={isLeaving(groups, row.id)}
                inArchive={inArchive}
                account={names.get(row.account) ?? ''}
                labels={labels}
                shared={shared}
                now={now}
                t={t}
                subject={hit?.subject}
                snippet={hit?.snippet}
              />
            );
          })}
        </div>
      </Scroll>
    </div>
  );
}

/** A row that is not here yet. */
const Placeholder = ({ top }: { readonly top: number }) => (
  <div className={styles.placeholder} style={{ transform: `translateY(${top}px)` }} aria-hidden>
    <span />
    <span />
  </div>
);

/** Keys of a grid; letters are the window's (actions/keys.ts). */
function pressed(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement) || event.target.closest('button, input') !== null) return;
  const { list } = useList.getState();
  const moves: Partial<Record<string, () => void>> = {
    ArrowDown: () => void (event.shiftKey ? extendBy(1) : moveBy(1)),
    ArrowUp: () => void (event.shiftKey ? extendBy(-1) : moveBy(-1)),
    PageDown: () => void moveBy(page),
    PageUp: () => void moveBy(-page),
    Home: () => void moveTo(0),
    End: () => void moveTo(list.total - 1),
    ' ': toggleFocused,
    a: selectAllMatching,
  };
  const withModifier = event.ctrlKey || event.metaKey;
  if (withModifier !== (event.key === 'a')) return;
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  move();
}
