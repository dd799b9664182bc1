import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

interface TabsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly tabs: readonly { readonly value: V; readonly label: string }[];
  readonly children: ReactNode;
  onChange(value: V): void;
}

/** Pages of one thing, one at a time. The child is the page of the tab that is chosen. */
export function Tabs<V extends string>({ label, value, tabs, children, onChange }: TabsProps<V>) {
  return (
    <Radix.Root
      value={value}
      className={styles.root}
      onValueChange={(chosen) => {
        const tab = tabs.find((one) => one.value === chosen);
        if (tab !== undefined) onChange(tab.value);
      }}
    >
      <Radix.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content value={value} className={styles.page} tabIndex={-1}>
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
