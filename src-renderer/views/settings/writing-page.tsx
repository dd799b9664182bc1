import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/model/account.ts';
import type { SignatureId } from '#shared/model/ids.ts';
import { isSendable } from '#shared/rules/sending-checks.ts';
import { setPreferences } from '../../actions/preferences.ts';
import { setWritingSettings } from '../../actions/templates.ts';
import { useAccountList } from '../../queries/use-accounts.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { fileSize } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField, TextField } from '../../ui/text-field.tsx';
import { MailLinksRow } from './mail-links.tsx';
import styles from './settings.module.css';
import own from './writing-page.module.css';

const delays = ['0', '5', '10', '20', '30'] as const;
const seconds = { '0': 0, '5': 5, '10': 10, '20': 20, '30': 30 } as const;

/** Undo send, and per account: addresses to write from, signatures, size limit, late mail (CMP-2…5). */
export function WritingPage() {
  const { t } = useTranslation();
  const { undoSendSeconds } = usePreferences();
  const accounts = useAccountList();
  return (
    <>
      <p className={styles.crumbs}>{t('settings.crumbs')}</p>
      <h2 className={styles.heading}>{t('writing.title')}</h2>
      <div className={styles.rows}>
        <Segmented
          label={t('writing.undoSend')}
          hint={t('writing.undoSendHint')}
          value={delays.find((delay) => seconds[delay] === undoSendSeconds) ?? '10'}
          options={delays.map((value) => ({
            value,
            label: value === '0' ? t('writing.atOnce') : t('writing.seconds', { count: seconds[value] }),
          }))}
          onChange={(value) => setPreferences({ undoSendSeconds: seconds[value] })}
        />
        <MailLinksRow />
      </div>
      {accounts.map((account) => (
        <AccountWriting key={account.id} account={account} />
      ))}
    </>
  );
}

function AccountWriting({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { data } = useContractQuery('writingSettings', { account: account.id });
  const signatures = useContractQuery('signatures', { account: account.id }).data ?? [];
  if (data === undefined) return null;
  const options = [
    { value: '', label: t('writing.noSignature') },
    ...signatures.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const idOf = (value: string): SignatureId | null => (value === '' ? null : (Number(value) as SignatureId));
  return (
    <section className={styles.account} aria-label={account.email}>
      <h3 className={styles.accountName}>{account.email}</h3>
      <div className={own.fields}>
        <SelectField
          label={t('writing.signatureNew')}
          value={String(data.signatureNew ?? '')}
          options={options}
          onChange={(value) => void setWritingSettings({ account: account.id, signatureNew: idOf(value) })}
        />
        <SelectField
          label={t('writing.signatureReply')}
          value={String(data.signatureReply ?? '')}
          options={options}
          onChange={(value) => void setWritingSettings({ account: account.id, signatureReply: idOf(value) })}
        />
      </div>
      <Aliases account={account} aliases={data.aliases} />
      <div className={styles.rows}>
        <Segmented
          label={t('writing.whenLate')}
          hint={t('writing.whenLateHint')}
          value={data.whenLate}
          options={[
            { value: 'send', label: t('writing.lateSend') },
            { value: 'ask', label: t('writing.lateAsk') },
          ]}
          onChange={(whenLate) => void setWritingSettings({ account: account.id, whenLate })}
        />
      </div>
      <OwnLimit account={account} bytes={data.ownLimit} />
      <p className={own.limit}>
        {data.limit.bytes === null
          ? t('writing.noLimit')
          : t('writing.limit', { size: fileSize(data.limit.bytes), source: t(`writing.source.${data.limit.source}`) })}
      </p>
    </section>
  );
}

const MEGABYTE = 1024 * 1024;

/** R080: a limit of the account's own, where the provider tells none or too much. */
function OwnLimit({ account, bytes }: { readonly account: Account; readonly bytes: number }) {
  const { t } = useTranslation();
  const [typed, type] = useState(bytes === 0 ? '' : String(bytes / MEGABYTE));
  const save = (): void => {
    const megabytes = Math.min(900, Math.max(0, Number(typed.replace(',', '.')) || 0));
    void setWritingSettings({ account: account.id, ownLimit: Math.round(megabytes * MEGABYTE) });
  };
  return (
    <form
      className={own.own}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t('writing.ownLimit')}
        hint={t('writing.ownLimitHint')}
        type="number"
        min={0}
        max={900}
        step="any"
        value={typed}
        onChange={type}
        onBlur={save}
      />
    </form>
  );
}

type Alias = { readonly name: string; readonly address: string };

function Aliases({ account, aliases }: { readonly account: Account; readonly aliases: readonly Alias[] }) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.displayName);
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string>();
  const save = (next: readonly Alias[]) => setWritingSettings({ account: account.id, aliases: [...next] });
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isSendable(address.trim())) {
      setProblem(t('connect.emailProblem'));
      return;
    }
    const done = await save([...aliases, { name: name.trim(), address: address.trim() }]);
    if (done !== null) setAddress('');
  };
  return (
    <div className={own.aliases}>
      <h4 className={own.label}>{t('writing.aliases')}</h4>
      <p className={own.hint}>{t('writing.aliasesHint')}</p>
      {aliases.length > 0 && (
        <ul className={own.list}>
          {aliases.map((alias) => (
            <li key={alias.address} className={own.alias}>
              <span>
                {alias.name} <span className={own.address}>{alias.address}</span>
              </span>
              <IconButton
                icon={X}
                size="small"
                label={t('writing.removeAlias', { address: alias.address })}
                onClick={() => void save(aliases.filter((other) => other.address !== alias.address))}
              />
            </li>
          ))}
        </ul>
      )}
      <form className={own.add} onSubmit={(event) => void add(event)} noValidate>
        <TextField label={t('connect.name')} value={name} onChange={setName} />
        <TextField
          label={t('connect.email')}
          type="email"
          value={address}
          problem={problem}
          onChange={(value) => {
            setAddress(value);
            setProblem(undefined);
          }}
        />
        <Button type="submit" icon={Plus} disabled={address.trim() === ''}>
          {t('writing.addAlias')}
        </Button>
      </form>
    </div>
  );
}
