import { Copy, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { copyDiagnostics, syncNow } from '../../actions/sync.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { Button } from '../../ui/button.tsx';
import { AccountStatus } from './account-status.tsx';
import { Incidents, OpenIncidents } from './incidents.tsx';
import { PendingOperations } from './pending-operations.tsx';
import styles from './sync-status.module.css';

/** C9, SYN-7, SYN-9: what waits and why, how each account is doing, what happened. */
export default function SyncStatusPage() {
  const { t } = useTranslation();
  const statuses = useSyncStatus();
  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{t('sync.title')}</h1>
        <Button variant="ghost" icon={Copy} onClick={() => void copyDiagnostics()}>
          {t('sync.copyDiagnostics')}
        </Button>
        <Button icon={RefreshCw} onClick={() => void syncNow()}>
          {t('action.syncNow')}
        </Button>
      </header>
      <div className={styles.scroller}>
        <div className={styles.column}>
          <OpenIncidents statuses={statuses} />
          <PendingOperations statuses={statuses} />
          <section aria-labelledby="sync-accounts">
            <h2 className={styles.heading} id="sync-accounts">
              {t('sync.accounts')}
            </h2>
            {statuses.map((status) => (
              <AccountStatus key={status.account} status={status} />
            ))}
          </section>
          <Incidents statuses={statuses} />
        </div>
      </div>
    </main>
  );
}
