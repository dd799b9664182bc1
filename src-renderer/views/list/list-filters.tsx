import { useTranslation } from 'react-i18next';
import type { MailFilter } from '#shared/model/selection.ts';
import { clearFilters, toggleFilter } from '../../actions/go.ts';
import { FilterChip, FilterChips } from '../../ui/filter-chips.tsx';

const filterNames: readonly MailFilter[] = ['unread', 'starred', 'attachment'];

/** All · Unread · Starred · Attachments: several narrow further, All takes them away (INB-2). */
export function ListFilters({ filters }: { readonly filters: readonly MailFilter[] }) {
  const { t } = useTranslation();
  return (
    <FilterChips label={t('list.filters')} lined>
      <FilterChip pressed={filters.length === 0} onPress={clearFilters}>
        {t('list.all')}
      </FilterChip>
      {filterNames.map((filter) => (
        <FilterChip key={filter} pressed={filters.includes(filter)} onPress={() => toggleFilter(filter)}>
          {t(`list.${filter}`)}
        </FilterChip>
      ))}
    </FilterChips>
  );
}
