import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  Brush,
  CheckCheck,
  CircleArrowUp,
  CircleHelp,
  Command,
  FileInput,
  Inbox,
  Link2,
  ListChecks,
  Mail,
  MailOpen,
  PanelRight,
  RefreshCw,
  Search,
  Send,
  Settings,
  Star,
  SunMoon,
  Tag,
  Trash2,
  Undo2,
  UserPlus,
  Users,
} from 'lucide-react';
import type { ConversationId } from '#shared/model/ids.ts';
import { closeDialog, showDialog } from '../state/dialogs.ts';
import { kindIcons } from '../state/item-kind.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePreferences } from '../state/preferences.ts';
import { clearSelection, tickedCount, useSelection } from '../state/selection.ts';
import type { Action } from './action.ts';
import {
  closeSearch,
  goToAddAccount,
  goToImport,
  goToItems,
  goToSettings,
  goToSync,
  goToView,
  leaveItem,
  openSearch,
} from './go.ts';
import { askForLink } from './links.ts';
import { askWhy, collapseAll, expandAll, moveMessage } from './messages.ts';
import { backToList, extendBy, moveBy, openFocused } from './move.ts';
import { setPreferences, togglePanel } from './preferences.ts';
import { selectAllMatching, selectWhere, toggleFocused } from './select.ts';
import { syncNow } from './sync.ts';
import { captureTargets, type Targets } from './targets.ts';
import { archiveOrUnarchive, mark, undo, wouldUnarchive } from './triage.ts';
import { lookForUpdates } from './updates.ts';
import { laterActions, writingActions, writingPlaces } from './writing-actions.ts';

const some = (targets: Targets | null): boolean => targets !== null;
const inMail = (): boolean => useNavigation.getState().place.kind === 'mail';
const reading = (): boolean => inMail() && useNavigation.getState().open !== null;

const triage: readonly Action[] = [
  {
    id: 'archive',
    group: 'conversation',
    title: (targets) => (wouldUnarchive(targets) ? 'action.unarchive' : 'action.archive'),
    icon: Archive,
    shortcuts: ['e'],
    when: some,
    run: (targets) => (targets === null ? undefined : archiveOrUnarchive(targets)),
  },
  {
    id: 'delete',
    group: 'conversation',
    title: () => 'action.delete',
    icon: Trash2,
    shortcuts: ['#', 'Delete'],
    danger: true,
    when: some,
    run(targets) {
      if (targets !== null) showDialog({ kind: 'delete', selection: targets.selection });
    },
  },
  {
    id: 'star',
    group: 'conversation',
    title: (targets) => (targets?.starred === true ? 'action.unstar' : 'action.star'),
    icon: Star,
    shortcuts: ['s'],
    when: some,
    run: (targets) => (targets === null ? undefined : mark(targets, 'starred', !targets.starred)),
  },
  {
    id: 'mark-read',
    group: 'conversation',
    title: () => 'action.markRead',
    icon: MailOpen,
    shortcuts: ['I'],
    when: some,
    run: (targets) => (targets === null ? undefined : mark(targets, 'seen', true)),
  },
  {
    id: 'mark-unread',
    group: 'conversation',
    title: () => 'action.markUnread',
    icon: Mail,
    shortcuts: ['U'],
    when: some,
    run: (targets) => (targets === null ? undefined : mark(targets, 'seen', false)),
  },
  {
    id: 'archive-next',
    group: 'conversation',
    title: (targets) => (wouldUnarchive(targets) ? 'action.unarchiveNext' : 'action.archiveNext'),
    icon: ArchiveRestore,
    shortcuts: [']'],
    when: some,
    run: (targets) => (targets === null ? undefined : archiveOrUnarchive(targets, 'next')),
  },
  {
    id: 'archive-previous',
    group: 'conversation',
    title: (targets) => (wouldUnarchive(targets) ? 'action.unarchivePrevious' : 'action.archivePrevious'),
    icon: ArchiveRestore,
    shortcuts: ['['],
    when: some,
    run: (targets) => (targets === null ? undefined : archiveOrUnarchive(targets, 'previous')),
  },
  {
    id: 'link',
    group: 'conversation',
    title: () => 'action.link',
    icon: Link2,
    shortcuts: ['d'],
    when: some,
    run: (targets) => (targets === null ? undefined : askForLink(targets.selection)),
  },
  {
    id: 'label',
    group: 'conversation',
    title: () => 'action.label',
    icon: Tag,
    shortcuts: ['l'],
    when: some,
    run(targets) {
      if (targets !== null)
        showDialog({ kind: 'labels', selection: targets.selection, conversation: onlyOne(targets.selection) });
    },
  },
  {
    id: 'visibility',
    group: 'conversation',
    title: () => 'action.visibility',
    icon: Users,
    shortcuts: ['V'],
    when: some,
    run(targets) {
      if (targets !== null)
        showDialog({ kind: 'visibility', selection: targets.selection, conversation: onlyOne(targets.selection) });
    },
  },
  {
    id: 'why',
    group: 'conversation',
    title: () => 'action.why',
    icon: CircleHelp,
    shortcuts: ['w'],
    when: reading,
    run: askWhy,
  },
  {
    id: 'undo',
    group: 'conversation',
    title: () => 'action.undo',
    icon: Undo2,
    shortcuts: ['z', 'Mod+z'],
    run: () => undo(),
  },
];

const onlyOne = (selection: Targets['selection']): ConversationId | null =>
  selection.kind === 'conversations' && selection.ids.length === 1 ? (selection.ids[0] ?? null) : null;

const list: readonly Action[] = [
  {
    id: 'next',
    group: 'list',
    title: () => 'action.next',
    icon: ArrowDown,
    shortcuts: ['j'],
    when: inMail,
    run: () => moveBy(1),
  },
  {
    id: 'previous',
    group: 'list',
    title: () => 'action.previous',
    icon: ArrowUp,
    shortcuts: ['k'],
    when: inMail,
    run: () => moveBy(-1),
  },
  { id: 'open', group: 'list', title: () => 'action.open', shortcuts: ['o', 'Enter'], when: inMail, run: openFocused },
  {
    id: 'back',
    group: 'list',
    title: () => 'action.back',
    shortcuts: ['u', 'Escape'],
    run: back,
  },
  {
    id: 'next-message',
    group: 'list',
    title: () => 'action.nextMessage',
    shortcuts: ['n'],
    when: reading,
    run: () => moveMessage(1),
  },
  {
    id: 'previous-message',
    group: 'list',
    title: () => 'action.previousMessage',
    shortcuts: ['p'],
    when: reading,
    run: () => moveMessage(-1),
  },
  { id: 'expand-all', group: 'list', title: () => 'action.expandAll', shortcuts: [';'], when: reading, run: expandAll },
  {
    id: 'collapse-all',
    group: 'list',
    title: () => 'action.collapseAll',
    shortcuts: [':'],
    when: reading,
    run: collapseAll,
  },
];

const selection: readonly Action[] = [
  {
    id: 'select',
    group: 'selection',
    title: () => 'action.select',
    icon: ListChecks,
    shortcuts: ['x'],
    when: inMail,
    run: toggleFocused,
  },
  {
    id: 'extend-next',
    group: 'selection',
    title: () => 'action.extendNext',
    shortcuts: ['J'],
    keyOnly: true,
    when: inMail,
    run: () => extendBy(1),
  },
  {
    id: 'extend-previous',
    group: 'selection',
    title: () => 'action.extendPrevious',
    shortcuts: ['K'],
    keyOnly: true,
    when: inMail,
    run: () => extendBy(-1),
  },
  {
    id: 'select.all',
    group: 'selection',
    title: () => 'action.selectAll',
    icon: CheckCheck,
    shortcuts: ['* a'],
    when: inMail,
    run: selectAllMatching,
  },
  {
    id: 'select.none',
    group: 'selection',
    title: () => 'action.selectNone',
    shortcuts: ['* n'],
    when: inMail,
    run: clearSelection,
  },
  {
    id: 'select.read',
    group: 'selection',
    title: () => 'action.selectRead',
    shortcuts: ['* r'],
    when: inMail,
    run: () => selectWhere((row) => row.unread === 0),
  },
  {
    id: 'select.unread',
    group: 'selection',
    title: () => 'action.selectUnread',
    shortcuts: ['* u'],
    when: inMail,
    run: () => selectWhere((row) => row.unread > 0),
  },
  {
    id: 'select.starred',
    group: 'selection',
    title: () => 'action.selectStarred',
    shortcuts: ['* s'],
    when: inMail,
    run: () => selectWhere((row) => row.starred),
  },
];

const go: readonly Action[] = [
  {
    id: 'go.inbox',
    group: 'go',
    title: () => 'action.goInbox',
    icon: Inbox,
    shortcuts: ['g i'],
    run: () => goToView('inbox'),
  },
  {
    id: 'go.sent',
    group: 'go',
    title: () => 'action.goSent',
    icon: Send,
    shortcuts: ['g s'],
    run: () => goToView('sent'),
  },
  {
    id: 'go.archive',
    group: 'go',
    title: () => 'action.goArchive',
    icon: Archive,
    shortcuts: ['g e'],
    run: () => goToView('archive'),
  },
  {
    id: 'go.pending',
    group: 'go',
    title: () => 'action.goPending',
    icon: RefreshCw,
    shortcuts: ['g p'],
    run: goToSync,
  },
  {
    id: 'go.contacts',
    group: 'go',
    title: () => 'action.goContacts',
    icon: kindIcons.contact,
    shortcuts: ['g c'],
    run: () => goToItems('contact'),
  },
  {
    id: 'go.organizations',
    group: 'go',
    title: () => 'action.goOrganizations',
    icon: kindIcons.organization,
    shortcuts: ['g o'],
    run: () => goToItems('organization'),
  },
  {
    id: 'go.deals',
    group: 'go',
    title: () => 'action.goDeals',
    icon: kindIcons.deal,
    shortcuts: ['g b'],
    run: () => goToItems('deal'),
  },
  {
    id: 'go.leads',
    group: 'go',
    title: () => 'action.goLeads',
    icon: kindIcons.lead,
    shortcuts: ['g l'],
    run: () => goToItems('lead'),
  },
  {
    id: 'go.projects',
    group: 'go',
    title: () => 'action.goProjects',
    icon: kindIcons.project,
    shortcuts: ['g j'],
    run: () => goToItems('project'),
  },
  {
    id: 'search.open',
    group: 'go',
    title: () => 'action.search',
    icon: Search,
    shortcuts: ['/'],
    run: openSearch,
  },
];

const items: readonly Action[] = [
  ...(['contact', 'organization', 'deal', 'lead', 'project'] as const).map(
    (kind): Action => ({
      id: `add.${kind}`,
      group: 'items',
      title: () => `action.add.${kind}`,
      icon: kindIcons[kind],
      shortcuts: [],
      run: () => showDialog({ kind: 'add-item', of: kind }),
    }),
  ),
  {
    id: 'panel.toggle',
    group: 'app',
    title: () => 'action.panel',
    icon: PanelRight,
    shortcuts: ['D'],
    when: inMail,
    run: togglePanel,
  },
  {
    id: 'clean-up',
    group: 'items',
    title: () => 'action.cleanUp',
    icon: Brush,
    shortcuts: [],
    run: () => showDialog({ kind: 'clean-up', account: null }),
  },
  {
    id: 'contacts.import',
    group: 'items',
    title: () => 'action.importContacts',
    icon: FileInput,
    shortcuts: [],
    run: goToImport,
  },
];

const app: readonly Action[] = [
  {
    id: 'palette.open',
    group: 'app',
    title: () => 'action.palette',
    icon: Command,
    shortcuts: ['Mod+k', '.'],
    keyOnly: true,
    run: () => showDialog({ kind: 'palette' }),
  },
  {
    id: 'settings.open',
    group: 'app',
    title: () => 'action.settings',
    icon: Settings,
    shortcuts: ['Mod+,'],
    run: () => goToSettings(),
  },
  {
    id: 'updates.check',
    group: 'app',
    title: () => 'action.updates',
    icon: CircleArrowUp,
    shortcuts: [],
    run: lookForUpdates,
  },
  {
    id: 'shortcuts.open',
    group: 'app',
    title: () => 'action.shortcuts',
    icon: CircleHelp,
    shortcuts: ['?'],
    run: () => showDialog({ kind: 'shortcuts' }),
  },
  {
    id: 'sync.now',
    group: 'app',
    title: () => 'action.syncNow',
    icon: RefreshCw,
    shortcuts: ['Mod+Shift+r'],
    run: async () => void (await syncNow()),
  },
  {
    id: 'theme.toggle',
    group: 'app',
    title: () => 'action.toggleTheme',
    icon: SunMoon,
    shortcuts: [],
    run: toggleTheme,
  },
  {
    id: 'account.add',
    group: 'app',
    title: () => 'action.addAccount',
    icon: UserPlus,
    shortcuts: [],
    run: goToAddAccount,
  },
  { id: 'close', group: 'app', title: () => 'action.close', shortcuts: [], keyOnly: true, run: closeDialog },
];

/** Everything that can be done, in the order in which it is listed. */
export const actions: readonly Action[] = [
  ...triage,
  ...laterActions,
  ...writingActions,
  ...list,
  ...selection,
  ...go,
  ...writingPlaces,
  ...items,
  ...app,
];

const byId = new Map(actions.map((action) => [action.id, action]));

export function actionById(id: string): Action | undefined {
  return byId.get(id);
}

/** Does an action on what is selected now, or on what the caller bound before. */
export function runAction(action: Action, targets: Targets | null = captureTargets()): void {
  if (action.when !== undefined && !action.when(targets)) return;
  void action.run(targets);
}

/** Escape and `u`, from the innermost out: the selection, the conversation, the search, the page. */
function back(): void {
  const { place, search, open } = useNavigation.getState();
  if (place.kind === 'outbox' && open !== null) useNavigation.setState({ open: null });
  else if (place.kind === 'item') leaveItem();
  else if (place.kind === 'items') return;
  else if (place.kind === 'import') goToItems('contact');
  else if (place.kind !== 'mail') goToView('inbox', null);
  else if (tickedCount(useSelection.getState().ticked) > 0) clearSelection();
  else if (search !== null && open === null) closeSearch();
  else backToList();
}

function toggleTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  if (usePreferences.getState().theme === 'system' || dark) setPreferences({ theme: dark ? 'light' : 'dark' });
  else setPreferences({ theme: 'dark' });
}
