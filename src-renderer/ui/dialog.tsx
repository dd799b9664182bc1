import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly size?: 'medium' | 'wide' | 'full';
  /** The title is for screen readers only. */
  readonly bare?: boolean;
  readonly children: ReactNode;
  onClose(): void;
}

/** Something that floats above the window until it is closed. For questions see ConfirmDialog. */
export function Dialog({ title, closeLabel, size = 'medium', bare = false, children, onClose }: DialogProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content
          ref={content}
          className={classNames(styles.dialog, styles[size])}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // What asks for it, what is chosen, or the first field, else the dialog: on the close button a tooltip would open, and take the first Escape for itself.
            event.preventDefault();
            const field =
              content.current?.querySelector<HTMLElement>('[data-autofocus]') ??
              content.current?.querySelector<HTMLElement>('input[type=radio]:checked') ??
              content.current?.querySelector<HTMLElement>('input');
            (field ?? content.current)?.focus();
          }}
        >
          {bare ? (
            <Radix.Title className="visually-hidden">{title}</Radix.Title>
          ) : (
            <header className={styles.header}>
              <Radix.Title className={styles.heading}>{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton icon={X} label={closeLabel} size="small" />
              </Radix.Close>
            </header>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
