import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from './checkbox.tsx';
import styles from './folder-picker.module.css';
import { count } from './format/numbers.ts';
import { SearchBox } from './search-box.tsx';

/** A folder or label of the provider, as it can be chosen. */
export interface PickableFolder {
  readonly path: string;
  readonly delimiter: string;
  /** Emails at the provider; null where they were not counted. */
  readonly there: number | null;
  /** Emails of it in Dealbox. */
  readonly here: number;
}

interface FolderPickerProps {
  readonly label: string;
  readonly folders: readonly PickableFolder[];
  readonly chosen: ReadonlySet<string>;
  onChoose(path: string, on: boolean): void;
}

/** So many fit on the screen: no box to narrow them. */
const FEW = 8;

/** SYN-4: which folders or labels are synced, nested ones below theirs, with what the provider has in each. */
export function FolderPicker({ label, folders, chosen, onChoose }: FolderPickerProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase();
  const shown = folders
    .filter(({ path }) => path.toLocaleLowerCase().includes(wanted))
    .sort((one, other) => one.path.localeCompare(other.path));
  return (
    <div className={styles.picker}>
      {folders.length > FEW && <SearchBox label={t('what.find')} value={words} onChange={setWords} />}
      {folders.some((folder) => folder.there !== null) && (
        <p className={styles.heading} aria-hidden>
          {t('what.there')}
        </p>
      )}
      <ul className={styles.list} aria-label={label}>
        {shown.map((folder) => (
          <Row
            key={folder.path}
            folder={folder}
            // narrowed, a folder stands alone: then its whole path tells where it belongs
            nested={wanted === ''}
            checked={chosen.has(folder.path)}
            onChange={(on) => onChoose(folder.path, on)}
          />
        ))}
        {shown.length === 0 && <li className={styles.none}>{t('what.noneFound')}</li>}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly folder: PickableFolder;
  readonly nested: boolean;
  readonly checked: boolean;
  onChange(on: boolean): void;
}

function Row({ folder, nested, checked, onChange }: RowProps) {
  const { t } = useTranslation();
  const { path, delimiter, there, here } = folder;
  const parts = nested && delimiter !== '' ? path.split(delimiter) : [path];
  const name = parts.at(-1) ?? path;
  return (
    <li>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in the component */}
      <label className={styles.row} style={{ paddingInlineStart: `${6 + 20 * (parts.length - 1)}px` }} title={path}>
        <Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)} />
        <span className={styles.name} dir="auto">
          {parts.length > 1 && <span className={styles.hidden}>{parts.slice(0, -1).join(' ')} </span>}
          {name}
        </span>
        {here > 0 && <span className={styles.note}>{t('what.here', { count: here, total: count(here) })}</span>}
        <span className={styles.count}>
          {there !== null && (
            <>
              {count(there)}
              <span className={styles.hidden}> {t('what.emails', { count: there })}</span>
            </>
          )}
        </span>
      </label>
    </li>
  );
}
