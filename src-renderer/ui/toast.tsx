import { X } from 'lucide-react';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { KeyHint } from './key-hint.tsx';
import styles from './toast.module.css';

interface ToastProps {
  readonly text: string;
  /** Seconds until it goes; 0: it stays until dismissed. */
  readonly seconds: number;
  readonly actionLabel?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly also?: { readonly label: string; run(): void } | undefined;
  readonly closeLabel: string;
  readonly tone: 'plain' | 'problem';
  onAction?(): void;
  onEnd(): void;
}

/** One line that says what was done and offers to undo it. Its time stops while it is pointed at or has the focus (C0.5). */
export function Toast({ text, seconds, actionLabel, shortcut, also, closeLabel, tone, onAction, onEnd }: ToastProps) {
  const [held, setHeld] = useState(false);
  const left = useRef(seconds * 1000);
  const end = useRef(onEnd);
  end.current = onEnd;

  useEffect(() => {
    if (seconds === 0 || held) return undefined;
    const begun = Date.now();
    const timer = setTimeout(() => end.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1000, left.current - (Date.now() - begun));
    };
  }, [held, seconds]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the time is not an act; the buttons inside are
    <div
      className={styles.toast}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{text}</span>
      {actionLabel !== undefined && (
        <button type="button" className={styles.action} onClick={onAction}>
          {actionLabel}
          {shortcut !== undefined && <KeyHint shortcut={shortcut} />}
        </button>
      )}
      {also !== undefined && (
        <button type="button" className={styles.action} onClick={also.run}>
          {also.label}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={closeLabel} onClick={onEnd}>
        <X size={14} strokeWidth={1.75} aria-hidden />
      </button>
      {seconds > 0 && (
        <span
          className={styles.time}
          data-held={held}
          style={{ '--seconds': `${seconds}s` } as CSSProperties}
          aria-hidden
        />
      )}
    </div>
  );
}
