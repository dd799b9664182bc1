import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { KeyHint } from './key-hint.tsx';
import styles from './tooltip.module.css';

export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Provider delayDuration={400} skipDelayDuration={150}>
    {children}
  </Radix.Provider>
);

interface TooltipProps {
  readonly label: string;
  readonly shortcut?: string | undefined;
  /** What the act will do beyond its name: "also archives in ola@…" (R011). */
  readonly impact?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
}

/** Name, key and impact, on hover and on focus; can be pointed at and dismissed with Escape (C0.9). */
export function Tooltip({ label, shortcut, impact, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          <span className={styles.line}>
            {label}
            {shortcut !== undefined && <KeyHint shortcut={shortcut} />}
          </span>
          {impact !== undefined && impact !== '' && <span className={styles.impact}>{impact}</span>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
