import { Archive, ArchiveRestore, Ellipsis, Link2, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { actionById, runAction } from '../../actions/registry.ts';
import { selectAllMatching, selectOnScreen } from '../../actions/select.ts';
import { captureTargets } from '../../actions/targets.ts';
import { wouldUnarchive } from '../../actions/triage.ts';
import type { ListRows } from '../../state/list.ts';
import type { ListView } from '../../state/navigation.ts';
import { clearSelection, tickedCount, useSelection } from '../../state/selection.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { count } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './list-header.module.css';
import { entryOf } from './menu-entries.ts';

/** Takes the header's place while something is ticked: how much, and what can be done with it, in the order of the conversation's bar. */
export function BulkBar({ list, view }: { readonly list: ListRows; readonly view: ListView | 'search' }) {
  const { t } = useTranslation();
  const ticked = useSelection((selection) => selection.ticked);
  const number = tickedCount(ticked);
  const all = ticked.kind === 'matching' && ticked.except.size === 0;
  const run = (id: string): void => {
    const action = actionById(id);
    if (action !== undefined) runAction(action);
  };
  const targets = captureTargets();
  const unarchive = wouldUnarchive(targets);

  return (
    <section aria-label={t('list.bulkBar')}>
      <h1 className="visually-hidden">
        {t(view === 'search' ? 'search.results' : view === 'snoozed' ? 'snooze.place' : `rail.${view}`)}
      </h1>
      <div className={styles.bar}>
        <Tooltip label={t('list.selectNone')} shortcut="* n">
          <span className={styles.all}>
            <Checkbox checked={all ? true : 'some'} aria-label={t('list.selectNone')} onChange={clearSelection} />
          </span>
        </Tooltip>
        <p className={styles.number} role="status">
          {t('list.selected', { count: number, total: count(number) })}
        </p>
        <Button
          size="small"
          icon={unarchive ? ArchiveRestore : Archive}
          onClick={() => run('archive')}
          aria-keyshortcuts="e"
        >
          {t(unarchive ? 'action.unarchive' : 'action.archive')}
        </Button>
        <IconButton icon={Trash2} label={t('action.delete')} shortcut="#" onClick={() => run('delete')} />
        <IconButton icon={Link2} label={t('action.link')} shortcut="d" onClick={() => run('link')} />
        <Menu
          entries={['label', 'visibility', 'snooze', 'wake', 'mute', 'mark-read', 'mark-unread', 'star']
            .map((id) => entryOf(id, targets, t))
            .filter((entry) => entry !== null)}
        >
          <IconButton icon={Ellipsis} label={t('common.more')} />
        </Menu>
        <IconButton icon={X} label={t('list.selectNone')} shortcut="Escape" onClick={clearSelection} />
      </div>
      {view !== 'search' && view !== 'snoozed' && (
        <p className={styles.matching}>
          {ticked.kind === 'matching' ? (
            <>
              {all && t('list.allSelected', { count: number, total: count(number) })}{' '}
              {list.total > list.rows.size && (
                <button type="button" className={styles.link} onClick={selectOnScreen}>
                  {t('list.onlyOnScreen', { count: list.rows.size, total: count(list.rows.size) })}
                </button>
              )}
            </>
          ) : (
            <button type="button" className={styles.link} onClick={selectAllMatching}>
              {t('list.selectMatching', { count: list.total, total: count(list.total) })}
            </button>
          )}
        </p>
      )}
    </section>
  );
}
