import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { ItemRow } from '#shared/model/item.ts';
import { goToItem } from '../../actions/go.ts';
import { kindIcons } from '../../state/item-kind.ts';
import type { ItemColumn } from '../../state/item-lists.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { calendarDay, daysUntil, fullTime, rowTime } from '../../ui/format/dates.ts';
import { money } from '../../ui/format/money.ts';
import styles from './item-grid.module.css';

interface ItemRowProps {
  /** Undefined: not here yet. */
  readonly row: ItemRow | undefined;
  readonly position: number;
  readonly top: number;
  readonly columns: readonly ItemColumn[];
  readonly focused: boolean;
  readonly now: number;
  readonly t: TFunction;
  onFocus(position: number): void;
}

/** An item in a list. It holds no hooks: there are many. */
export const ItemRowView = memo(function ItemRowView(props: ItemRowProps) {
  const { row, position, top, columns, focused, now, t, onFocus } = props;
  const Icon = row === undefined || row.kind === 'contact' ? null : kindIcons[row.kind];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers for all rows (C0.10)
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtualiser; a table cannot be
    <div
      role="row"
      aria-rowindex={position + 2}
      data-position={position}
      tabIndex={focused ? 0 : -1}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => row !== undefined && goToItem(row)}
      onFocus={() => onFocus(position)}
    >
      {row === undefined ? (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/useFocusableInteractive: the row is what has the focus
        <span role="gridcell" className={styles.placeholder} />
      ) : (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
          <span role="gridcell" className={styles.name}>
            {Icon === null ? (
              <Avatar name={row.name} address={row.email || row.name} size={24} />
            ) : (
              <span className={styles.icon}>
                <Icon size={14} strokeWidth={1.75} aria-hidden />
              </span>
            )}
            <span className={styles.title} dir="auto" title={row.name}>
              {row.name}
            </span>
          </span>
          {columns.map((column) => (
            <Cell key={column} row={row} column={column} now={now} t={t} />
          ))}
        </>
      )}
    </div>
  );
});

interface CellProps {
  readonly row: ItemRow;
  readonly column: ItemColumn;
  readonly now: number;
  readonly t: TFunction;
}

function Cell({ row, column, now, t }: CellProps) {
  const text = textOf(row, column, now, t);
  const late = column === 'follow-up' && (daysUntil(row.followUpOn, now) ?? 1) <= 0;
  const time =
    column === 'last-mail'
      ? row.lastMailAt
      : column === 'created'
        ? row.createdAt
        : column === 'updated'
          ? row.updatedAt
          : 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the row is what has the focus
    <span
      role="gridcell"
      dir={column === 'organization' || column === 'contact' || column === 'title' ? 'auto' : undefined}
      title={time > 0 ? fullTime(time) : text}
      className={classNames(
        styles.cell,
        column === 'value' && styles.end,
        !words.has(column) && styles.number,
        late && styles.late,
      )}
    >
      {text}
    </span>
  );
}

const words: ReadonlySet<ItemColumn> = new Set(['organization', 'contact', 'title', 'email', 'stage', 'status']);

function textOf(row: ItemRow, column: ItemColumn, now: number, t: TFunction): string {
  switch (column) {
    case 'organization':
      return row.organization?.name ?? '';
    case 'contact':
      return row.contact?.name ?? '';
    case 'title':
      return row.title;
    case 'email':
      return row.email;
    case 'phone':
      return row.phone;
    case 'stage':
      return row.stage?.name ?? '';
    case 'status':
      return t(`status.${row.status}`);
    case 'value':
      return row.value === 0 ? '' : money(row.value, row.currency);
    case 'expected':
      return calendarDay(row.expectedOn, now);
    case 'follow-up':
      return calendarDay(row.followUpOn, now);
    case 'last-mail':
      return rowTime(row.lastMailAt, now);
    case 'created':
      return rowTime(row.createdAt, now);
    case 'updated':
      return rowTime(row.updatedAt, now);
  }
}
