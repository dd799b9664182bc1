import { CalendarDays, ChevronDown, ListFilter, Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MailFilter } from '#shared/model/selection.ts';
import { clearFilters, narrowTo, toggleFilter } from '../../actions/go.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import type { Narrowing } from '../../state/navigation.ts';
import { type Period, periods } from '../../state/periods.ts';
import { FilterChip, FilterChips, filterChipClass } from '../../ui/filter-chips.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';

/** Always in sight; the others come into sight when they are on, or from the menu. */
const first: readonly MailFilter[] = ['unread', 'from-contact', 'not-from-contact'];
const further: readonly MailFilter[] = ['starred', 'attachment', 'linked', 'not-linked'];
/** Of each pair one at a time: both together match nothing. */
const opposite: Partial<Readonly<Record<MailFilter, MailFilter>>> = {
  'from-contact': 'not-from-contact',
  'not-from-contact': 'from-contact',
  linked: 'not-linked',
  'not-linked': 'linked',
};

interface ListFiltersProps {
  readonly filters: readonly MailFilter[];
  readonly narrowing: Narrowing;
}

/** INB-2: every filter combines with every other; what is on stands as a chip, and All takes them away. */
export function ListFilters({ filters, narrowing }: ListFiltersProps) {
  const { t } = useTranslation();
  const none = filters.length === 0 && narrowing.label === null && narrowing.period === null;
  const shown = [...first, ...further.filter((filter) => filters.includes(filter))];
  const toggle = (filter: MailFilter): void => toggleFilter(filter, opposite[filter]);
  return (
    <FilterChips label={t('list.filters')} lined>
      <FilterChip pressed={none} onPress={clearFilters}>
        {t('list.all')}
      </FilterChip>
      {shown.map((filter) => (
        <FilterChip key={filter} pressed={filters.includes(filter)} onPress={() => toggle(filter)}>
          {t(`list.${filter}`)}
        </FilterChip>
      ))}
      <LabelFilter label={narrowing.label} />
      <DateFilter period={narrowing.period} />
      <Menu
        align="start"
        entries={further.map((filter) => ({
          id: filter,
          label: t(`list.${filter}`),
          checked: filters.includes(filter),
          run: () => toggle(filter),
        }))}
      >
        <button type="button" className={filterChipClass} aria-label={t('list.moreFilters')}>
          <ListFilter size={14} strokeWidth={1.75} aria-hidden />
          {t('common.more')}
        </button>
      </Menu>
    </FilterChips>
  );
}

/** Dealbox's labels, and the provider's labels or folders that are synced. */
function LabelFilter({ label }: { readonly label: string | null }) {
  const { t } = useTranslation();
  const own = useContractQuery('labels', {}).data ?? [];
  const folders = [
    ...new Set(
      useSyncStatus()
        .flatMap((status) => status.folders)
        .filter((folder) => folder.synced && folder.role === 'other')
        .map((folder) => folder.path),
    ),
  ].filter((path) => !own.some((one) => one.name === path));
  const entryOf = (name: string, separated = false): MenuEntry => ({
    id: name,
    label: name,
    checked: label === name,
    separated,
    run: () => narrowTo({ label: label === name ? null : name }),
  });
  if (own.length === 0 && folders.length === 0) return null;
  return (
    <Menu
      align="start"
      entries={[
        ...own.map((one) => entryOf(one.name)),
        ...folders.map((path, index) => entryOf(path, index === 0 && own.length > 0)),
      ]}
    >
      <button type="button" className={filterChipClass} aria-pressed={label !== null}>
        <Tag size={14} strokeWidth={1.75} aria-hidden />
        {label ?? t('list.labelFilter')}
        <ChevronDown size={12} strokeWidth={2} aria-hidden />
      </button>
    </Menu>
  );
}

function DateFilter({ period }: { readonly period: Period | null }) {
  const { t } = useTranslation();
  return (
    <Menu
      align="start"
      entries={periods.map((one) => ({
        id: one,
        label: t(`period.${one}`),
        checked: one === period,
        run: () => narrowTo({ period: one === period ? null : one }),
      }))}
    >
      <button type="button" className={filterChipClass} aria-pressed={period !== null}>
        <CalendarDays size={14} strokeWidth={1.75} aria-hidden />
        {period === null ? t('list.date') : t(`period.${period}`)}
        <ChevronDown size={12} strokeWidth={2} aria-hidden />
      </button>
    </Menu>
  );
}
