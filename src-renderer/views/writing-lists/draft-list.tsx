import { CloudAlert, Copy, Paperclip, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftRow } from '#shared/model/draft.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { discard, openDraft } from '../../actions/compose.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useComposers } from '../../state/composers.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { fullTime, rowTime } from '../../ui/format/dates.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { PeopleOf } from './people-of.tsx';
import styles from './writing-list.module.css';
import { WritingList } from './writing-list.tsx';

/** What was begun and not sent, here or in another program, the last changed first (CMP-1). */
export function DraftList({ account }: { readonly account: AccountId | null }) {
  const { t } = useTranslation();
  const now = useNow();
  const { data, error } = useContractQuery('drafts', account === null ? {} : { account });
  const front = useComposers((composers) => composers.front);
  return (
    <WritingList title={t('drafts.place')} total={data?.length} error={error?.message}>
      {data !== undefined && data.length === 0 ? (
        <EmptyState drawing="letter" title={t('drafts.none')}>
          {t('drafts.noneWords')}
        </EmptyState>
      ) : (
        <ul aria-label={t('drafts.place')}>
          {(data ?? []).map((row) => (
            <Row key={row.id} row={row} now={now} open={row.id === front} />
          ))}
        </ul>
      )}
    </WritingList>
  );
}

function Row({ row, now, open }: { readonly row: DraftRow; readonly now: number; readonly open: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={styles.row} data-open={open}>
      <button type="button" className={styles.press} data-row onClick={() => void openDraft(row.id)}>
        <span className={styles.first}>
          <PeopleOf people={row.to} />
          <time
            className={styles.time}
            dateTime={new Date(row.changedAt).toISOString()}
            title={fullTime(row.changedAt)}
          >
            {rowTime(row.changedAt, now)}
          </time>
        </span>
        <span className={styles.second}>
          <bdi className={styles.subject}>{row.subject || t('common.noSubject')}</bdi>
          <span className={styles.snippet}>{row.snippet}</span>
          <span className={styles.icons}>
            {row.conflict !== null && (
              <Copy size={14} strokeWidth={1.75} className={styles.warning} aria-label={t('drafts.conflict')} />
            )}
            {row.saveError !== '' && (
              <CloudAlert size={14} strokeWidth={1.75} className={styles.warning} aria-label={row.saveError} />
            )}
            {row.attachments && <Paperclip size={14} strokeWidth={1.75} aria-label={t('row.hasAttachments')} />}
          </span>
        </span>
        {row.saveError !== '' && <span className={styles.note}>{t('drafts.notSaved', { why: row.saveError })}</span>}
        {row.conflict !== null && <span className={styles.note}>{t('drafts.conflict')}</span>}
      </button>
      <span className={styles.acts}>
        <IconButton icon={Trash2} size="small" label={t('compose.discard')} onClick={() => void discard(row.id)} />
      </span>
    </li>
  );
}
