import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  readonly size?: 'small' | 'medium';
  readonly icon?: LucideIcon;
}

/** A verb that can be pressed. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button type="button" {...rest} className={classNames(styles.button, styles[variant], styles[size], className)}>
      {Icon !== undefined && <Icon size={size === 'small' ? 14 : 16} strokeWidth={1.75} aria-hidden />}
      {children}
    </button>
  );
}
