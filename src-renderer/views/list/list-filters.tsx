import { ListFilter, Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MailFilter } from '#shared/model/selection.ts';
import { clearFilters, narrowTo, toggleFilter } from '../../actions/go.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import type { Narrowing } from '../../state/navigation.ts';
import { periods } from '../../state/periods.ts';
import { FilterChip, FilterChips, filterChipClass } from '../../ui/filter-chips.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';

/** Always in sight; the others come into sight when they are on. */
const first: readonly MailFilter[] = ['unread', 'from-contact'];
const further: readonly MailFilter[] = ['not-from-contact', 'linked', 'not-linked', 'starred', 'attachment'];
/** Of each pair one at a time: both together match nothing. */
const opposite: Partial<Readonly<Record<MailFilter, MailFilter>>> = {
  'from-contact': 'not-from-contact',
  'not-from-contact': 'from-contact',
  linked: 'not-linked',
  'not-linked': 'linked',
};
const toggle = (filter: MailFilter): void => toggleFilter(filter, opposite[filter]);

interface ListFiltersProps {
  readonly filters: readonly MailFilter[];
  readonly narrowing: Narrowing;
}

/** INB-2: every filter combines with every other; what is on stands as a chip, and All takes them away. */
export function ListFilters({ filters, narrowing }: ListFiltersProps) {
  const { t } = useTranslation();
  const { label, period } = narrowing;
  const none = filters.length === 0 && label === null && period === null;
  const shown = [...first, ...further.filter((filter) => filters.includes(filter))];
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
      {period !== null && (
        <FilterChip pressed onPress={() => narrowTo({ period: null })}>
          {t(`period.${period}`)}
        </FilterChip>
      )}
      {label !== null && (
        <FilterChip pressed onPress={() => narrowTo({ label: null })}>
          {label}
        </FilterChip>
      )}
      <MoreFilters filters={filters} narrowing={narrowing} />
    </FilterChips>
  );
}

/** The filters that are not in sight, the periods, and the labels: Dealbox's own, and the provider's that are synced. */
function MoreFilters({ filters, narrowing }: ListFiltersProps) {
  const { t } = useTranslation();
  const own = useContractQuery('labels', {}).data ?? [];
  const folders = useSyncStatus()
    .flatMap((status) => status.folders)
    .filter((folder) => folder.synced && folder.role === 'other')
    .map((folder) => folder.path);
  const names = [...new Set([...own.map((label) => label.name), ...folders])];
  const entries: MenuEntry[] = [
    ...further.map((filter) => ({
      id: filter,
      label: t(`list.${filter}`),
      checked: filters.includes(filter),
      run: () => toggle(filter),
    })),
    ...periods.map((period, index) => ({
      id: period,
      label: t(`period.${period}`),
      checked: period === narrowing.period,
      separated: index === 0,
      run: () => narrowTo({ period: period === narrowing.period ? null : period }),
    })),
    ...names.map((name, index) => ({
      id: `label ${name}`,
      label: name,
      icon: Tag,
      checked: name === narrowing.label,
      separated: index === 0,
      run: () => narrowTo({ label: name === narrowing.label ? null : name }),
    })),
  ];
  return (
    <Menu align="end" entries={entries}>
      <button type="button" className={filterChipClass}>
        <ListFilter size={14} strokeWidth={1.75} aria-hidden />
        {t('common.more')}
        <span className="visually-hidden">{t('list.filtersLower')}</span>
      </button>
    </Menu>
  );
}
