import {
  AlarmClock,
  BellOff,
  Clock,
  FileText,
  Forward,
  Inbox,
  MailPlus,
  NotebookPen,
  Reply,
  ReplyAll,
  Send,
  Timer,
  Trash2,
} from 'lucide-react';
import type { ConversationRow } from '#shared/model/conversation.ts';
import { useComposerWish } from '../state/composer-wish.ts';
import { useComposers } from '../state/composers.ts';
import { showDialog } from '../state/dialogs.ts';
import { useList } from '../state/list.ts';
import { useNavigation } from '../state/navigation.ts';
import type { Action } from './action.ts';
import { answerTargets, discard, newEmail } from './compose.ts';
import { goToView, goToWriting } from './go.ts';
import { askSendLater, draftInFront, send } from './send.ts';
import { askRemind, askSnooze, mute, remind, wake } from './snooze.ts';
import type { Targets } from './targets.ts';

const inSnoozed = (): boolean => {
  const { place } = useNavigation.getState();
  return place.kind === 'mail' && place.view === 'snoozed';
};

/** One conversation is meant: the one that is open, else the one under the cursor. */
const canAnswer = (targets: Targets | null): boolean => {
  const { place, open } = useNavigation.getState();
  if (place.kind === 'outbox') return open !== null;
  return place.kind === 'mail' && targets !== null && targets.count === 1;
};

const writing = (): boolean => draftInFront() !== null;

function withDraft(act: (id: NonNullable<ReturnType<typeof draftInFront>>) => unknown): () => void {
  return () => {
    const id = draftInFront();
    if (id !== null) act(id);
  };
}

/** Whether it holds for all that are known: then the same act takes it back. */
const areMuted = (targets: Targets | null): boolean => every(targets, (row) => row.muted);
const haveReminder = (targets: Targets | null): boolean => every(targets, (row) => row.remindAt > 0);

function every(targets: Targets | null, holds: (row: ConversationRow) => boolean): boolean {
  if (targets === null) return false;
  const rows = [...useList.getState().list.rows.values()].filter((row) => targets.has(row.id));
  return rows.length > 0 && rows.every(holds);
}

/** Snooze, mute, reminders (INB-8). */
export const laterActions: readonly Action[] = [
  {
    id: 'snooze',
    group: 'conversation',
    title: () => 'snooze.action',
    icon: Clock,
    shortcuts: ['h', 'b'],
    when: (targets) => targets !== null,
    run: (targets) => (targets === null ? undefined : askSnooze(targets)),
  },
  {
    id: 'wake',
    group: 'conversation',
    title: () => 'snooze.wake',
    icon: Inbox,
    shortcuts: ['H'],
    when: (targets) => targets !== null && inSnoozed(),
    run: (targets) => (targets === null ? undefined : wake(targets)),
  },
  {
    id: 'mute',
    group: 'conversation',
    title: (targets) => (areMuted(targets) ? 'snooze.unmute' : 'snooze.mute'),
    icon: BellOff,
    shortcuts: ['m'],
    when: (targets) => targets !== null,
    run: (targets) => (targets === null ? undefined : mute(targets, !areMuted(targets))),
  },
  {
    id: 'remind',
    group: 'conversation',
    title: (targets) => (haveReminder(targets) ? 'snooze.noReminder' : 'snooze.remind'),
    icon: AlarmClock,
    shortcuts: [],
    when: (targets) => targets !== null,
    run: (targets) =>
      targets === null ? undefined : haveReminder(targets) ? remind(targets, null) : askRemind(targets),
  },
];

/** Writing and sending (CMP-1…5). Keys with a modifier hold while one types. */
export const writingActions: readonly Action[] = [
  {
    id: 'compose',
    group: 'write',
    title: () => 'compose.newEmail',
    icon: MailPlus,
    shortcuts: ['c'],
    run: () => newEmail(),
  },
  {
    id: 'reply',
    group: 'write',
    title: () => 'compose.reply',
    icon: Reply,
    shortcuts: ['r'],
    when: canAnswer,
    run: (targets) => answerTargets('reply', targets),
  },
  {
    id: 'reply-all',
    group: 'write',
    title: () => 'compose.replyAll',
    icon: ReplyAll,
    shortcuts: ['a'],
    when: canAnswer,
    run: (targets) => answerTargets('reply-all', targets),
  },
  {
    id: 'forward',
    group: 'write',
    title: () => 'compose.forward',
    icon: Forward,
    shortcuts: ['f'],
    when: canAnswer,
    run: (targets) => answerTargets('forward', targets),
  },
  {
    id: 'draft.send',
    group: 'write',
    title: () => 'compose.send',
    icon: Send,
    shortcuts: ['Mod+Enter'],
    when: writing,
    run: withDraft((id) => send(id)),
  },
  {
    id: 'draft.send-later',
    group: 'write',
    title: () => 'compose.sendLater',
    icon: Timer,
    shortcuts: ['Mod+Shift+Enter'],
    when: writing,
    run: withDraft(askSendLater),
  },
  {
    id: 'draft.template',
    group: 'write',
    title: () => 'compose.template',
    icon: FileText,
    shortcuts: ['Mod+;'],
    when: writing,
    run: withDraft((draft) => showDialog({ kind: 'templates', draft, typed: false })),
  },
  {
    id: 'draft.cc',
    group: 'write',
    title: () => 'compose.addCc',
    shortcuts: ['Mod+Shift+c'],
    when: writing,
    run: withDraft((draft) => useComposerWish.setState({ draft, field: 'cc' })),
  },
  {
    id: 'draft.bcc',
    group: 'write',
    title: () => 'compose.addBcc',
    shortcuts: ['Mod+Shift+b'],
    when: writing,
    run: withDraft((draft) => useComposerWish.setState({ draft, field: 'bcc' })),
  },
  {
    id: 'draft.wide',
    group: 'write',
    title: () => (useComposers.getState().wide ? 'compose.narrow' : 'compose.widen'),
    shortcuts: ['Mod+Shift+f'],
    when: writing,
    run: () => useComposers.setState(({ wide }) => ({ wide: !wide })),
  },
  {
    id: 'draft.discard',
    group: 'write',
    title: () => 'compose.discard',
    icon: Trash2,
    shortcuts: ['Mod+Shift+d'],
    when: writing,
    run: withDraft(discard),
  },
];

export const writingPlaces: readonly Action[] = [
  {
    id: 'go.drafts',
    group: 'go',
    title: () => 'drafts.go',
    icon: NotebookPen,
    shortcuts: ['g d'],
    run: () => goToWriting('drafts'),
  },
  {
    id: 'go.outbox',
    group: 'go',
    title: () => 'outbox.go',
    icon: Send,
    shortcuts: ['g q'],
    run: () => goToWriting('outbox'),
  },
  {
    id: 'go.snoozed',
    group: 'go',
    title: () => 'snooze.go',
    icon: Clock,
    shortcuts: ['g h'],
    run: () => goToView('snoozed'),
  },
];
