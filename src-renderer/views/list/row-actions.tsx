import { Archive, ArchiveRestore, Clock, Mail, MailOpen, Star, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '#shared/model/conversation.ts';
import { actionById, runAction } from '../../actions/registry.ts';
import { targetsOf } from '../../actions/targets.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './conversation-row.module.css';

/** What a row offers under the pointer, in the time's place. By keyboard the same is e, #, s, Shift+i. */
export function RowActions({ row }: { readonly row: ConversationRow }) {
  const { t } = useTranslation();
  const archived = row.standing === 'archive';
  const unread = row.unread > 0;
  const run = (id: string): void => {
    const action = actionById(id);
    if (action !== undefined) runAction(action, targetsOf(row.id));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid that the virtualiser places
    // biome-ignore lint/a11y/useFocusableInteractive: the row is what has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: keeps a press between two buttons from opening the row
    <span role="gridcell" className={styles.actions} onClick={(event) => event.stopPropagation()}>
      <IconButton
        icon={archived ? ArchiveRestore : Archive}
        label={t(archived ? 'action.unarchive' : 'action.archive')}
        shortcut="e"
        size="small"
        tabIndex={-1}
        onClick={() => run('archive')}
      />
      <IconButton
        icon={Trash2}
        label={t('action.delete')}
        shortcut="#"
        size="small"
        tabIndex={-1}
        onClick={() => run('delete')}
      />
      <IconButton
        icon={Clock}
        label={t('snooze.action')}
        shortcut="h"
        size="small"
        tabIndex={-1}
        onClick={() => run('snooze')}
      />
      <IconButton
        icon={unread ? MailOpen : Mail}
        label={t(unread ? 'action.markRead' : 'action.markUnread')}
        shortcut={unread ? 'I' : 'U'}
        size="small"
        tabIndex={-1}
        onClick={() => run(unread ? 'mark-read' : 'mark-unread')}
      />
      <IconButton
        icon={Star}
        filled={row.starred}
        label={t(row.starred ? 'action.unstar' : 'action.star')}
        shortcut="s"
        size="small"
        tabIndex={-1}
        onClick={() => run('star')}
      />
    </span>
  );
}
