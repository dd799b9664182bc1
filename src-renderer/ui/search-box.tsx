import { Search } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import styles from './search-box.module.css';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  onChange(value: string): void;
  /** Down or Enter: on to what was found. */
  onLeave?(): void;
}

/** Narrows the list below as one types; Escape empties it. */
export function SearchBox({ label, value, inputRef, onChange, onLeave }: SearchBoxProps) {
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && value !== '') onChange('');
    else if ((event.key === 'ArrowDown' || event.key === 'Enter') && onLeave !== undefined) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.box}>
      <Search size={15} strokeWidth={1.75} aria-hidden />
      <input
        ref={inputRef}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={pressed}
      />
    </div>
  );
}
