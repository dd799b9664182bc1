import type { CallOutput } from '#shared/contract/contract.ts';
import type { UndoId } from '#shared/model/ids.ts';
import type { FlagName } from '#shared/model/operation.ts';
import type { Selection } from '#shared/model/selection.ts';
import { call } from '../bridge/bridge.ts';
import { type TextKey, texts } from '../i18n/i18n.ts';
import { queryClient } from '../queries/query-client.ts';
import { startLeaving } from '../state/leaving.ts';
import { useNavigation } from '../state/navigation.ts';
import { clearSelection } from '../state/selection.ts';
import { rememberUndo, showToast, takeUndo, useToasts } from '../state/toasts.ts';
import { advance, type Direction } from './advance.ts';
import { attempt } from './attempt.ts';
import { isOffline } from './online.ts';
import type { Targets } from './targets.ts';

type TriageCommand = 'archive' | 'unarchive' | 'deleteMail';

/** Whether archiving these would bring them back: they all stand in Archive (R018, C5). */
export const wouldUnarchive = (targets: Targets | null): boolean => targets?.standing === 'archive';

/** ARC-1, ARC-2: archives, or brings back what is archived. No question before it (R015), undo after it (DEL-8). */
export async function archiveOrUnarchive(targets: Targets, direction?: Direction): Promise<void> {
  const command = wouldUnarchive(targets) ? 'unarchive' : 'archive';
  const result = await leave(targets, command, direction);
  if (result === null) return;
  if (result.changed === 0) {
    showToast({ text: texts.t(command === 'archive' ? 'toast.nothingToArchive' : 'toast.nothingToUnarchive') });
    return;
  }
  const words: Record<'archive' | 'unarchive', readonly [here: TextKey, both: TextKey, later: TextKey]> = {
    archive: ['toast.archived', 'toast.archivedBoth', 'toast.archivedLater'],
    unarchive: ['toast.unarchived', 'toast.unarchivedBoth', 'toast.unarchivedLater'],
  };
  const [here, both, later] = words[command];
  const key = result.operations === 0 ? here : isOffline() ? later : both;
  showToast({ text: plural(key, result.changed), undo: result.undo });
}

/** Only after the person confirmed (DEL-1). Cannot be undone, and says so (DEL-8). */
export async function deleteConfirmed(targets: Targets): Promise<void> {
  const result = await leave(targets, 'deleteMail');
  if (result === null) return;
  showToast({ text: plural('toast.deleted', result.messages) });
}

/** Marks as read or unread, starred or not; the provider follows (SYN-2). */
export async function mark(targets: Targets, flag: FlagName, value: boolean): Promise<void> {
  const result = await attempt(() => call('mark', { selection: targets.selection, flag, value }));
  if (result === null || result.changed === 0) return;
  const keys: Record<FlagName, readonly [on: TextKey, off: TextKey]> = {
    seen: ['toast.read', 'toast.unread'],
    starred: ['toast.starred', 'toast.unstarred'],
  };
  // A single star shows where it was set; a toast would only say it twice.
  if (flag === 'starred' && targets.count === 1) rememberUndo(result.undo);
  else showToast({ text: plural(keys[flag][value ? 0 : 1], result.changed), undo: result.undo, kind: `mark-${flag}` });
}

/** An opened conversation becomes read by itself (INB-10); nobody asked for it, so nothing is said. */
export async function markReadQuietly(selection: Selection): Promise<void> {
  await attempt(() => call('mark', { selection, flag: 'seen', value: true }));
}

/** `z`: takes back the last thing that can be, or the one of a toast. */
export async function undo(wanted?: UndoId): Promise<void> {
  const id = takeUndo(wanted);
  if (id === null) {
    showToast({ text: texts.t('toast.nothingToUndo'), kind: 'undo' });
    return;
  }
  const then = useToasts.getState().undone.get(id);
  const result = await attempt(() => call('undo', { id }));
  if (result === null) return;
  if (then !== undefined) then();
  else showToast({ text: plural('toast.undone', result.changed), kind: 'undo' });
}

const leave = (
  targets: Targets,
  command: TriageCommand,
  direction?: Direction,
): Promise<CallOutput<TriageCommand> | null> =>
  leaveList(targets, () => call(command, { selection: targets.selection }), {
    everywhere: command === 'deleteMail',
    direction,
  });

interface Leaving {
  /** It leaves search results and Sent too. */
  readonly everywhere?: boolean;
  readonly direction?: Direction | undefined;
}

/** Does something that takes the targets out of the list: they slide away, the list goes on, and shows what the store has. */
export async function leaveList<T>(
  targets: Targets,
  act: () => Promise<T>,
  { everywhere = false, direction }: Leaving = {},
): Promise<T | null> {
  const { place, search } = useNavigation.getState();
  const stays = search !== null || (place.kind === 'mail' && place.view === 'sent');
  // What stays in its list only changes; it does not slide away.
  const arrived = stays && !everywhere ? null : startLeaving(targets.has);
  if (arrived !== null) advance(targets, direction);
  if (targets.ticked) clearSelection();
  try {
    const result = await attempt(act);
    await queryClient.invalidateQueries({ queryKey: ['listWindow'] });
    return result;
  } finally {
    await arrived?.();
  }
}

/** Keys with a count: i18next picks the plural form. */
const plural = (key: TextKey, count: number): string => texts.t(key, { count });
