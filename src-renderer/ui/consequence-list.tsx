import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './consequence-list.module.css';

export interface ConsequenceLine {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly content: ReactNode;
}

/** What an act does, in three or four short lines with icons. */
export function ConsequenceList({ lines }: { readonly lines: readonly ConsequenceLine[] }) {
  return (
    <ul className={styles.list}>
      {lines.map(({ id, icon: Icon, content }) => (
        <li key={id} className={styles.line}>
          <Icon size={16} strokeWidth={1.75} className={styles.icon} aria-hidden />
          <span>{content}</span>
        </li>
      ))}
    </ul>
  );
}
