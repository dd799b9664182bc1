import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import styles from './segmented.module.css';

interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  onChange(value: V): void;
}

/** One of a few, all in sight: a setting in one line with its consequence below. */
export function Segmented<V extends string>({ label, hint, value, options, onChange }: SegmentedProps<V>) {
  const id = useId();
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <span id={id} className={styles.label}>
          {label}
        </span>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
      <RadioGroup.Root
        className={styles.group}
        value={value}
        aria-labelledby={id}
        orientation="horizontal"
        onValueChange={(chosen) => {
          const option = options.find((one) => one.value === chosen);
          if (option !== undefined) onChange(option.value);
        }}
      >
        {options.map((option) => (
          <RadioGroup.Item key={option.value} value={option.value} className={styles.option}>
            {option.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
