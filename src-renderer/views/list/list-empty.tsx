import { useTranslation } from 'react-i18next';
import type { MailView } from '#shared/model/conversation.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { clearFilters, goToSync } from '../../actions/go.ts';
import { useCounts } from '../../queries/use-counts.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format/numbers.ts';

interface ListEmptyProps {
  readonly view: MailView;
  readonly account: AccountId | null;
  readonly narrowed: boolean;
}

/** Why the list is empty: filtered, not synced yet, offline, or really nothing (C0.11). */
export function ListEmpty({ view, account, narrowed }: ListEmptyProps) {
  const { t } = useTranslation();
  const total = useCounts(account)[view];
  const statuses = useSyncStatus().filter((status) => account === null || status.account === account);

  if (narrowed) {
    return (
      <EmptyState
        drawing="filter"
        title={t('empty.filteredTitle')}
        action={<Button onClick={clearFilters}>{t('empty.clearFilter')}</Button>}
      >
        {total > 0 ? t('empty.filteredWords', { count: total, total: count(total) }) : undefined}
      </EmptyState>
    );
  }
  if (
    statuses.some(
      (status) => status.phase === 'first-sync' || (status.phase === 'connecting' && status.lastSuccessAt === 0),
    )
  ) {
    return (
      <EmptyState drawing="letter" title={t('empty.firstTitle')}>
        {t('empty.firstWords')}
      </EmptyState>
    );
  }
  if (statuses.length > 0 && statuses.every((status) => status.lastSuccessAt === 0 && status.phase !== 'up-to-date')) {
    return (
      <EmptyState
        drawing="tray"
        title={t('empty.offlineTitle')}
        action={<Button onClick={goToSync}>{t('empty.openStatus')}</Button>}
      >
        {t('empty.offlineWords')}
      </EmptyState>
    );
  }
  const drawings = { inbox: 'check', archive: 'box', sent: 'letter' } as const;
  return (
    <EmptyState drawing={drawings[view]} title={t(`empty.${view}Title`)}>
      {t(`empty.${view}Words`)}
    </EmptyState>
  );
}
