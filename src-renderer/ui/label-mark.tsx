import type { Label } from '#shared/model/label.ts';
import styles from './label-mark.module.css';

/** A label as a chip: its colour as a dot, its name beside it, never colour alone (C7). */
export const LabelMark = ({ label }: { readonly label: Pick<Label, 'name' | 'color'> }) => (
  <span className={styles.chip} title={label.name}>
    <LabelDot color={label.color} />
    <span className={styles.name} dir="auto">
      {label.name}
    </span>
  </span>
);

export const LabelDot = ({ color }: { readonly color: Label['color'] }) => (
  <span className={styles.dot} data-color={color} aria-hidden />
);
