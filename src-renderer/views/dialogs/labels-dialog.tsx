import { Command } from 'cmdk';
import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import { problemOf } from '../../actions/items.ts';
import { saveLabel, setLabel } from '../../actions/labels.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LabelDot } from '../../ui/label-mark.tsx';
import styles from './item-finder.module.css';

interface LabelsDialogProps {
  readonly selection: Selection;
  /** Where it is one: what it has already is ticked, and can be taken off. */
  readonly conversation: ConversationId | null;
}

/** Labels on or off by typing their name; a new one is made on the spot (INB-4, `l`). */
export function LabelsDialog({ selection, conversation }: LabelsDialogProps) {
  const { t } = useTranslation();
  const labels = useContractQuery('labels', {}).data ?? [];
  const has = useContractQuery(
    'conversation',
    { id: conversation ?? (1 as ConversationId) },
    { enabled: conversation !== null },
  ).data?.labels;
  const [typed, type] = useState('');
  const [problem, setProblem] = useState('');
  const name = typed.trim();
  const known = labels.some((label) => label.name.toLocaleLowerCase() === name.toLocaleLowerCase());

  const make = async (): Promise<void> => {
    try {
      const label = await saveLabel({ name, color: 'gray' });
      type('');
      await setLabel(selection, label, true);
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  return (
    <Dialog title={t('labels.choose')} closeLabel={t('common.close')} bare onClose={closeDialog}>
      <Command label={t('labels.choose')} loop className={styles.finder}>
        <Command.Input
          className={styles.input}
          value={typed}
          maxLength={100}
          onValueChange={type}
          placeholder={t('labels.choose')}
        />
        <Command.List className={styles.list}>
          {labels.map((label) => {
            const on = has?.includes(label.id) === true;
            return (
              <Command.Item
                key={label.id}
                value={String(label.id)}
                keywords={[label.name]}
                className={styles.item}
                onSelect={() => void setLabel(selection, label, !on)}
              >
                <LabelDot color={label.color} />
                <span className={styles.name} dir="auto">
                  {label.name}
                </span>
                <span className={styles.beside}>
                  {on && <Check size={16} strokeWidth={2} aria-label={t('labels.on')} />}
                </span>
              </Command.Item>
            );
          })}
          {name !== '' && !known && (
            <Command.Item value={`new ${name}`} keywords={[name]} className={styles.item} onSelect={() => void make()}>
              <Plus size={16} strokeWidth={1.75} className={styles.icon} aria-hidden />
              <span className={styles.name}>{t('labels.create', { name })}</span>
            </Command.Item>
          )}
        </Command.List>
        {problem !== '' && <p className={styles.problem}>{problem}</p>}
        {labels.length === 0 && name === '' && <p className={styles.none}>{t('labels.noneYet')}</p>}
      </Command>
    </Dialog>
  );
}
