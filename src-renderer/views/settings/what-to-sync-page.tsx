import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/model/account.ts';
import type { FolderStatus, SyncStatus } from '#shared/model/sync.ts';
import { setAccount } from '../../actions/accounts.ts';
import { controlPast } from '../../actions/sync.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { showDialog } from '../../state/dialogs.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { count } from '../../ui/format/numbers.ts';
import { PastMail } from '../../ui/past-mail.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import settings from './settings.module.css';
import styles from './what-to-sync-page.module.css';

/** Personal preferences > Email sync > What to sync: the labels of SYN-4, and past mail (SYN-3). */
export function WhatToSyncPage() {
  const { t } = useTranslation();
  const accounts = useAccountList();
  const statuses = useSyncStatus();
  return (
    <>
      <p className={settings.crumbs}>{t('settings.crumbs')}</p>
      <h2 className={settings.heading}>{t('settings.what')}</h2>
      <p className={settings.lead}>{t('what.settingsLead')}</p>
      {accounts.map((account) => (
        <OneAccount
          key={account.id}
          account={account}
          status={statuses.find((status) => status.account === account.id)}
        />
      ))}
    </>
  );
}

function OneAccount({ account, status }: { readonly account: Account; readonly status: SyncStatus | undefined }) {
  const { t } = useTranslation();
  const all = account.labels === 'all';
  const folders = (status?.folders ?? []).filter((folder) => folder.role === 'other' || folder.role === 'archive');
  return (
    <section className={settings.account} aria-label={account.email}>
      <h3 className={settings.accountName}>{account.email}</h3>
      <div className={settings.rows}>
        <Segmented
          label={t('what.labels')}
          hint={t('what.labelsHint')}
          value={all ? 'all' : 'some'}
          options={[
            { value: 'some', label: t('what.specific') },
            { value: 'all', label: t('what.all') },
          ]}
          onChange={(value) =>
            void setAccount({
              id: account.id,
              labels: value === 'all' ? 'all' : folders.filter((folder) => folder.synced).map((folder) => folder.path),
            })
          }
        />
        {account.labels !== 'all' && <Folders account={account} chosen={account.labels} folders={folders} />}
        <PastMail
          past={status?.past ?? null}
          ready={account.firstSyncDoneAt > 0}
          onChoose={(range) => showDialog({ kind: 'past-mail', account: account.id, range })}
          onControl={(action) => void controlPast(account.id, action)}
        />
      </div>
    </section>
  );
}

interface FoldersProps {
  readonly account: Account;
  readonly chosen: readonly string[];
  readonly folders: readonly FolderStatus[];
}

function Folders({ account, chosen, folders }: FoldersProps) {
  const { t } = useTranslation();
  if (folders.length === 0) return <p className={styles.none}>{t('what.noLabels')}</p>;
  return (
    <ul className={styles.folders}>
      {folders.map(({ path, messages, synced }) => (
        <li key={path}>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in the component */}
          <label className={styles.folder}>
            <Checkbox
              checked={chosen.includes(path)}
              onChange={(event) =>
                void setAccount({
                  id: account.id,
                  labels: event.target.checked ? [...chosen, path] : chosen.filter((one) => one !== path),
                })
              }
            />
            <span className={styles.path} dir="auto">
              {path}
            </span>
            {synced && (
              <span className={styles.note}>{t('what.here', { count: messages, total: count(messages) })}</span>
            )}
          </label>
        </li>
      ))}
    </ul>
  );
}
