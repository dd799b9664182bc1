import { useTranslation } from 'react-i18next';
import type { FolderStatus, SyncStatus } from '#shared/model/sync.ts';
import { recentTime } from '../../ui/format/dates.ts';
import { count } from '../../ui/format/numbers.ts';
import styles from './sync-status.module.css';

/** SYN-9: each folder, whether its new mail is brought in, how much of it is here, when it was looked at, what went wrong. */
export function FolderTable({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const folders = [...status.folders].sort((one, other) => Number(other.synced) - Number(one.synced));
  if (folders.length === 0) return null;
  const synced = folders.filter((folder) => folder.synced).length;
  return (
    <details className={styles.more}>
      <summary>{t('sync.folders', { synced, total: folders.length })}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('sync.folder')}</th>
            <th scope="col" className={styles.right}>
              {t('sync.here')}
            </th>
            <th scope="col">{t('sync.checked')}</th>
          </tr>
        </thead>
        <tbody>
          {folders.map((folder) => (
            <tr key={folder.id} data-synced={folder.synced}>
              <td>
                {folder.path}
                {folder.role !== 'other' && <span className={styles.role}>{t(`sync.role.${folder.role}`)}</span>}
              </td>
              <td className={styles.right}>{count(folder.messages)}</td>
              <td>
                <Checked folder={folder} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Checked({ folder }: { readonly folder: FolderStatus }) {
  const { t } = useTranslation();
  if (folder.error !== '') return <span className={styles.problem}>{folder.error}</span>;
  const setAside = folder.setAside === 0 ? '' : t('sync.setAside', { count: folder.setAside });
  if (!folder.synced) return <>{t('sync.notSynced')}</>;
  return (
    <>
      {folder.lastCheckedAt === 0 ? t('sync.never') : recentTime(folder.lastCheckedAt, Date.now())} {setAside}
    </>
  );
}
