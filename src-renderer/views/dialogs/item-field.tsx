import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemKind, ItemRef } from '#shared/model/item.ts';
import { kindIcons } from '../../state/item-kind.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './item-field.module.css';
import { ItemFinder } from './item-finder.tsx';

interface ItemFieldProps {
  readonly label: string;
  readonly of: ItemKind;
  readonly value: ItemRef | null;
  onChange(value: ItemRef | null): void;
}

/** A field of a form whose value is another item: found, or made on the spot. */
export function ItemField({ label, of, value, onChange }: ItemFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [finding, find] = useState(false);
  const Icon = kindIcons[of];
  return (
    // biome-ignore lint/a11y/useSemanticElements: one field, made of several controls
    <div role="group" aria-labelledby={id} className={styles.field}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {value !== null ? (
        <span className={styles.value}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <span className={styles.name} dir="auto">
            {value.name}
          </span>
          <IconButton icon={X} size="small" label={t('item.clear', { field: label })} onClick={() => onChange(null)} />
        </span>
      ) : finding ? (
        <ItemFinder
          small
          label={t(`items.search.${of}`)}
          kinds={[of]}
          create={of}
          onPick={(item) => {
            find(false);
            onChange(item);
          }}
        />
      ) : (
        <Button className={styles.choose} icon={Icon} onClick={() => find(true)}>
          {t(`finder.choose.${of}`)}
        </Button>
      )}
    </div>
  );
}
