import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, AccountType } from '#shared/model/account.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { visibilities } from '#shared/rules/visibility.ts';
import { setAccount } from '../../actions/accounts.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useSyncStatus } from '../../queries/use-sync.ts';
import { ConsequenceTable } from '../../ui/consequence-table.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SwitchRow } from '../../ui/switch.tsx';
import styles from './settings.module.css';

interface EmailSyncPageProps {
  readonly type: AccountType;
  /** The account that a *Change* link led to. */
  readonly account: AccountId | null;
}

/**
 * DEL-6: the two switches, per account. Personal accounts under Personal preferences > Email sync > General settings (R043), team
 * accounts under … > Account (R044); with what they mean for this account now.
 */
export function EmailSyncPage({ type, account }: EmailSyncPageProps) {
  const { t } = useTranslation();
  const accounts = useAccountList().filter((one) => one.type === type);
  return (
    <>
      <p className={styles.crumbs}>{t('settings.crumbs')}</p>
      <h2 className={styles.heading}>{t(type === 'team' ? 'settings.account' : 'settings.general')}</h2>
      <p className={styles.lead}>{t(type === 'team' ? 'settings.leadTeam' : 'settings.leadPersonal')}</p>
      {accounts.map((one) => (
        <ExternalSettings key={one.id} account={one} wanted={one.id === account} />
      ))}
      {accounts.length === 0 && <p className={styles.lead}>{t('settings.noneOfType')}</p>}
    </>
  );
}

function ExternalSettings({ account, wanted }: { readonly account: Account; readonly wanted: boolean }) {
  const { t } = useTranslation();
  const { data } = useContractQuery('consequences', { id: account.id });
  const waiting = useSyncStatus().find((status) => status.account === account.id)?.pendingOperations ?? 0;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wanted) section.current?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  return (
    <section ref={section} className={styles.account} aria-label={account.email}>
      <h3 className={styles.accountName}>
        {account.email}
        {account.type === 'team' && <span className={styles.tag}>{t('settings.team')}</span>}
      </h3>
      <div className={styles.rows}>
        <SwitchRow
          label={t('settings.archiveExternally')}
          checked={account.archiveExternally}
          onChange={(on) => void setAccount({ id: account.id, archiveExternally: on })}
        >
          {t(account.archiveExternally ? 'settings.archiveOn' : 'settings.archiveOff')}
        </SwitchRow>
        <SwitchRow
          label={t('settings.deleteExternally')}
          checked={account.deleteExternally}
          onChange={(on) => void setAccount({ id: account.id, deleteExternally: on })}
        >
          {t(account.deleteExternally ? 'settings.deleteOn' : 'settings.deleteOff')}
        </SwitchRow>
        <Segmented
          label={t('visibility.default')}
          hint={t(`visibility.defaultHint.${account.visibility}`)}
          value={account.visibility}
          options={visibilities[account.type].map((value) => ({ value, label: t(`visibility.${value}`) }))}
          onChange={(visibility) => void setAccount({ id: account.id, visibility })}
        />
      </div>
      {data !== undefined && <ConsequenceTable email={account.email} cells={data.cells} />}
      {waiting > 0 && <p className={styles.lead}>{t('settings.queuedKeep', { count: waiting })}</p>}
    </section>
  );
}
