import type { TFunction } from 'i18next';
import { CircleAlert, CircleCheck, CloudOff, type LucideIcon, RefreshCw, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SyncPhase, SyncStatus } from '#shared/model/sync.ts';
import { asksForSignIn } from '#shared/rules/sign-in-codes.ts';
import { checkCompleteness, controlPast, syncNow } from '../../actions/sync.ts';
import { useAccount } from '../../queries/use-accounts.ts';
import { showDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { recentTime } from '../../ui/format/dates.ts';
import { count } from '../../ui/format/numbers.ts';
import { PastMail } from '../../ui/past-mail.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { FolderTable } from './folder-table.tsx';
import styles from './sync-status.module.css';

const icons: Readonly<Record<SyncPhase, LucideIcon>> = {
  off: CloudOff,
  connecting: RefreshCw,
  'first-sync': RefreshCw,
  syncing: RefreshCw,
  'up-to-date': CircleCheck,
  offline: CloudOff,
  error: CircleAlert,
};

/** One account: how it is, how complete it is, its past mail, its folders. */
export function AccountStatus({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const Icon = icons[status.phase];
  const account = useAccount(status.account);
  const signIn = status.error !== null && asksForSignIn(status.error.code);
  return (
    <article className={styles.account} aria-label={status.email}>
      <header className={styles.accountHead}>
        <Icon size={18} strokeWidth={1.75} className={styles.phase} data-phase={status.phase} aria-hidden />
        <div className={styles.what}>
          <h3 className={styles.name}>{status.email}</h3>
          <p className={styles.why}>{phaseWords(status, t)}</p>
        </div>
        {status.push && status.phase === 'up-to-date' && (
          <span className={styles.push}>
            <Zap size={12} strokeWidth={2} aria-hidden />
            {t('sync.push')}
          </span>
        )}
        {signIn && (
          <Button
            size="small"
            variant="primary"
            onClick={() => showDialog({ kind: 'sign-in', account: status.account })}
          >
            {t('trouble.signIn')}
          </Button>
        )}
        <Button size="small" onClick={() => void syncNow(status.account)}>
          {t('action.syncNow')}
        </Button>
      </header>
      {status.error !== null && (
        <p className={status.phase === 'offline' ? styles.note : styles.error}>{status.error.message}</p>
      )}
      {status.progress !== null && (
        <ProgressBar label={t('sync.firstSync')} done={status.progress.done} total={status.progress.total} />
      )}
      <Completeness status={status} />
      <PastMail
        past={status.past}
        ready={(account?.firstSyncDoneAt ?? 0) > 0}
        onChoose={(range) => showDialog({ kind: 'past-mail', account: status.account, range })}
        onControl={(action) => void controlPast(status.account, action)}
      />
      <FolderTable status={status} />
    </article>
  );
}

/** "4,812 of 4,812, checked 02:10": healthy is said only when it was verified (SYN-10). */
function Completeness({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const { completeness } = status;
  return (
    <div className={styles.fact}>
      <p className={styles.factName}>{t('sync.completeness')}</p>
      <p className={styles.factValue}>
        {completeness === null
          ? t('sync.notChecked')
          : t('sync.complete', {
              here: count(completeness.here),
              there: count(completeness.there),
              time: recentTime(completeness.checkedAt, Date.now()),
            })}
      </p>
      <Button size="small" variant="ghost" onClick={() => void checkCompleteness(status.account)}>
        {t('sync.checkNow')}
      </Button>
    </div>
  );
}

function phaseWords(status: SyncStatus, t: TFunction): string {
  const { phase, lastSuccessAt, nextTryAt, progress } = status;
  const now = Date.now();
  const last = lastSuccessAt === 0 ? '' : t('sync.lastSuccess', { time: recentTime(lastSuccessAt, now) });
  switch (phase) {
    case 'up-to-date':
      return t('sync.upToDate', { time: recentTime(lastSuccessAt, now) });
    case 'first-sync':
      return progress === null || progress.total === 0
        ? t('sync.firstSync')
        : t('sync.firstSyncOf', { done: count(progress.done), total: count(progress.total) });
    case 'connecting':
    case 'syncing':
    case 'off':
      return [t(`sync.phase.${phase}`), last].filter((part) => part !== '').join(' ');
    case 'offline':
    case 'error': {
      const next = nextTryAt > now ? t('sync.nextTry', { time: recentTime(nextTryAt, now) }) : '';
      return [t(`sync.phase.${phase}`), last, next].filter((part) => part !== '').join(' ');
    }
  }
}
