import { ScrollArea as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './scroll.module.css';

interface ScrollProps extends Omit<ComponentProps<'div'>, 'dir'> {
  readonly children: ReactNode;
  /** Of the frame around what scrolls. */
  readonly frameClassName?: string | undefined;
}

/** Something that scrolls under a bar that takes no room of it. The props are those of the element that scrolls. */
export function Scroll({ children, frameClassName, className, ...rest }: ScrollProps) {
  return (
    <Radix.Root type="hover" scrollHideDelay={400} className={classNames(styles.frame, frameClassName)}>
      <Radix.Viewport {...rest} className={classNames(styles.viewport, className)}>
        {children}
      </Radix.Viewport>
      <Radix.Scrollbar orientation="vertical" className={styles.bar}>
        <Radix.Thumb className={styles.thumb} />
      </Radix.Scrollbar>
    </Radix.Root>
  );
}
