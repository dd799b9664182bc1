import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NeverLogEntry } from '#shared/contract/never-log.ts';
import { applyToEarlier, askForNeverLog, removeNeverLog, setNeverLogScope, setRole } from '../../actions/never-log.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { fullTime, rowTime } from '../../ui/format/dates.ts';
import { count } from '../../ui/format/numbers.ts';
import { SwitchRow } from '../../ui/switch.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './never-log-page.module.css';
import { NeverLogTester } from './never-log-tester.tsx';
import settings from './settings.module.css';

/** Settings > Sales > Log emails to CRM > Never log (NLG-1, R129): the entries, the tester, and who may decide for all (NLG-2). */
export function NeverLogPage() {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('neverLog', {});
  const workspace = useContractQuery('workspace', {}).data;
  return (
    <>
      <p className={settings.crumbs}>{t('neverLog.crumbs')}</p>
      <div className={styles.top}>
        <h2 className={settings.heading}>{t('neverLog.title')}</h2>
        <Button variant="primary" icon={Plus} onClick={() => askForNeverLog()}>
          {t('neverLog.addContact')}
        </Button>
      </div>
      <p className={settings.lead}>{t('neverLog.lead')}</p>
      {error !== null && <p className={styles.problem}>{error.message}</p>}
      {data?.suggestions.map((pattern) => (
        <div key={pattern} className={styles.suggestion}>
          <Banner
            tone="info"
            actions={
              <Button size="small" onClick={() => askForNeverLog(pattern)}>
                {t('neverLog.addSuggested', { pattern })}
              </Button>
            }
          >
            {t('neverLog.suggest', { pattern })}
          </Banner>
        </div>
      ))}
      {data !== undefined && data.entries.length === 0 && <p className={styles.none}>{t('neverLog.none')}</p>}
      {data !== undefined && data.entries.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('neverLog.entry')}</th>
              <th scope="col">{t('neverLog.scope')}</th>
              <th scope="col">{t('neverLog.added')}</th>
              <th scope="col" className={styles.number}>
                {t('neverLog.matches')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('neverLog.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} mayForAll={data.mayBlockForAll} />
            ))}
          </tbody>
        </table>
      )}
      <NeverLogTester />
      {workspace?.local === true && (
        <div className={settings.rows}>
          <SwitchRow
            label={t('neverLog.administrator')}
            checked={workspace.user.role === 'administrator'}
            onChange={(on) => void setRole(on ? 'administrator' : 'regular')}
          >
            {t('neverLog.administratorHint')}
          </SwitchRow>
        </div>
      )}
    </>
  );
}

/** One entry; what can be done with it shows on hover and on focus (NLG-2). */
function Entry({ entry, mayForAll }: { readonly entry: NeverLogEntry; readonly mayForAll: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const all = entry.scope === 'all';
  return (
    <tr className={styles.entry}>
      <th scope="row" className={styles.pattern}>
        <bdi>{entry.pattern}</bdi>
        <span className={styles.kind}>
          {t(entry.pattern.startsWith('*@') ? 'neverLog.domain' : 'neverLog.address')}
        </span>
      </th>
      <td>{t(all ? 'neverLog.allUsers' : 'neverLog.onlyMe')}</td>
      <td title={fullTime(entry.addedAt)}>
        {t('neverLog.addedBy', { name: entry.addedBy, date: rowTime(entry.addedAt, now) })}
      </td>
      <td className={styles.number}>{count(entry.matches)}</td>
      <td>
        <div className={styles.acts}>
          <Button size="small" variant="ghost" onClick={() => void applyToEarlier(entry, !entry.earlierToo)}>
            {t(entry.earlierToo ? 'neverLog.logEarlier' : 'neverLog.alsoEarlier')}
          </Button>
          {mayForAll && (
            <Button size="small" variant="ghost" onClick={() => void setNeverLogScope(entry, all ? 'me' : 'all')}>
              {t(all ? 'neverLog.blockForMe' : 'neverLog.blockForAll')}
            </Button>
          )}
          <Button
            size="small"
            variant="ghost"
            disabled={all && !mayForAll}
            aria-label={t('neverLog.deleteEntry', { pattern: entry.pattern })}
            onClick={() => void removeNeverLog(entry)}
          >
            {t('neverLog.delete')}
          </Button>
        </div>
      </td>
    </tr>
  );
}
