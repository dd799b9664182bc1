import type { ReactNode } from 'react';
import styles from './side-panel.module.css';

interface PanelSectionProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the side panel under its name. */
export function PanelSection({ title, action, children }: PanelSectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.heading}>{title}</h3>
        {action}
      </header>
      {children}
    </section>
  );
}
