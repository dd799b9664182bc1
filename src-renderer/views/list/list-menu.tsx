import { type MouseEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { captureTargets, type Targets, targetsOf } from '../../actions/targets.ts';
import { useList } from '../../state/list.ts';
import { ContextMenu } from '../../ui/menu.tsx';
import styles from './list-menu.module.css';
import { entryOf } from './menu-entries.ts';

const ids = [
  'reply',
  'reply-all',
  'forward',
  'archive',
  'link',
  'label',
  'visibility',
  'snooze',
  'wake',
  'mute',
  'remind',
  'star',
  'mark-read',
  'mark-unread',
  'select',
  'delete',
];

/** One menu for all rows: by right click, Shift+F10 or the menu key; on the ticked rows if the row is one of them. */
export function ListMenu({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [targets, setTargets] = useState<Targets | null>(null);

  const bind = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null;
    const { list } = useList.getState();
    const found = [...list.rows.values()].find((one) => String(one.id) === row?.dataset.id);
    if (found === undefined) {
      setTargets(null);
      event.preventDefault();
      return;
    }
    const all = captureTargets();
    setTargets(all?.ticked === true && all.has(found.id) ? all : targetsOf(found.id));
  };

  const entries = targets === null ? [] : ids.map((id) => entryOf(id, targets, t)).filter((entry) => entry !== null);
  return (
    <ContextMenu entries={entries}>
      <div className={styles.area} onContextMenuCapture={bind}>
        {children}
      </div>
    </ContextMenu>
  );
}
