import { AlertDialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

interface ConfirmDialogProps {
  /** A question with verb, count and object. */
  readonly title: string;
  readonly children: ReactNode;
  readonly cancelLabel: string;
  /** Repeats the verb and its object. */
  readonly confirmLabel: string;
  readonly tone?: 'danger' | 'primary';
  /** The consequences are not known yet: nothing can be confirmed. */
  readonly waiting?: boolean;
  onCancel(): void;
  onConfirm(): void;
}

/** The question before something that cannot be undone (C0.4): Cancel has the focus, Escape cancels, Enter confirms only on the verb. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, cancelLabel, confirmLabel, tone = 'danger', waiting = false, onCancel, onConfirm } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onCancel())}>
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content
          className={classNames(styles.dialog, styles.confirm)}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            cancel.current?.focus();
          }}
        >
          <Radix.Title className={styles.question}>{title}</Radix.Title>
          <Radix.Description asChild>
            <div className={styles.consequences}>{children}</div>
          </Radix.Description>
          <footer className={styles.buttons}>
            <Radix.Cancel asChild>
              <Button ref={cancel}>{cancelLabel}</Button>
            </Radix.Cancel>
            <Button variant={tone} disabled={waiting} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
