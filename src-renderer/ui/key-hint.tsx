import styles from './key-hint.module.css';

const names: Readonly<Record<string, readonly [mac: string, other: string]>> = {
  Mod: ['⌘', 'Ctrl'],
  Shift: ['⇧', 'Shift'],
  Alt: ['⌥', 'Alt'],
  Enter: ['↩', 'Enter'],
  Escape: ['esc', 'Esc'],
  Delete: ['⌦', 'Del'],
  ArrowDown: ['↓', '↓'],
  ArrowUp: ['↑', '↑'],
};

const mac = navigator.userAgent.includes('Mac');

/** The single caps of a shortcut ("g i", "Mod+k", "I") as they are printed on this computer's keys. */
function keyCaps(shortcut: string): readonly string[] {
  return shortcut.split(' ').flatMap((stroke) => {
    const parts = stroke.length > 1 ? stroke.split('+').filter((part) => part !== '') : [stroke];
    return parts.flatMap((part) => {
      const name = names[part];
      if (name !== undefined) return [name[mac ? 0 : 1]];
      if (/^[A-Z]$/.test(part) && parts.length === 1) return [mac ? '⇧' : 'Shift', part];
      return [part.length === 1 ? part.toUpperCase() : part];
    });
  });
}

/** A shortcut, drawn as keys. */
export function KeyHint({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className={styles.keys}>
      {keyCaps(shortcut).map((cap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shortcut never changes its order
        <kbd key={index} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
