import type { TFunction } from 'i18next';
import { CircleAlert, CircleCheck, Clock, FolderInput, type LucideIcon, RefreshCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '#shared/model/operation.ts';
import type { SyncStatus } from '#shared/model/sync.ts';
import { chooseFolder, dropOperations, retryOperations } from '../../actions/sync.ts';
import { useOperations } from '../../queries/use-sync.ts';
import { Button } from '../../ui/button.tsx';
import { recentTime } from '../../ui/format/dates.ts';
import { count } from '../../ui/format/numbers.ts';
import { Menu } from '../../ui/menu.tsx';
import { groupOperations, type OperationGroup } from './group-operations.ts';
import styles from './sync-status.module.css';

const icons: Readonly<Record<Operation['state'], LucideIcon>> = {
  pending: Clock,
  running: RefreshCw,
  done: CircleCheck,
  failed: TriangleAlert,
  'needs-user': CircleAlert,
};

/** The queue: what, where, since when, how often tried, why it waits, and what can be done (SYN-7, DEL-10). */
export function PendingOperations({ statuses }: { readonly statuses: readonly SyncStatus[] }) {
  const { t } = useTranslation();
  const { data } = useOperations();
  const groups = groupOperations(data?.operations ?? []);
  const open = groups.filter((group) => group.first.state !== 'done');
  const done = groups.filter((group) => group.first.state === 'done');
  return (
    <section aria-labelledby="sync-pending">
      <h2 className={styles.heading} id="sync-pending">
        {t('sync.pending')}
        {(data?.waiting ?? 0) > 0 && <span className={styles.number}>{count(data?.waiting ?? 0)}</span>}
      </h2>
      {open.length === 0 ? (
        <p className={styles.calm}>
          <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
          {t('sync.nothingPending')}
        </p>
      ) : (
        <ul className={styles.rows}>
          {open.map((group) => (
            <GroupRow
              key={group.key}
              group={group}
              status={statuses.find((one) => one.account === group.first.account)}
            />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details className={styles.more}>
          <summary>{t('sync.doneLately')}</summary>
          <ul className={styles.rows}>
            {done.map((group) => (
              <GroupRow key={group.key} group={group} status={undefined} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function GroupRow({ group, status }: { readonly group: OperationGroup; readonly status: SyncStatus | undefined }) {
  const { t } = useTranslation();
  const { first, operations, since, attempts } = group;
  const Icon = icons[first.state];
  const ids = operations.map((operation) => operation.id);
  const stuck = first.state === 'failed' || first.state === 'needs-user';
  return (
    <li className={styles.operation} data-state={first.state}>
      <Icon size={16} strokeWidth={1.75} className={styles.stateIcon} aria-label={t(`sync.state.${first.state}`)} />
      <div className={styles.what}>
        <p className={styles.name}>
          {first.title}
          {operations.length > 1 && <span className={styles.number}>{count(operations.length)}</span>}
        </p>
        <p className={styles.why}>{reasonOf(first, status, t)}</p>
      </div>
      <div className={styles.since}>
        <p>{recentTime(since, Date.now())}</p>
        {attempts > 0 && <p>{t('sync.tries', { count: attempts })}</p>}
      </div>
      {first.state !== 'done' && first.state !== 'running' && (
        <div className={styles.buttons}>
          {first.state === 'needs-user' && status !== undefined && <ChooseFolder operation={first} status={status} />}
          {stuck && (
            <Button size="small" onClick={() => void retryOperations(ids)}>
              {t('common.retry')}
            </Button>
          )}
          <Button size="small" variant="ghost" onClick={() => void dropOperations(ids)}>
            {t('sync.drop')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** DEL-10: no Trash, or no Archive: the person says which folder it is. */
function ChooseFolder({ operation, status }: { readonly operation: Operation; readonly status: SyncStatus }) {
  const { t } = useTranslation();
  if (operation.kind !== 'trash' && operation.kind !== 'archive') return null;
  const role = operation.kind;
  const entries = status.folders
    .filter((folder) => folder.role !== 'inbox' && folder.role !== 'sent')
    .map((folder) => ({
      id: folder.path,
      label: folder.path,
      run: () => void chooseFolder({ account: status.account, role, path: folder.path }),
    }));
  return (
    <Menu entries={entries} title={t(`sync.folderFor.${role}`)}>
      <Button size="small" icon={FolderInput} disabled={entries.length === 0}>
        {t('sync.chooseFolder')}
      </Button>
    </Menu>
  );
}

/** Why it waits, in one sentence. */
function reasonOf(operation: Operation, status: SyncStatus | undefined, t: TFunction): string {
  const { state, error, nextAttemptAt } = operation;
  if (state === 'done') return t('sync.state.done');
  if (state === 'running') return t('sync.state.running');
  if (error !== null) {
    const next = state === 'failed' && nextAttemptAt > Date.now() ? recentTime(nextAttemptAt, Date.now()) : '';
    return next === '' ? error.message : `${error.message} ${t('sync.nextTry', { time: next })}`;
  }
  if (status?.phase === 'offline') return t('sync.waitsForNetwork');
  return t('sync.state.pending');
}
