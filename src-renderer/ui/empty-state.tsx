import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Small line drawings, 96 × 64, one stroke, in the muted colour. */
const drawings = {
  tray: (
    <path d="M14 38h20l5 8h18l5-8h20M14 38v14a4 4 0 0 0 4 4h60a4 4 0 0 0 4-4V38L70 14a4 4 0 0 0-3.6-2.2H29.6A4 4 0 0 0 26 14Z" />
  ),
  box: <path d="M16 12h64v12H16zM21 24v28a4 4 0 0 0 4 4h46a4 4 0 0 0 4-4V24M40 35h16" />,
  filter: <path d="M18 14h60M28 28h40M38 42h20M45 56h6" />,
  glass: <path d="M62 32a18 18 0 1 1-36 0 18 18 0 0 1 36 0ZM58 45l13 13" />,
  letter: (
    <path d="M16 16h64a4 4 0 0 1 4 4v28a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4V20a4 4 0 0 1 4-4ZM13 18.500l31 21a7 7 0 0 0 8 0l31-21" />
  ),
  check: <path d="M70 32a22 22 0 1 1-44 0 22 22 0 0 1 44 0ZM39 33l7 7 12-14" />,
  card: (
    <path d="M18 12h60a4 4 0 0 1 4 4v32a4 4 0 0 1-4 4H18a4 4 0 0 1-4-4V16a4 4 0 0 1 4-4ZM44 27a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM25 44c2-5 6.500-7 12-7s10 2 12 7M58 25h14M58 33h14M58 41h8" />
  ),
  columns: (
    <path d="M14 12h20v38a3 3 0 0 1-3 3H17a3 3 0 0 1-3-3ZM38 12h20v24a3 3 0 0 1-3 3H41a3 3 0 0 1-3-3ZM62 12h20v30a3 3 0 0 1-3 3H65a3 3 0 0 1-3-3ZM19 20h10M19 28h10M43 20h10M67 20h10M67 28h10" />
  ),
  warning: <path d="M48 10 80 56H16ZM48 27v13M48 47v1" />,
} as const;

interface EmptyStateProps {
  readonly drawing: keyof typeof drawings;
  readonly title: string;
  /** Why it is empty, one sentence. */
  readonly children?: ReactNode;
  /** One next step. */
  readonly action?: ReactNode;
}

/** Why there is nothing, and one next step (C0.11). */
export function EmptyState({ drawing, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg viewBox="0 0 96 64" width="96" height="64" className={styles.drawing} aria-hidden="true">
        {drawings[drawing]}
      </svg>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <p className={styles.words}>{children}</p>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
