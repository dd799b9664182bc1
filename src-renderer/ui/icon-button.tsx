import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  readonly icon: LucideIcon;
  /** Read by screen readers and shown in the tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly impact?: string | undefined;
  readonly size?: 'small' | 'medium';
  readonly filled?: boolean;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}

/** An icon with a name. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  impact,
  size = 'medium',
  filled = false,
  side,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} impact={impact} {...(side === undefined ? {} : { side })}>
      <button type="button" {...rest} aria-label={label} className={classNames(styles.button, styles[size], className)}>
        <Icon
          size={size === 'small' ? 16 : 18}
          strokeWidth={1.75}
          aria-hidden
          {...(filled ? { fill: 'currentColor' } : {})}
        />
      </button>
    </Tooltip>
  );
}
