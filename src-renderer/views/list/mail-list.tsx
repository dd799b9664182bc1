import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailView } from '#shared/model/conversation.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { MailFilter } from '#shared/model/selection.ts';
import { useListRows } from '../../queries/use-list-rows.ts';
import { useLeaving } from '../../state/leaving.ts';
import { type Narrowing, scopeOf } from '../../state/navigation.ts';
import { tickedCount, useSelection } from '../../state/selection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNow } from '../../ui/use-now.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ConversationGrid } from './conversation-grid.tsx';
import { ListBanners } from './list-banners.tsx';
import { ListEmpty } from './list-empty.tsx';
import { ListFilters } from './list-filters.tsx';
import { ListHeader } from './list-header.tsx';
import { ListMenu } from './list-menu.tsx';

interface MailListProps {
  readonly view: MailView;
  readonly account: AccountId | null;
  readonly filters: readonly MailFilter[];
  readonly narrowing: Narrowing;
}

/** Inbox, Archive or Sent. */
export function MailList({ view, account, filters, narrowing }: MailListProps) {
  const { t } = useTranslation();
  const today = new Date(useNow()).setHours(0, 0, 0, 0);
  const scope = useMemo(
    () => scopeOf({ kind: 'mail', view, account }, filters, narrowing, today) ?? { view, filters: [] },
    [view, account, filters, narrowing, today],
  );
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 30]);
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), []);
  const frozen = useLeaving((leaving) => leaving.groups.size > 0);
  const { list, error } = useListRows(scope, first, last, frozen);
  const selecting = useSelection((selection) => tickedCount(selection.ticked) > 0);
  const empty = list.loaded && list.total === 0;

  return (
    <>
      {selecting ? <BulkBar list={list} view={view} /> : <ListHeader view={view} account={account} list={list} />}
      {!selecting && <ListFilters filters={filters} narrowing={narrowing} />}
      <ListBanners account={account} view={view} />
      {error !== null && !list.loaded ? (
        <EmptyState drawing="warning" title={t('list.problemTitle')}>
          {error.message}
        </EmptyState>
      ) : empty ? (
        <ListEmpty
          view={view}
          account={account}
          narrowed={filters.length > 0 || narrowing.label !== null || narrowing.period !== null}
        />
      ) : (
        <ListMenu>
          <ConversationGrid list={list} label={t('list.label', { view: t(`rail.${view}`) })} onRange={onRange} />
        </ListMenu>
      )}
    </>
  );
}
