import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { PastRange } from '#shared/model/sync.ts';
import { problemOf } from '../../actions/items.ts';
import { estimatePast, syncPast } from '../../actions/sync.ts';
import { useAccount } from '../../queries/use-accounts.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { count, fileSize } from '../../ui/format/numbers.ts';
import { SelectField } from '../../ui/text-field.tsx';
import styles from './dialogs.module.css';

type Estimate =
  | { readonly state: 'asking' }
  | { readonly state: 'known'; readonly answer: CallOutput<'estimatePast'> }
  | { readonly state: 'problem'; readonly text: string };

/** SYN-3: how far back, of whom, with what was deleted here or not (DEL-5); and what that would bring, before it begins. */
export function PastMailDialog({
  account: id,
  range: first,
}: {
  readonly account: AccountId;
  readonly range: PastRange;
}) {
  const { t } = useTranslation();
  const account = useAccount(id);
  const [range, setRange] = useState(first);
  const [contactsOnly, setContactsOnly] = useState(false);
  const [includeDeleted, setIncludeDeleted] = useState(false);
  const [estimate, setEstimate] = useState<Estimate>({ state: 'asking' });

  useEffect(() => {
    let wanted = true;
    setEstimate({ state: 'asking' });
    void estimatePast({ account: id, range, contactsOnly, includeDeleted }).then(
      (answer) => wanted && setEstimate({ state: 'known', answer }),
      (thrown: unknown) => wanted && setEstimate({ state: 'problem', text: problemOf(thrown) }),
    );
    return () => {
      wanted = false;
    };
  }, [id, range, contactsOnly, includeDeleted]);

  const deleted = estimate.state === 'known' ? estimate.answer.deleted : 0;
  return (
    <Dialog title={t('past.title')} closeLabel={t('common.close')} onClose={closeDialog}>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          closeDialog();
          void syncPast({ account: id, range, contactsOnly, includeDeleted });
        }}
      >
        <p className={styles.lead}>{t('past.lead', { email: account?.email ?? '' })}</p>
        <SelectField
          label={t('past.howFar')}
          value={range}
          options={PastRange.options.map((one): { value: PastRange; label: string } => ({
            value: one,
            label: t(`past.range.${one}`),
          }))}
          onChange={(wanted) => setRange(wanted)}
        />
        <div>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in the component */}
          <label className={styles.choice}>
            <Checkbox checked={contactsOnly} onChange={(event) => setContactsOnly(event.target.checked)} />
            <span>
              {t('past.contactsOnly')}
              <span className={styles.choiceHint}>{t('past.contactsOnlyHint')}</span>
            </span>
          </label>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: see above */}
          <label className={styles.choice}>
            <Checkbox checked={includeDeleted} onChange={(event) => setIncludeDeleted(event.target.checked)} />
            <span>
              {t('past.includeDeleted')}
              <span className={styles.choiceHint}>
                {deleted > 0 ? t('past.deletedThere', { count: deleted }) : t('past.includeDeletedHint')}
              </span>
            </span>
          </label>
        </div>
        <p role="status" className={estimate.state === 'problem' ? styles.problem : styles.lead}>
          {estimate.state === 'asking' && t('past.asking')}
          {estimate.state === 'problem' && estimate.text}
          {estimate.state === 'known' &&
            t(estimate.answer.exact ? 'past.exact' : 'past.about', {
              count: estimate.answer.emails,
              total: count(estimate.answer.emails),
              size: fileSize(estimate.answer.bytes),
            })}
        </p>
        <div className={styles.buttons}>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('past.start')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
