import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/model/account.ts';
import type { ListScope } from '#shared/model/selection.ts';
import { useAccount } from '../../queries/use-accounts.ts';
import { useListRows } from '../../queries/use-list-rows.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { rowTime } from '../../ui/format/dates.ts';
import { count } from '../../ui/format/numbers.ts';
import { peopleLine } from '../../ui/format/people.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './welcome.module.css';

interface FirstSyncStepProps {
  readonly account: Account;
  readonly passwordKept: boolean;
  onDone(): void;
}

/** The list fills, newest first, while this step is open; leaving is safe (C1). */
export function FirstSyncStep({ account, passwordKept, onDone }: FirstSyncStepProps) {
  const { t } = useTranslation();
  const now = useNow();
  const status = useSyncStatus().find((one) => one.account === account.id);
  const done = (useAccount(account.id)?.firstSyncDoneAt ?? 0) > 0;
  const scope = useMemo<ListScope>(() => ({ view: 'inbox', account: account.id, filters: [] }), [account.id]);
  const { list } = useListRows(scope, 0, 6, false);
  const rows = [0, 1, 2, 3, 4, 5].flatMap((position) => list.rows.get(position) ?? []);
  const progress = status?.progress ?? null;
  const words = done
    ? t('firstSync.done', { count: list.total, total: count(list.total) })
    : progress === null || progress.total === 0
      ? t('list.firstSync', { done: count(progress?.done ?? 0) })
      : t('list.firstSyncOf', { done: count(progress.done), total: count(progress.total) });
  return (
    <section className={styles.form}>
      <h1 className={styles.title}>{t(done ? 'firstSync.titleDone' : 'firstSync.title')}</h1>
      {!passwordKept && (
        <Banner tone="warning">
          {t(account.signIn === null ? 'firstSync.noKeychain' : 'firstSync.noKeychainSignIn')}
        </Banner>
      )}
      {status?.error !== null && status?.error !== undefined && <Banner tone="danger">{status.error.message}</Banner>}
      <div className={styles.progress}>
        <p role="status">{words}</p>
        {!done && <ProgressBar label={words} done={progress?.done ?? 0} total={progress?.total ?? 0} />}
      </div>
      <ul className={styles.arrivals} aria-hidden>
        {rows.map((row) => {
          const lead = row.participants.find((person) => !person.me) ?? { name: '', address: '' };
          return (
            <li key={row.id} className={styles.arrival}>
              <Avatar name={lead.name} address={lead.address} size={28} />
              <span className={styles.arrivalName}>
                {peopleLine(row.participants, t('common.me'), t('common.nobody'))}
              </span>
              <span className={styles.arrivalSubject}>{row.subject || t('common.noSubject')}</span>
              <span className={styles.arrivalTime}>{rowTime(row.date, now)}</span>
            </li>
          );
        })}
      </ul>
      <p className={styles.hint}>{t('firstSync.more')}</p>
      <div className={styles.buttons}>
        <Button variant="primary" onClick={onDone}>
          {t('firstSync.open')}
        </Button>
      </div>
    </section>
  );
}
