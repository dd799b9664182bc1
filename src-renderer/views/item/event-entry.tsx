import { ArrowRight, CircleDot, Flag, GitMerge, type LucideIcon, Pencil, Plus } from 'lucide-react';
import type { HistoryEntry, ItemEvent } from '#shared/model/item.ts';
import { clockTime, fullTime } from '../../ui/format/dates.ts';
import styles from './history-tab.module.css';

const icons: Readonly<Record<ItemEvent['kind'], LucideIcon>> = {
  created: Plus,
  stage: ArrowRight,
  status: Flag,
  field: Pencil,
  merged: GitMerge,
  converted: CircleDot,
  'converted-from': CircleDot,
};

/** Something that happened to an item, in the words of the store. */
export function EventEntry({ entry }: { readonly entry: Extract<HistoryEntry, { readonly kind: 'event' }> }) {
  const Icon = icons[entry.event.kind];
  return (
    <li className={styles.entry}>
      <span className={styles.mark}>
        <Icon size={13} strokeWidth={1.75} aria-hidden />
      </span>
      <p className={styles.event}>
        <span className={styles.words}>
          {entry.text}
          {entry.by !== '' && ` · ${entry.by}`}
        </span>
        <time className={styles.time} dateTime={new Date(entry.at).toISOString()} title={fullTime(entry.at)}>
          {clockTime(entry.at)}
        </time>
      </p>
    </li>
  );
}
