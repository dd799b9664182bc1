import type { TFunction } from 'i18next';
import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowLeft,
  ArrowUp,
  Clock,
  Ellipsis,
  Link2,
  Mail,
  PanelRight,
  Star,
  Tag,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/model/account.ts';
import type { ConversationDetail } from '#shared/model/conversation.ts';
import { backToList, moveBy } from '../../actions/move.ts';
import { togglePanel } from '../../actions/preferences.ts';
import { actionById, runAction } from '../../actions/registry.ts';
import { type Targets, targetsOf } from '../../actions/targets.ts';
import { useAccount } from '../../queries/use-accounts.ts';
import { useLayout } from '../../state/layout.ts';
import { useList } from '../../state/list.ts';
import { usePanel } from '../../state/panel.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './conversation-view.module.css';

/** Back · Archive · Delete · …, in the same order as in the bulk bar (C3). Acts on this conversation, whatever is ticked. */
export function ConversationBar({ conversation }: { readonly conversation: ConversationDetail }) {
  const { t } = useTranslation();
  const single = useLayout((layout) => layout.single);
  const account = useAccount(conversation.account);
  const archived = conversation.standing === 'archive';
  const starred = conversation.messages.some((message) => message.starred);
  const impact = impactsOf(account, archived, t);
  const run = (id: string): void => {
    const action = actionById(id);
    if (action !== undefined) runAction(action, targetsOf(conversation.id));
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('conversation.bar')}>
      {single && <IconButton icon={ArrowLeft} label={t('action.back')} shortcut="u" onClick={backToList} />}
      <Tooltip label={t(archived ? 'action.unarchive' : 'action.archive')} shortcut="e" impact={impact.archive}>
        <Button
          variant="ghost"
          className={styles.verb ?? ''}
          icon={archived ? ArchiveRestore : Archive}
          onClick={() => run('archive')}
        >
          {t(archived ? 'action.unarchive' : 'action.archive')}
        </Button>
      </Tooltip>
      <Tooltip label={t('action.delete')} shortcut="#" impact={impact.delete}>
        <Button variant="ghost" className={styles.verb ?? ''} icon={Trash2} onClick={() => run('delete')}>
          {t('conversation.delete')}
        </Button>
      </Tooltip>
      <IconButton icon={Clock} label={t('snooze.action')} shortcut="h" onClick={() => run('snooze')} />
      <IconButton
        icon={Star}
        filled={starred}
        className={starred ? styles.starred : ''}
        label={t(starred ? 'action.unstar' : 'action.star')}
        shortcut="s"
        onClick={() => run('star')}
      />
      <IconButton
        icon={Mail}
        className={styles.rarely ?? ''}
        label={t('action.markUnread')}
        shortcut="U"
        onClick={() => run('mark-unread')}
      />
      <IconButton icon={Link2} label={t('action.link')} shortcut="d" onClick={() => run('link')} />
      <IconButton icon={Tag} label={t('action.label')} shortcut="l" onClick={() => run('label')} />
      <Menu entries={moreEntries(targetsOf(conversation.id), t)} align="start">
        <IconButton icon={Ellipsis} label={t('common.more')} />
      </Menu>
      <Place conversation={conversation} />
    </div>
  );
}

/** "3 of 148" and the way to the neighbours, for those who use the mouse. */
function Place({ conversation }: { readonly conversation: ConversationDetail }) {
  const { t } = useTranslation();
  const position = useList((state) => state.list.positions.get(conversation.id));
  const total = useList((state) => state.list.total);
  const floats = useLayout((layout) => layout.floatingPanel);
  const wanted = usePreferences((preferences) => preferences.sidePanel);
  const floating = usePanel((state) => state.floating);
  const panel = floats ? floating : wanted;
  return (
    <div className={styles.place}>
      {position !== undefined && (
        <span className={styles.position}>
          {t('row.position', { position: count(position + 1), total: count(total) })}
        </span>
      )}
      <IconButton
        icon={ArrowUp}
        className={styles.neighbour ?? ''}
        label={t('action.previous')}
        shortcut="k"
        size="small"
        disabled={position === undefined || position === 0}
        onClick={() => void moveBy(-1)}
      />
      <IconButton
        icon={ArrowDown}
        className={styles.neighbour ?? ''}
        label={t('action.next')}
        shortcut="j"
        size="small"
        disabled={position === undefined || position >= total - 1}
        onClick={() => void moveBy(1)}
      />
      <IconButton
        icon={PanelRight}
        label={t('action.panel')}
        shortcut="D"
        size="small"
        aria-pressed={panel}
        onClick={togglePanel}
      />
    </div>
  );
}

/** R011: what the two acts do at the provider, by the account's settings, before one is pressed. */
function impactsOf(account: Account | undefined, archived: boolean, t: TFunction): { archive: string; delete: string } {
  if (account === undefined) return { archive: '', delete: '' };
  return {
    archive: archived
      ? t('impact.unarchive')
      : t(account.archiveExternally ? 'impact.archiveBoth' : 'impact.archiveHere'),
    delete: t(account.deleteExternally ? 'impact.deleteBoth' : 'impact.deleteHere'),
  };
}

function moreEntries(targets: Targets, t: TFunction): readonly MenuEntry[] {
  return [
    'remind',
    'wake',
    'mute',
    'visibility',
    'why',
    'mark-read',
    'mark-unread',
    'archive-next',
    'archive-previous',
    'expand-all',
    'collapse-all',
  ].flatMap((id) => {
    const action = actionById(id);
    if (action === undefined || action.when?.(targets) === false) return [];
    return [
      {
        id,
        label: t(action.title(targets)),
        icon: action.icon,
        shortcut: action.shortcuts[0],
        separated: id === 'mark-read' || id === 'archive-next' || id === 'expand-all',
        run: () => runAction(action, targets),
      },
    ];
  });
}
