import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { problemOf } from '../../actions/items.ts';
import { addNeverLog, applyToEarlier } from '../../actions/never-log.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useSettled } from '../../queries/use-settled.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { showToast } from '../../state/toasts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './dialogs.module.css';

/** NLG-1, R129: an address or a domain, with what it would cover as one types; then, where mail was logged before, the offer to take it off (NLG-5). */
export function NeverLogDialog({ pattern }: { readonly pattern: string }) {
  const { t } = useTranslation();
  const [typed, type] = useState(pattern);
  const [forAll, setForAll] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [added, setAdded] = useState<CallOutput<'addNeverLog'> | null>(null);
  const mayForAll = useContractQuery('neverLog', {}).data?.mayBlockForAll === true;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed.trim() === '') return;
    try {
      const result = await addNeverLog(typed.trim(), forAll);
      showToast({ text: t('toast.neverLogAdded', { pattern: result.entry.pattern }), undo: result.undo });
      if (result.logged === 0) closeDialog();
      else setAdded(result);
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };

  if (added !== null) {
    return (
      <Dialog title={t('neverLog.earlierTitle')} closeLabel={t('common.close')} onClose={closeDialog}>
        <div className={styles.body}>
          <p className={styles.words}>
            {t('neverLog.earlierWords', { count: added.logged, pattern: added.entry.pattern })}
          </p>
          <div className={styles.buttons}>
            <Button onClick={closeDialog}>{t('neverLog.keepEarlier')}</Button>
            <Button
              variant="primary"
              onClick={() => {
                closeDialog();
                void applyToEarlier(added.entry, true);
              }}
            >
              {t('neverLog.unlinkEarlier', { count: added.logged })}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('neverLog.addTitle')} closeLabel={t('common.close')} onClose={closeDialog}>
      <form className={styles.body} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('neverLog.field')}
          placeholder="name@example.com"
          value={typed}
          maxLength={320}
          spellCheck={false}
          autoComplete="off"
          hint={t('neverLog.forms')}
          problem={problem}
          onChange={(text) => {
            type(text);
            setProblem(undefined);
          }}
        />
        <Effect typed={typed} />
        {mayForAll && (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in the component
          <label className={styles.choice}>
            <Checkbox checked={forAll} onChange={(event) => setForAll(event.target.checked)} />
            <span>
              {t('neverLog.forAll')}
              <span className={styles.choiceHint}>{t('neverLog.forAllHint')}</span>
            </span>
          </label>
        )}
        <div className={styles.buttons}>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={typed.trim() === ''}>
            {t('neverLog.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the entry would cover, and a warning where that is more than is likely meant. */
function Effect({ typed }: { readonly typed: string }) {
  const { t } = useTranslation();
  const text = useSettled(typed.trim());
  const { data } = useContractQuery('testNeverLog', { text }, { enabled: text !== '', keepPrevious: true });
  if (text === '' || data === undefined || data.pattern === '') return null;
  const words = t('neverLog.covers', { count: data.addresses, conversations: data.conversations });
  if (data.freeMail || data.own) {
    return (
      <Banner tone="warning">
        {t(data.own ? 'neverLog.own' : 'neverLog.freeMail', { count: data.totalContacts })}{' '}
        {data.addresses > 0 && words}
      </Banner>
    );
  }
  return <p className={styles.lead}>{data.addresses === 0 ? t('neverLog.coversNone') : words}</p>;
}
