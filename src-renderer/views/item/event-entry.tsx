import { ArrowRight, CircleDot, Flag, GitMerge, type LucideIcon, Pencil, Plus } from 'lucide-react';
import type { HistoryEntry, ItemEvent } from '#shared/model/item.ts';
import { parseAmount } from '#shared/rules/money.ts';
import { clockTime, fullTime } from '../../ui/format/dates.ts';
import { money } from '../../ui/format/money.ts';
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

/** The store writes amounts as files do: 48000.00 EUR. */
function withAmounts({ event, text }: Extract<HistoryEntry, { readonly kind: 'event' }>): string {
  if (event.kind !== 'field' || event.field !== 'value') return text;
  return text.replaceAll(/(-?\d+(?:\.\d+)?) ([A-Z]{3})/g, (whole, amount: string, currency: string) => {
    const minor = parseAmount(amount, currency);
    return minor === null ? whole : money(minor, currency);
  });
}

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
          {withAmounts(entry)}
          {entry.by !== '' && ` · ${entry.by}`}
        </span>
        <time className={styles.time} dateTime={new Date(entry.at).toISOString()} title={fullTime(entry.at)}>
          {clockTime(entry.at)}
        </time>
      </p>
    </li>
  );
}
