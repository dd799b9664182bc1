import { type ComponentProps, useEffect, useRef } from 'react';
import styles from './checkbox.module.css';
import { classNames } from './class-names.ts';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'checked'> {
  readonly checked: boolean | 'some';
}

/** A native checkbox in our colours; `some` is the mixed state. The target is 24 px, the box 16. */
export function Checkbox({ checked, className, ...rest }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.indeterminate = checked === 'some';
  }, [checked]);
  return (
    <span className={classNames(styles.target, className)}>
      <input {...rest} ref={input} type="checkbox" checked={checked === true} className={styles.box} />
    </span>
  );
}
