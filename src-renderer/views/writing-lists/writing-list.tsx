import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format/numbers.ts';
import { Scroll } from '../../ui/scroll.tsx';
import styles from './writing-list.module.css';

interface WritingListProps {
  readonly title: string;
  readonly total: number | undefined;
  readonly error: string | undefined;
  readonly children: ReactNode;
}

/** The pane of Drafts and Outbox: short lists, each row a button; arrows, j and k go from one to the next. */
export function WritingList({ title, total, error, children }: WritingListProps) {
  const { t } = useTranslation();
  const pane = useRef<HTMLElement>(null);
  const pressed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...(pane.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row.matches(':focus'));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
  return (
    <main ref={pane} className={styles.pane} id="content" tabIndex={-1} onKeyDown={pressed}>
      <header className={styles.bar}>
        <h1 className={styles.title}>
          {title}
          {total !== undefined && <span className={styles.total}>{count(total)}</span>}
        </h1>
      </header>
      {error !== undefined && total === undefined ? (
        <EmptyState drawing="warning" title={t('list.problemTitle')}>
          {error}
        </EmptyState>
      ) : (
        <Scroll frameClassName={styles.scroll}>{children}</Scroll>
      )}
    </main>
  );
}
