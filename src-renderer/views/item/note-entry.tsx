import { EllipsisVertical, StickyNote, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '#shared/model/ids.ts';
import type { HistoryEntry } from '#shared/model/item.ts';
import { removeNote, saveNote } from '../../actions/items.ts';
import { Button } from '../../ui/button.tsx';
import { clockTime, fullTime } from '../../ui/format/dates.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { Menu } from '../../ui/menu.tsx';
import river from './history-tab.module.css';
import styles from './note-entry.module.css';

/** A note is written where it will stand: one line that grows when it is used. */
export function NoteField({ item }: { readonly item: ItemId }) {
  const { t } = useTranslation();
  const [text, write] = useState('');
  const [problem, setProblem] = useState('');

  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    const wrong = await saveNote(item, text.trim());
    setProblem(wrong);
    if (wrong === '') write('');
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.key === 'Escape' && text === '') (event.target as HTMLElement).blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.write} data-used={text !== ''}>
      <textarea
        className={styles.field}
        aria-label={t('note.write')}
        placeholder={t('note.write')}
        dir="auto"
        rows={text === '' ? 1 : Math.min(10, Math.max(3, text.split('\n').length + 1))}
        maxLength={100_000}
        value={text}
        onChange={(event) => {
          write(event.target.value);
          setProblem('');
        }}
        onKeyDown={pressed}
      />
      {text !== '' && (
        <div className={styles.foot}>
          <span role="alert" className={styles.problem}>
            {problem}
          </span>
          <Button size="small" variant="ghost" onClick={() => write('')}>
            {t('common.cancel')}
          </Button>
          <Button size="small" variant="primary" aria-keyshortcuts="Control+Enter" onClick={() => void save()}>
            {t('note.save')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface NoteEntryProps {
  readonly item: ItemId;
  readonly note: Extract<HistoryEntry, { readonly kind: 'note' }>;
}

/** A note on the river, edited in place. */
export function NoteEntry({ item, note }: NoteEntryProps) {
  const { t } = useTranslation();
  return (
    <li className={river.entry}>
      <span className={river.mark}>
        <StickyNote size={13} strokeWidth={1.75} aria-hidden />
      </span>
      <div className={styles.note}>
        <div className={styles.head}>
          <span className={styles.by}>
            {t(note.editedAt > 0 ? 'note.byEdited' : 'note.by', { name: note.by || t('common.me') })}
          </span>
          <time className={river.time} dateTime={new Date(note.at).toISOString()} title={fullTime(note.at)}>
            {clockTime(note.at)}
          </time>
          <Menu
            entries={[
              {
                id: 'remove',
                label: t('note.remove'),
                icon: Trash2,
                danger: true,
                run: () => void removeNote(note.note),
              },
            ]}
          >
            <IconButton icon={EllipsisVertical} size="small" label={t('note.menu')} />
          </Menu>
        </div>
        <InlineEdit
          label={t('note.edit')}
          type="long"
          value={note.text}
          empty=""
          maxLength={100_000}
          onSave={(text) => saveNote(item, text, note.note)}
        />
      </div>
    </li>
  );
}
