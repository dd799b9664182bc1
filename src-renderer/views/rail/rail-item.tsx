import type { LucideIcon } from 'lucide-react';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './rail.module.css';

interface RailItemProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly shortcut?: string | undefined;
  /** '' where there is nothing to count. */
  readonly count: string;
  readonly countLabel: string;
  /** A number to know, not one that calls. */
  readonly quiet?: boolean;
  readonly current: boolean;
  readonly narrow: boolean;
  readonly strong: boolean;
  onPress(): void;
}

/** A place of the rail. Folded to its icon it keeps name and key in the tooltip. */
export function RailItem(props: RailItemProps) {
  const { icon: Icon, label, shortcut, count, countLabel, quiet = false, current, narrow, strong, onPress } = props;
  const button = (
    <button
      type="button"
      className={styles.item}
      aria-current={current ? 'page' : undefined}
      data-strong={strong}
      onClick={onPress}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <span className={narrow ? 'visually-hidden' : styles.label}>{label}</span>
      {count !== '' && (
        <>
          <span className={narrow ? styles.dot : styles.count} data-quiet={quiet} aria-hidden>
            {narrow ? '' : count}
          </span>
          <span className="visually-hidden">, {countLabel}</span>
        </>
      )}
    </button>
  );
  return (
    <li>
      {narrow ? (
        <Tooltip label={count === '' ? label : `${label}, ${countLabel}`} shortcut={shortcut} side="right">
          {button}
        </Tooltip>
      ) : (
        button
      )}
    </li>
  );
}
