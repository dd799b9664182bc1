import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import styles from './inline-edit.module.css';

interface InlineEditProps {
  readonly label: string;
  /** As it is edited. */
  readonly value: string;
  /** As it is read; default the value itself. */
  readonly shown?: ReactNode;
  /** Read where there is no value. */
  readonly empty: string;
  readonly type?: 'text' | 'date' | 'email' | 'tel' | 'url' | 'long';
  readonly maxLength?: number;
  /** The look of the text around it: a heading keeps its size while it is edited. */
  readonly className?: string | undefined;
  /** What is wrong with it, or '' where it was kept. */
  onSave(value: string): Promise<string>;
}

/** Text that is edited where it stands: Enter saves, Escape restores, an error stands beside it and keeps what was typed (C6). */
export function InlineEdit(props: InlineEditProps) {
  const { label, value, shown, empty, type = 'text', maxLength = 2000, className, onSave } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const busy = useRef(false);
  /** The keyboard ended the editing: it goes on where it was. */
  const goesBack = useRef(false);
  const editing = draft !== null;

  useEffect(() => {
    if (!editing) {
      if (goesBack.current) button.current?.focus();
      goesBack.current = false;
      return;
    }
    field.current?.focus();
    if (type !== 'date') field.current?.select();
  }, [editing, type]);

  const close = (back: boolean): void => {
    setDraft(null);
    setProblem('');
    goesBack.current = back;
  };
  const save = async (back: boolean): Promise<void> => {
    if (busy.current || draft === null) return;
    if (draft.trim() === value) return close(back);
    busy.current = true;
    const wrong = await onSave(draft.trim());
    busy.current = false;
    if (wrong === '') close(back);
    else setProblem(wrong);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Enter' && (type !== 'long' || event.ctrlKey || event.metaKey)) void save(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (draft === null) {
    const has = value !== '';
    return (
      <button
        ref={button}
        type="button"
        className={classNames(styles.text, type === 'long' && styles.long, className)}
        data-empty={!has}
        aria-label={`${label}: ${has ? (typeof shown === 'string' ? shown : value) : empty}`}
        title={has && type !== 'long' ? value : undefined}
        dir="auto"
        onClick={() => setDraft(value)}
      >
        {has ? (shown ?? value) : empty}
      </button>
    );
  }
  const common = {
    ref: field,
    className: classNames(styles.field, className),
    'aria-label': label,
    'aria-invalid': problem !== '',
    'aria-describedby': problem === '' ? undefined : `${id}-problem`,
    dir: 'auto',
    maxLength,
    value: draft,
    onChange: (event: { target: { value: string } }) => {
      setDraft(event.target.value);
      setProblem('');
    },
    onKeyDown: pressed,
    onBlur: () => void save(false),
  } as const;
  return (
    <span className={styles.editing}>
      {type === 'long' ? (
        <textarea {...common} rows={4} />
      ) : (
        <input {...common} type={type === 'date' ? 'date' : 'text'} />
      )}
      {problem !== '' && (
        <span id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  );
}
