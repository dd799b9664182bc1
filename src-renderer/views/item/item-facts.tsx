import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemDetail, ItemKind, ItemRef } from '#shared/model/item.ts';
import { isCurrency, parseAmount, printAmount } from '#shared/rules/money.ts';
import { goToItem } from '../../actions/go.ts';
import { editItem } from '../../actions/items.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { showDialog } from '../../state/dialogs.ts';
import { isWork } from '../../state/item-kind.ts';
import { calendarDay, daysUntil, fullTime, rowTime } from '../../ui/format/dates.ts';
import { money } from '../../ui/format/money.ts';
import { count } from '../../ui/format/numbers.ts';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './item-facts.module.css';

/** The key facts in one line, edited where they stand; for a deal its stages below (DESIGN, item view). */
export function ItemFacts({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const now = useNow();
  const due = daysUntil(item.followUpOn, now);
  return (
    <div className={styles.facts}>
      <dl className={styles.line}>
        {isWork(item.kind) && (
          <>
            <Fact name={t('field.value')}>
              <InlineEdit
                label={t('field.value')}
                value={item.value === 0 ? '' : `${printAmount(item.value, item.currency)} ${item.currency}`}
                shown={money(item.value, item.currency)}
                empty={t('item.addValue')}
                maxLength={40}
                onSave={(text) => saveAmount(item, text, t('addItem.amountProblem'))}
              />
            </Fact>
            <Fact name={t('field.expected')}>
              <InlineEdit
                label={t('field.expected')}
                type="date"
                value={item.expectedOn}
                shown={calendarDay(item.expectedOn, now)}
                empty={t('item.addDay')}
                onSave={(expectedOn) => editItem(item.id, { expectedOn })}
              />
            </Fact>
            <Fact name={t('kind.contact')}>
              <RefEdit item={item} of="contact" value={item.contact} />
            </Fact>
          </>
        )}
        {item.kind !== 'organization' && (
          <Fact name={t('kind.organization')}>
            <RefEdit item={item} of="organization" value={item.organization} />
          </Fact>
        )}
        <Fact name={t('field.followUp')} late={due !== null && due <= 0}>
          <InlineEdit
            label={t('field.followUp')}
            type="date"
            value={item.followUpOn}
            shown={calendarDay(item.followUpOn, now)}
            empty={t('item.addDay')}
            onSave={(followUpOn) => editItem(item.id, { followUpOn })}
          />
        </Fact>
        <Fact name={t('field.conversations')}>
          <span className={styles.plain}>
            {count(item.conversations)}
            {item.lastMailAt > 0 && (
              <span className={styles.beside} title={fullTime(item.lastMailAt)}>
                {t('item.lastMail', { time: rowTime(item.lastMailAt, now) })}
              </span>
            )}
          </span>
        </Fact>
      </dl>
      {item.kind === 'deal' && item.stage !== null && <StageBar item={item} />}
    </div>
  );
}

function Fact({
  name,
  late = false,
  children,
}: {
  readonly name: string;
  readonly late?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd data-late={late}>{children}</dd>
    </div>
  );
}

interface RefEditProps {
  readonly item: ItemDetail;
  readonly of: Extract<ItemKind, 'contact' | 'organization'>;
  readonly value: ItemRef | null;
}

/** Another item as a value: its name leads to it, *Change* finds another. */
function RefEdit({ item, of, value }: RefEditProps) {
  const { t } = useTranslation();
  const choose = (): void =>
    showDialog({
      kind: 'find-item',
      title: t(`finder.choose.${of}`),
      kinds: [of],
      create: of,
      onPick: (picked) => void editItem(item.id, { [of]: picked.id }),
    });
  if (value === null) {
    return (
      <button type="button" className={styles.add} onClick={choose}>
        {t('item.choose')}
      </button>
    );
  }
  return (
    <span className={styles.ref}>
      <button type="button" className={styles.name} dir="auto" title={value.name} onClick={() => goToItem(value)}>
        {value.name}
      </button>
      <button
        type="button"
        className={styles.change}
        aria-label={t('item.changeRef', { field: t(`kind.${of}`) })}
        onClick={choose}
      >
        {t('common.change')}
      </button>
    </span>
  );
}

/** "48,000" keeps the currency, "48,000 USD" says another one. */
async function saveAmount(item: ItemDetail, text: string, problem: string): Promise<string> {
  if (text === '') return await editItem(item.id, { value: 0 });
  const match = /^(.*?)\s*([a-zA-Z]{3})?$/.exec(text);
  const currency = (match?.[2]?.toUpperCase() ?? item.currency) || 'EUR';
  const value = parseAmount(match?.[1] ?? '', currency);
  if (value === null || !isCurrency(currency)) return problem;
  return await editItem(item.id, { value, currency });
}

/** The stages of a deal's pipeline, the present one marked; one press or an arrow key moves it. */
function StageBar({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const pipeline = useContractQuery('pipelines', {}).data?.find((one) => one.id === item.pipeline);
  if (pipeline === undefined) return <div className={styles.stages} />;
  const at = pipeline.stages.findIndex((stage) => stage.id === item.stage?.id);
  return (
    <RadioGroup.Root
      className={styles.stages}
      aria-label={t('field.stage')}
      orientation="horizontal"
      value={String(item.stage?.id ?? '')}
      onValueChange={(chosen) => {
        const stage = pipeline.stages.find((one) => String(one.id) === chosen);
        if (stage !== undefined) void editItem(item.id, { stage: stage.id });
      }}
    >
      {pipeline.stages.map((stage, index) => (
        <RadioGroup.Item
          key={stage.id}
          value={String(stage.id)}
          className={styles.stage}
          data-passed={index <= at}
          title={stage.name}
        >
          <span className={styles.stageName}>{stage.name}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
