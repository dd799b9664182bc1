import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/model/ids.ts';
import type { OutboxRow } from '#shared/model/outbox.ts';
import { openInPlace } from '../../actions/go.ts';
import { sendingShown } from '../../actions/sending-shown.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { fullTime, recentTime } from '../../ui/format/dates.ts';
import { SendingCard } from '../../ui/sending-card.tsx';
import { useNow } from '../../ui/use-now.ts';
import { PeopleOf } from './people-of.tsx';
import styles from './writing-list.module.css';
import { WritingList } from './writing-list.tsx';

/** What no server has taken yet, in the order in which it goes out (CMP-5), and what keeps a whole account from sending. */
export function OutboxList({ account }: { readonly account: AccountId | null }) {
  const { t } = useTranslation();
  const now = useNow();
  const accounts = useAccountList();
  const { data, error } = useContractQuery('outbox', account === null ? {} : { account });
  const open = useNavigation((navigation) => navigation.open);
  return (
    <WritingList title={t('outbox.place')} total={data?.rows.length} error={error?.message}>
      {data?.troubles.map((trouble) => (
        <Banner key={trouble.account} tone="warning">
          <strong>{accounts.find(({ id }) => id === trouble.account)?.email}</strong> {trouble.message}
          {trouble.nextTryAt > now && ` ${t('sync.nextTry', { time: recentTime(trouble.nextTryAt, now) })}`}
        </Banner>
      ))}
      {data !== undefined && data.rows.length === 0 ? (
        <EmptyState drawing="check" title={t('outbox.none')}>
          {t('outbox.noneWords')}
        </EmptyState>
      ) : (
        <ul aria-label={t('outbox.place')}>
          {(data?.rows ?? []).map((row) => (
            <Row key={row.sending.message} row={row} now={now} open={row.conversation === open} />
          ))}
        </ul>
      )}
    </WritingList>
  );
}

function Row({ row, now, open }: { readonly row: OutboxRow; readonly now: number; readonly open: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={styles.outRow} data-open={open}>
      <button type="button" className={styles.press} data-row onClick={() => openInPlace(row.conversation)}>
        <span className={styles.first}>
          <PeopleOf people={row.to} />
          <time
            className={styles.time}
            dateTime={new Date(row.sending.queuedAt).toISOString()}
            title={fullTime(row.sending.queuedAt)}
          >
            {recentTime(row.sending.queuedAt, now)}
          </time>
        </span>
        <span className={styles.second}>
          <bdi className={styles.subject}>{row.subject || t('common.noSubject')}</bdi>
          <span className={styles.snippet}>{row.snippet}</span>
          {row.attachments && (
            <span className={styles.icons}>
              <Paperclip size={14} strokeWidth={1.75} aria-label={t('row.hasAttachments')} />
            </span>
          )}
        </span>
      </button>
      <div className={styles.state}>
        <SendingCard {...sendingShown(row.sending, t)} />
      </div>
    </li>
  );
}
