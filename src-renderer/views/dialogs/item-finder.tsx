import { Command } from 'cmdk';
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '#shared/model/ids.ts';
import type { ItemKind, ItemRef } from '#shared/model/item.ts';
import { addItem, problemOf } from '../../actions/items.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { useSettled } from '../../queries/use-settled.ts';
import { kindIcons } from '../../state/item-kind.ts';
import styles from './item-finder.module.css';

interface ItemFinderProps {
  readonly label: string;
  readonly kinds: readonly ItemKind[];
  readonly except?: readonly ItemId[] | undefined;
  readonly create?: ItemKind | undefined;
  /** Within a form: smaller, and begun with the focus in it. */
  readonly small?: boolean;
  onPick(item: ItemRef): void;
}

/** Finds an item as one types: what was busy last comes first, and what is not there yet can be made. */
export function ItemFinder({ label, kinds, except = [], create, small = false, onPick }: ItemFinderProps) {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const [problem, setProblem] = useState('');
  const text = useSettled(typed.trim());
  const { data, error, isPlaceholderData } = useContractQuery(
    'findItems',
    { text, kinds: [...kinds], limit: 20 },
    { keepPrevious: true },
  );
  const found = (data ?? []).filter((item) => !except.includes(item.id));
  const creates = create !== undefined && typed.trim() !== '';
  // What is shown for an earlier text must not be taken for what was typed since: an early Enter waits for the answer.
  const stale = data === undefined || isPlaceholderData || text !== typed.trim();
  const [hasEntered, setEntered] = useState(false);
  const [chosen, choose] = useState('');
  const options = [...found.map((item) => String(item.id)), ...(creates ? ['create'] : [])];
  const current = stale ? '' : options.includes(chosen) ? chosen : (options[0] ?? '');

  const make = async (): Promise<void> => {
    if (create === undefined) return;
    try {
      onPick((await addItem({ kind: create, name: typed.trim() })).item);
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  const take = (option: string | undefined): void => {
    const item = found.find(({ id }) => String(id) === option);
    if (item !== undefined) onPick({ kind: item.kind, id: item.id, name: item.name });
    else if (option === 'create') void make();
  };
  useEffect(() => {
    if (!hasEntered || stale) return;
    setEntered(false);
    take(options[0]);
  });
  return (
    <Command
      label={label}
      loop
      shouldFilter={false}
      value={current}
      onValueChange={choose}
      className={styles.finder}
      data-small={small}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !stale) return;
        event.preventDefault();
        setEntered(true);
      }}
    >
      <Command.Input
        className={styles.input}
        value={typed}
        onValueChange={(value) => {
          choose('');
          type(value);
        }}
        placeholder={label}
        autoFocus={small}
        maxLength={300}
      />
      <Command.List className={styles.list} label={label}>
        {found.map((item) => {
          const Icon = kindIcons[item.kind];
          const beside = [item.organization, item.email].filter((part) => part !== '').join(' · ');
          return (
            <Command.Item key={item.id} value={String(item.id)} className={styles.item} onSelect={take}>
              <Icon size={16} strokeWidth={1.75} className={styles.icon} aria-label={t(`kind.${item.kind}`)} />
              <span className={styles.name} dir="auto">
                {item.name}
              </span>
              {item.status !== 'open' && <span className={styles.status}>{t(`status.${item.status}`)}</span>}
              <span className={styles.beside}>{beside}</span>
            </Command.Item>
          );
        })}
        {creates && (
          <Command.Item value="create" className={styles.item} onSelect={take}>
            <Plus size={16} strokeWidth={1.75} className={styles.icon} aria-hidden />
            <span className={styles.name}>{t(`finder.create.${create}`, { name: typed.trim() })}</span>
          </Command.Item>
        )}
      </Command.List>
      {(problem !== '' || error !== null) && <p className={styles.problem}>{problem || error?.message}</p>}
      {data !== undefined && found.length === 0 && (create === undefined || typed.trim() === '') && (
        <p className={styles.none}>{t(text === '' ? 'finder.empty' : 'finder.nothing', { text })}</p>
      )}
    </Command>
  );
}
