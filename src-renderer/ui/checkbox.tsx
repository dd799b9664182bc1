import type { ComponentProps } from 'react';
import styles from './checkbox.module.css';
import { classNames } from './class-names.ts';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'checked'> {
  readonly checked: boolean | 'some';
}

/** The mixed state is a property only, never an attribute. */
const asMixed = (input: HTMLInputElement | null): void => {
  if (input !== null) input.indeterminate = true;
};
const asPlain = (input: HTMLInputElement | null): void => {
  if (input !== null) input.indeterminate = false;
};

/** A native checkbox in our colours; `some` is the mixed state. The target is 24 px, the box 16. */
export function Checkbox({ checked, className, ...rest }: CheckboxProps) {
  return (
    <span className={classNames(styles.target, className)}>
      <input
        {...rest}
        ref={checked === 'some' ? asMixed : asPlain}
        type="checkbox"
        checked={checked === true}
        className={styles.box}
      />
    </span>
  );
}
