import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './filter-chips.module.css';

interface FilterChipsProps {
  /** For screen readers. */
  readonly label: string;
  readonly children: ReactNode;
  /** With the line below that ends a header. */
  readonly lined?: boolean;
}

/** A row of switches that narrow a list. */
export function FilterChips({ label, lined = false, children }: FilterChipsProps) {
  return (
    <fieldset className={classNames(styles.chips, lined && styles.lined)}>
      <legend className="visually-hidden">{label}</legend>
      {children}
    </fieldset>
  );
}

/** For a chip that opens a menu. */
export const filterChipClass = styles.chip;

interface FilterChipProps {
  readonly pressed: boolean;
  readonly children: ReactNode;
  onPress(): void;
}

export const FilterChip = ({ pressed, children, onPress }: FilterChipProps) => (
  <button type="button" className={styles.chip} aria-pressed={pressed} onClick={onPress}>
    {children}
  </button>
);
