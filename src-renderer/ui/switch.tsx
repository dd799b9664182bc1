import { Switch as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import styles from './switch.module.css';

interface SwitchRowProps {
  readonly label: string;
  /** The consequence, one line. */
  readonly children?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  onChange(checked: boolean): void;
}

/** One setting, one line: its name, its consequence in muted text below, a switch at the right. */
export function SwitchRow({ label, children, checked, disabled = false, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {children !== undefined && (
          <p id={`${id}-hint`} className={styles.hint}>
            {children}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        className={styles.track}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={children === undefined ? undefined : `${id}-hint`}
      >
        <Radix.Thumb className={styles.thumb} />
      </Radix.Root>
    </div>
  );
}
