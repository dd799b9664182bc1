import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, ItemDetail } from '#shared/model/item.ts';
import { useItemHistory } from '../../queries/use-item-history.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChip, FilterChips } from '../../ui/filter-chips.tsx';
import { calendarDate, fullTime } from '../../ui/format/dates.ts';
import { useNow } from '../../ui/use-now.ts';
import { EmailEntry } from './email-entry.tsx';
import { EventEntry } from './event-entry.tsx';
import styles from './history-tab.module.css';
import { NoteEntry, NoteField } from './note-entry.tsx';
import type { RenderMessage } from './render-message.ts';

const kinds = ['all', 'emails', 'notes', 'events'] as const;

/** One river of e-mails, notes and what happened, newest first, with the days at its side (CRM-2, DESIGN). */
export function HistoryTab({
  item,
  renderMessage,
}: {
  readonly item: ItemDetail;
  readonly renderMessage: RenderMessage;
}) {
  const { t } = useTranslation();
  const [shown, show] = useState<(typeof kinds)[number]>('all');
  const { entries, error, more, showMore } = useItemHistory(item.id, shown);
  const now = useNow();
  const days = useMemo(() => byDay(entries ?? []), [entries]);
  return (
    <div className={styles.history}>
      <NoteField item={item.id} />
      <FilterChips label={t('history.filter')}>
        {kinds.map((kind) => (
          <FilterChip key={kind} pressed={shown === kind} onPress={() => show(kind)}>
            {t(`history.${kind}`)}
          </FilterChip>
        ))}
      </FilterChips>
      {error !== null && <p className={styles.problem}>{error.message}</p>}
      {entries?.length === 0 && (
        <div className={styles.empty}>
          <EmptyState drawing="letter" title={t(`history.none.${shown}`)}>
            {t(`history.noneWords.${shown}`)}
          </EmptyState>
        </div>
      )}
      {days.map((day) => (
        <Day key={day.at} title={calendarDate(day.at, now)} full={fullTime(day.at)}>
          {day.entries.map((entry) => (
            <Entry key={keyOf(entry)} item={item} entry={entry} now={now} renderMessage={renderMessage} />
          ))}
        </Day>
      ))}
      {more && (
        <div className={styles.more}>
          <Button onClick={showMore}>{t('history.more')}</Button>
        </div>
      )}
    </div>
  );
}

function Day({
  title,
  full,
  children,
}: {
  readonly title: string;
  readonly full: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.day}>
      <h3 className={styles.date} title={full}>
        {title}
      </h3>
      <ol className={styles.entries}>{children}</ol>
    </section>
  );
}

interface EntryProps {
  readonly item: ItemDetail;
  readonly entry: HistoryEntry;
  readonly now: number;
  readonly renderMessage: RenderMessage;
}

function Entry({ item, entry, now, renderMessage }: EntryProps) {
  switch (entry.kind) {
    case 'email':
      return <EmailEntry item={item} email={entry} now={now} renderMessage={renderMessage} />;
    case 'note':
      return <NoteEntry item={item.id} note={entry} />;
    case 'event':
      return <EventEntry entry={entry} />;
  }
}

function keyOf(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'email':
      return `m${entry.message}`;
    case 'note':
      return `n${entry.note}`;
    case 'event':
      return `e${entry.at}-${entry.text}`;
  }
}

interface DayOfEntries {
  /** Of its first entry. */
  readonly at: number;
  readonly entries: HistoryEntry[];
}

function byDay(entries: readonly HistoryEntry[]): readonly DayOfEntries[] {
  const days: DayOfEntries[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last !== undefined && new Date(last.at).toDateString() === new Date(entry.at).toDateString())
      last.entries.push(entry);
    else days.push({ at: entry.at, entries: [entry] });
  }
  return days;
}
