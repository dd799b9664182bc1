import { type ComponentProps, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemRow } from '#shared/model/item.ts';
import { goToItem } from '../../actions/go.ts';
import { calendarDay, daysUntil } from '../../ui/format/dates.ts';
import { money } from '../../ui/format/money.ts';
import styles from './board.module.css';

interface BoardCardProps extends Omit<ComponentProps<'button'>, 'onDrag' | 'onDragEnd'> {
  readonly deal: ItemRow;
  readonly now: number;
  readonly tabStop: boolean;
  readonly dragged: boolean;
  onDrag(deal: ItemRow): void;
  onDragEnd(): void;
  /** True where the key meant something. */
  onKey(key: string, carry: boolean): boolean;
}

const arrows = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);

/** A deal on the board: its name, who it is with, what it is worth, when something is due. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { deal, now, tabStop, dragged, onDrag, onDragEnd, onKey, ...rest } = props;
  const { t } = useTranslation();
  const who = [deal.organization?.name, deal.contact?.name].filter((name) => name !== undefined).join(' · ');
  const due = deal.followUpOn || deal.expectedOn;
  const late = (daysUntil(due, now) ?? 1) < 0;
  return (
    <button
      {...rest}
      type="button"
      draggable
      className={styles.card}
      data-deal={deal.id}
      data-dragged={dragged}
      tabIndex={tabStop ? 0 : -1}
      aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
      onClick={() => goToItem(deal)}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', deal.name);
        onDrag(deal);
      }}
      onDragEnd={onDragEnd}
      onKeyDown={(event) => {
        if (!arrows.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
        if (!onKey(event.key, event.shiftKey)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span className={styles.cardName} dir="auto" title={deal.name}>
        {deal.name}
      </span>
      {who !== '' && (
        <span className={styles.cardWho} dir="auto">
          {who}
        </span>
      )}
      <span className={styles.cardFoot}>
        <span className={styles.value}>{deal.value === 0 ? t('board.noValue') : money(deal.value, deal.currency)}</span>
        {due !== '' && (
          <span className={styles.day} data-late={late}>
            {t(deal.followUpOn === '' ? 'board.expected' : 'board.followUp', { day: calendarDay(due, now, true) })}
          </span>
        )}
      </span>
    </button>
  );
});
