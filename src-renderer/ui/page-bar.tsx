import type { ReactNode } from 'react';
import styles from './page-bar.module.css';

interface PageBarProps {
  readonly title: string;
  /** How many there are, as text; '' until it is known. */
  readonly total?: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** The bar of a page beside the rail: its name, how many, its tools. */
export function PageBar({ title, total = '', lead, children }: PageBarProps) {
  return (
    <header className={styles.bar}>
      {lead}
      <h1 className={styles.title}>
        {title}
        {total !== '' && <span className={styles.total}>{total}</span>}
      </h1>
      <div className={styles.tools}>{children}</div>
    </header>
  );
}
