import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './pane-divider.module.css';

interface PaneDividerProps {
  readonly label: string;
  /** Width of the pane before it, CSS pixels. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  onChange(value: number): void;
  /** The person let go: a width worth remembering. */
  onCommit(value: number): void;
}

/** A divider between two panes: drag, arrow keys (with Shift in larger steps), Home and End, double click for the first width. */
export function PaneDivider({ label, value, min, max, initial, onChange, onCommit }: PaneDividerProps) {
  const start = useRef<{ x: number; value: number } | null>(null);
  const within = (wanted: number): number => Math.round(Math.min(max, Math.max(min, wanted)));
  const direction = (): number => (document.documentElement.dir === 'rtl' ? -1 : 1);

  const set = (wanted: number): void => {
    onChange(within(wanted));
    onCommit(within(wanted));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 48 : 12;
    const targets: Partial<Record<string, number>> = {
      ArrowLeft: value - step * direction(),
      ArrowRight: value + step * direction(),
      Home: min,
      End: max,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(target);
  };

  const moved = (event: PointerEvent): number | null => {
    if (start.current === null) return null;
    return within(start.current.value + (event.clientX - start.current.x) * direction());
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; this is the window splitter of the ARIA practices
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.divider}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, value };
      }}
      onPointerMove={(event) => {
        const target = moved(event);
        if (target !== null) onChange(target);
      }}
      onPointerUp={(event) => {
        const target = moved(event);
        start.current = null;
        if (target !== null) onCommit(target);
      }}
    />
  );
}
