import type { CSSProperties } from 'react';
import styles from './avatar.module.css';
import { hueOf, initials } from './format/people.ts';

/** Initials on a hue that belongs to the address. Decoration: the name stands beside it. */
export function Avatar({
  name,
  address,
  size = 32,
}: {
  readonly name: string;
  readonly address: string;
  readonly size?: number;
}) {
  const style = { '--hue': hueOf(address), '--size': `${size}px` } as CSSProperties;
  return (
    <span className={styles.avatar} style={style} aria-hidden>
      {initials(name === '' ? address : name)}
    </span>
  );
}
