import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useSettled } from '../../queries/use-settled.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './never-log-page.module.css';

/** B11-13: type any address and see which entry covers it; any pattern, and what it would cover. */
export function NeverLogTester() {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const text = useSettled(typed.trim());
  const { data } = useContractQuery('testNeverLog', { text }, { enabled: text !== '', keepPrevious: true });
  return (
    <section className={styles.tester} aria-label={t('neverLog.tester')}>
      <h3 className={styles.testerTitle}>{t('neverLog.tester')}</h3>
      <TextField
        label={t('neverLog.testField')}
        placeholder="name@example.com"
        value={typed}
        maxLength={320}
        spellCheck={false}
        onChange={type}
      />
      <div className={styles.verdict} role="status">
        {text !== '' && data !== undefined && <Verdict data={data} />}
      </div>
    </section>
  );
}

function Verdict({ data }: { readonly data: CallOutput<'testNeverLog'> }) {
  const { t } = useTranslation();
  if (data.pattern === '') return <p>{data.help}</p>;
  const [entry] = data.covering;
  return (
    <>
      <p className={styles.strong}>
        {data.own
          ? t('neverLog.isOwn')
          : entry === undefined
            ? t('neverLog.notCovered')
            : t(entry.scope === 'all' ? 'neverLog.coveredForAll' : 'neverLog.covered', { pattern: entry.pattern })}
      </p>
      {entry === undefined && !data.own && (
        <p>{t('neverLog.covers', { count: data.addresses, conversations: data.conversations })}</p>
      )}
      {data.contacts.length > 0 && (
        <p>
          {t('neverLog.contacts', {
            count: data.totalContacts,
            names: data.contacts
              .slice(0, 3)
              .map((contact) => contact.name)
              .join(', '),
          })}
        </p>
      )}
    </>
  );
}
