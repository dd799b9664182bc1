import type { LucideIcon } from 'lucide-react';
import { ContextMenu as RadixContext, DropdownMenu as RadixDropdown } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './menu.module.css';

/** One line of a menu. Both kinds of menu, by button and by right click, show the same lines. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly shortcut?: string | undefined;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Given: the line can be ticked. */
  readonly checked?: boolean | undefined;
  /** A line above this entry. */
  readonly separated?: boolean;
  run(): void;
}

interface MenuProps {
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
  readonly title?: string;
  readonly children: ReactElement;
  /** Where the keyboard goes when it closes; else back to the button. */
  onClosed?(): void;
}

/** A menu under a button. */
export function Menu({ entries, align = 'end', title, children, onClosed }: MenuProps) {
  return (
    <RadixDropdown.Root modal={false}>
      <RadixDropdown.Trigger asChild>{children}</RadixDropdown.Trigger>
      <RadixDropdown.Portal>
        <RadixDropdown.Content
          className={styles.menu}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (onClosed === undefined) return;
            event.preventDefault();
            onClosed();
          }}
        >
          {title !== undefined && <RadixDropdown.Label className={styles.title}>{title}</RadixDropdown.Label>}
          <Entries entries={entries} parts={RadixDropdown} />
        </RadixDropdown.Content>
      </RadixDropdown.Portal>
    </RadixDropdown.Root>
  );
}

/** The same menu by right click, Shift+F10 and the menu key. Its lines are made when it opens. */
export function ContextMenu({
  entries,
  children,
  onOpen,
}: {
  readonly entries: readonly MenuEntry[];
  readonly children: ReactNode;
  onOpen?(open: boolean): void;
}) {
  return (
    <RadixContext.Root modal={false} {...(onOpen === undefined ? {} : { onOpenChange: onOpen })}>
      <RadixContext.Trigger asChild>{children}</RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content className={styles.menu} collisionPadding={8}>
          <Entries entries={entries} parts={RadixContext} />
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  );
}

type Parts = Pick<typeof RadixDropdown, 'Item' | 'CheckboxItem' | 'ItemIndicator' | 'Separator'>;

function Entries({ entries, parts }: { readonly entries: readonly MenuEntry[]; readonly parts: Parts }) {
  return entries.map((entry) => {
    const { icon: Icon, shortcut, checked } = entry;
    const inner = (
      <>
        <span className={styles.icon}>{Icon !== undefined && <Icon size={16} strokeWidth={1.75} aria-hidden />}</span>
        <span className={styles.label}>{entry.label}</span>
        {checked === true && <span className={styles.tick}>✓</span>}
        {shortcut !== undefined && <KeyHint shortcut={shortcut} />}
      </>
    );
    const common = {
      className: classNames(styles.item, entry.danger === true && styles.danger),
      disabled: entry.disabled ?? false,
      onSelect: () => entry.run(),
    };
    return (
      <div key={entry.id} role="none">
        {entry.separated === true && <parts.Separator className={styles.separator} />}
        {checked === undefined ? (
          <parts.Item {...common}>{inner}</parts.Item>
        ) : (
          <parts.CheckboxItem {...common} checked={checked}>
            {inner}
          </parts.CheckboxItem>
        )}
      </div>
    );
  });
}
