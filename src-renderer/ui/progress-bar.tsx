import type { CSSProperties } from 'react';
import styles from './progress-bar.module.css';

/** How far something is; without a total it says only that it goes on. */
export function ProgressBar({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}) {
  const known = total > 0;
  const part = known ? Math.min(1, done / total) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      {...(known ? { 'aria-valuemax': total, 'aria-valuenow': Math.min(done, total) } : {})}
      className={styles.track}
      data-known={known}
    >
      <div className={styles.bar} style={{ '--part': part } as CSSProperties} />
    </div>
  );
}
