import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/model/ids.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useLeaving } from '../../state/leaving.ts';
import type { ListRows } from '../../state/list.ts';
import { tickedCount, useSelection } from '../../state/selection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format/numbers.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ConversationGrid } from './conversation-grid.tsx';
import styles from './list-header.module.css';
import { ListMenu } from './list-menu.tsx';

/** What comes back to Inbox by itself, the next first (INB-8). */
export function SnoozedList({ account }: { readonly account: AccountId | null }) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('snoozed', account === null ? {} : { account });
  const selecting = useSelection((selection) => tickedCount(selection.ticked) > 0);
  const leaving = useLeaving((state) => state.groups.size > 0);
  const list = useMemo<ListRows>(
    () => ({
      key: `snoozed:${account ?? ''}`,
      scope: null,
      total: data?.length ?? 0,
      watermark: 0,
      loaded: data !== undefined,
      rows: new Map((data ?? []).map(({ row }, index) => [index, row])),
      positions: new Map((data ?? []).map(({ row }, index) => [row.id, index])),
    }),
    [data, account],
  );
  return (
    <>
      {selecting ? (
        <BulkBar list={list} view="snoozed" />
      ) : (
        <header className={styles.bar} data-lined>
          <h1 className={styles.title}>
            {t('snooze.place')}
            {list.loaded && <span className={styles.total}>{count(list.total)}</span>}
          </h1>
        </header>
      )}
      {error !== null && !list.loaded ? (
        <EmptyState drawing="warning" title={t('list.problemTitle')}>
          {error.message}
        </EmptyState>
      ) : list.loaded && list.total === 0 && !leaving ? (
        <EmptyState drawing="check" title={t('snooze.none')}>
          {t('snooze.noneWords')}
        </EmptyState>
      ) : (
        <ListMenu>
          <ConversationGrid list={list} label={t('snooze.place')} />
        </ListMenu>
      )}
    </>
  );
}
