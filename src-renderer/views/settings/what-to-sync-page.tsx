import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/model/account.ts';
import type { FolderStatus, SyncStatus } from '#shared/model/sync.ts';
import { setAccount } from '../../actions/accounts.ts';
import { setPreferences } from '../../actions/preferences.ts';
import { controlPast, countFolders } from '../../actions/sync.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { showDialog } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { FolderPicker } from '../../ui/folder-picker.tsx';
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
      <OnBattery />
    </>
  );
}

function OneAccount({ account, status }: { readonly account: Account; readonly status: SyncStatus | undefined }) {
  const { t } = useTranslation();
  const all = account.labels === 'all';
  const some = account.labels !== 'all';
  useEffect(() => {
    if (some) void countFolders(account.id);
  }, [account.id, some]);
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
    <div className={styles.folders}>
      <FolderPicker
        label={t('what.specific')}
        folders={folders.map(({ path, delimiter, there, messages }) => ({ path, delimiter, there, here: messages }))}
        chosen={new Set(chosen)}
        onChoose={(path, on) =>
          void setAccount({ id: account.id, labels: on ? [...chosen, path] : chosen.filter((one) => one !== path) })
        }
      />
    </div>
  );
}

/** D12: what is left for when the cable is back. */
function OnBattery() {
  const { t } = useTranslation();
  const { onBattery } = usePreferences();
  return (
    <section className={settings.account} aria-label={t('what.onThisComputer')}>
      <h3 className={settings.accountName}>{t('what.onThisComputer')}</h3>
      <div className={settings.rows}>
        <Segmented
          label={t('what.onBattery')}
          hint={t('what.onBatteryHint')}
          value={onBattery}
          options={[
            { value: 'all', label: t('what.batteryAll') },
            { value: 'inbox', label: t('what.batteryInbox') },
          ]}
          onChange={(value) => setPreferences({ onBattery: value })}
        />
      </div>
    </section>
  );
}
