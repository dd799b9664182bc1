import { useTranslation } from 'react-i18next';
import type { MailView } from '#shared/model/conversation.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { SyncStatus } from '#shared/model/sync.ts';
import { asksForSignIn } from '#shared/rules/sign-in-codes.ts';
import { goToSync } from '../../actions/go.ts';
import { resolveIncident, syncNow } from '../../actions/sync.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { showDialog } from '../../state/dialogs.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format/numbers.ts';
import { IncidentBanner } from '../../ui/incident-banner.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './list-banners.module.css';

/** Above the list: what must be decided (M14), which account needs help, how far the first sync is. One slim line each. */
export function ListBanners({ account, view }: { readonly account: AccountId | null; readonly view: MailView }) {
  const statuses = useSyncStatus().filter((status) => account === null || status.account === account);
  const open = statuses.flatMap((status) => status.incidents.filter((incident) => incident.open));
  return (
    <>
      {open.map((incident) => (
        <IncidentBanner key={incident.id} incident={incident} onDecide={resolveIncident} />
      ))}
      {statuses.map((status) =>
        status.phase === 'error' && status.error !== null ? (
          <TroubleBanner key={status.account} status={status} />
        ) : null,
      )}
      {view === 'inbox' && <FirstSync statuses={statuses} />}
    </>
  );
}

function TroubleBanner({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const signIn = status.error !== null && asksForSignIn(status.error.code);
  return (
    <Banner
      tone="danger"
      actions={
        signIn ? (
          <Button size="small" onClick={() => showDialog({ kind: 'sign-in', account: status.account })}>
            {t('trouble.signIn')}
          </Button>
        ) : (
          <>
            <Button size="small" onClick={() => void syncNow(status.account)}>
              {t('common.retry')}
            </Button>
            <Button size="small" variant="ghost" onClick={goToSync}>
              {t('common.details')}
            </Button>
          </>
        )
      }
    >
      <strong>{status.email}</strong> {status.error?.message}
    </Banner>
  );
}

function FirstSync({ statuses }: { readonly statuses: readonly SyncStatus[] }) {
  const { t } = useTranslation();
  const running = statuses.filter((status) => status.phase === 'first-sync');
  if (running.length === 0) return null;
  const done = running.reduce((sum, status) => sum + (status.progress?.done ?? 0), 0);
  const total = running.reduce((sum, status) => sum + (status.progress?.total ?? 0), 0);
  const words =
    total === 0
      ? t('list.firstSync', { done: count(done) })
      : t('list.firstSyncOf', { done: count(done), total: count(total) });
  return (
    <div className={styles.first}>
      <p>{words}</p>
      <ProgressBar label={words} done={done} total={total} />
    </div>
  );
}
