import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '#shared/contract/contract.ts';
import type { ItemKind } from '#shared/model/item.ts';
import { parseAmount } from '#shared/rules/money.ts';
import { goToItem } from '../../actions/go.ts';
import { addItem, problemOf } from '../../actions/items.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { type AddItem, closeDialog } from '../../state/dialogs.ts';
import { isWork } from '../../state/item-kind.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/text-field.tsx';
import styles from './add-item-dialog.module.css';
import { ItemField } from './item-field.tsx';

/** A new contact, organization, deal, lead or project: what one knows at once; the rest is filled in on its page (CRM-1). */
export function AddItemDialog({
  of,
  name = '',
  email = '',
  contact = null,
  organization = null,
  conversation,
}: AddItem) {
  const { t } = useTranslation();
  const pipelines = useContractQuery('pipelines', {}, { enabled: of === 'deal' }).data ?? [];
  const [form, setForm] = useState({
    name,
    email,
    phone: '',
    amount: '',
    currency: 'EUR',
    stage: '',
    contact,
    organization,
  });
  const [problem, setProblem] = useState({ field: '', text: '' });
  const [asking, ask] = useState(false);
  const set = (change: Partial<typeof form>): void => {
    setForm((before) => ({ ...before, ...change }));
    setProblem({ field: '', text: '' });
  };
  const of1 = (field: string): string | undefined => (problem.field === field ? problem.text : undefined);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const title = form.name.trim();
    if (title === '') return setProblem({ field: 'name', text: t('addItem.nameNeeded') });
    const currency = form.currency.trim().toUpperCase();
    const value = form.amount.trim() === '' ? null : parseAmount(form.amount, currency);
    if (form.amount.trim() !== '' && value === null)
      return setProblem({ field: 'amount', text: t('addItem.amountProblem') });
    const stage = pipelines.flatMap((one) => one.stages).find((one) => String(one.id) === form.stage);
    const input: CallInput<'addItem'> = {
      kind: of,
      name: title,
      ...(of === 'contact' && form.email.trim() !== '' ? { addresses: [form.email.trim()] } : {}),
      ...(of === 'contact' && form.phone.trim() !== '' ? { fields: { phones: [form.phone.trim()] } } : {}),
      ...(of !== 'organization' && form.organization !== null ? { organization: form.organization.id } : {}),
      ...(isWork(of) && form.contact !== null ? { contact: form.contact.id } : {}),
      ...(value === null ? {} : { value, currency }),
      ...(stage === undefined ? {} : { stage: stage.id }),
      ...(conversation === undefined ? {} : { conversation }),
    };
    ask(true);
    try {
      const { item } = await addItem(input);
      closeDialog();
      if (conversation === undefined) goToItem(item);
    } catch (thrown) {
      setProblem({ field: of === 'contact' && form.email !== '' ? 'email' : 'name', text: problemOf(thrown) });
      ask(false);
    }
  };

  return (
    <Dialog title={t(`addItem.title.${of}`)} closeLabel={t('common.close')} onClose={closeDialog}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t(nameLabel[of])}
          value={form.name}
          maxLength={500}
          dir="auto"
          problem={of1('name')}
          onChange={(text) => set({ name: text })}
        />
        {of === 'contact' && (
          <div className={styles.pair}>
            <TextField
              label={t('field.email')}
              type="email"
              value={form.email}
              problem={of1('email')}
              hint={t('addItem.emailHint')}
              onChange={(text) => set({ email: text })}
            />
            <TextField label={t('field.phone')} value={form.phone} onChange={(text) => set({ phone: text })} />
          </div>
        )}
        {of !== 'organization' && (
          <div className={styles.pair}>
            {isWork(of) && (
              <ItemField
                label={t('kind.contact')}
                of="contact"
                value={form.contact}
                onChange={(item) => set({ contact: item })}
              />
            )}
            <ItemField
              label={t('kind.organization')}
              of="organization"
              value={form.organization}
              onChange={(item) => set({ organization: item })}
            />
          </div>
        )}
        {(of === 'deal' || of === 'lead') && (
          <div className={styles.pair}>
            <div className={styles.amount}>
              <TextField
                label={t('field.value')}
                inputMode="decimal"
                value={form.amount}
                problem={of1('amount')}
                onChange={(text) => set({ amount: text })}
              />
              <TextField
                label={t('field.currency')}
                value={form.currency}
                maxLength={3}
                onChange={(text) => set({ currency: text.toUpperCase() })}
              />
            </div>
            {of === 'deal' && pipelines.length > 0 && (
              <SelectField
                label={t('field.stage')}
                value={form.stage}
                options={pipelines.flatMap((pipeline) =>
                  pipeline.stages.map((stage) => ({
                    value: String(stage.id),
                    label: pipelines.length > 1 ? `${pipeline.name}: ${stage.name}` : stage.name,
                  })),
                )}
                onChange={(stage) => set({ stage })}
              />
            )}
          </div>
        )}
        <div className={styles.buttons}>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={asking}>
            {t(`items.add.${of}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const nameLabel = {
  contact: 'field.name',
  organization: 'field.name',
  deal: 'field.title',
  lead: 'field.title',
  project: 'field.title',
} as const satisfies Record<ItemKind, string>;
