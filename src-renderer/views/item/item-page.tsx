import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '#shared/model/ids.ts';
import type { ItemDetail } from '#shared/model/item.ts';
import { leaveItem, showItemTab } from '../../actions/go.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import type { ItemTab, Place } from '../../state/navigation.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { EmailTab } from './email-tab.tsx';
import { FilesTab } from './files-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { ItemFacts } from './item-facts.tsx';
import { ItemFieldList } from './item-fields.tsx';
import { ItemHeader } from './item-header.tsx';
import styles from './item-page.module.css';
import { PeopleSection } from './people-section.tsx';
import { RelatedSection } from './related-section.tsx';
import type { RenderMessage } from './render-message.ts';

interface ItemPageProps {
  readonly id: ItemId;
  readonly tab: ItemTab;
  readonly from: Place;
  readonly renderMessage: RenderMessage;
}

/** The detail view of a contact, organization, deal, lead or project: one skeleton for all five (C6, CRM-2). */
export default function ItemPage({ id, tab, from, renderMessage }: ItemPageProps) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('item', { id });
  const content = useRef<HTMLElement>(null);
  useEffect(() => content.current?.focus({ preventScroll: true }), []);
  return (
    <main className={styles.page} id="content" tabIndex={-1} ref={content}>
      {error !== null ? (
        <EmptyState drawing="warning" title={t('item.problemTitle')} action={<BackButton />}>
          {error.message}
        </EmptyState>
      ) : data === null ? (
        <EmptyState drawing="card" title={t('item.gone')} action={<BackButton />}>
          {t('item.goneWords')}
        </EmptyState>
      ) : data === undefined ? null : (
        <Loaded item={data} tab={tab} from={from} renderMessage={renderMessage} />
      )}
    </main>
  );
}

function BackButton() {
  const { t } = useTranslation();
  return <Button onClick={leaveItem}>{t('common.back')}</Button>;
}

interface LoadedProps extends Omit<ItemPageProps, 'id'> {
  readonly item: ItemDetail;
}

function Loaded({ item, tab, from, renderMessage }: LoadedProps) {
  const { t } = useTranslation();
  return (
    <>
      <ItemHeader item={item} from={from} />
      <Scroll frameClassName={styles.scroller} tabIndex={-1}>
        <ItemFacts item={item} />
        <div className={styles.columns}>
          <aside className={styles.side} aria-label={t('item.about')}>
            <ItemFieldList item={item} />
            <PeopleSection item={item} />
            <RelatedSection item={item} />
          </aside>
          <div className={styles.main}>
            <Tabs
              label={item.name}
              value={tab}
              tabs={[
                { value: 'history', label: t('item.history') },
                { value: 'email', label: t('item.email') },
                { value: 'files', label: t('item.files') },
              ]}
              onChange={showItemTab}
            >
              {tab === 'history' && <HistoryTab item={item} renderMessage={renderMessage} />}
              {tab === 'email' && <EmailTab item={item} renderMessage={renderMessage} />}
              {tab === 'files' && <FilesTab item={item} />}
            </Tabs>
          </div>
        </div>
      </Scroll>
    </>
  );
}
