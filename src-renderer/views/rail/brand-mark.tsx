import styles from './rail.module.css';

/** The mark: a letter whose flap is a tick. */
export function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect x="1" y="3" width="18" height="14" rx="4" fill="currentColor" />
      <path
        d="m5 8.200 4 3.600 6.500-6"
        fill="none"
        stroke="var(--mark-line)"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
