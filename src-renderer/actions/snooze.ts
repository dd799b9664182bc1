import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { showDialog } from '../state/dialogs.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';
import type { Targets } from './targets.ts';
import { leaveList } from './triage.ts';

/** `h`: out of Inbox until a time that is asked for (INB-8). */
export const askSnooze = (targets: Targets): void =>
  showDialog({ kind: 'when', purpose: 'snooze', choose: (until) => void snooze(targets, until) });

/** Out of Inbox until then, or until a reply comes. */
async function snooze(targets: Targets, until: number): Promise<void> {
  const result = await leaveList(targets, () => call('snooze', { selection: targets.selection, until }));
  if (result === null) return;
  if (result.changed === 0) showToast({ text: texts.t('snooze.nothing') });
  else showToast({ text: texts.t('snooze.done', { count: result.changed, at: until }), undo: result.undo });
}

/** Back in Inbox now. */
export async function wake(targets: Targets): Promise<void> {
  const result = await leaveList(targets, () => call('snooze', { selection: targets.selection, until: null }));
  if (result !== null) showToast({ text: texts.t('snooze.woken', { count: result.changed }), undo: result.undo });
}

/** `m`: archived, quiet, and new mail does not bring it back (INB-8). */
export async function mute(targets: Targets, muted: boolean): Promise<void> {
  const act = () => call('mute', { selection: targets.selection, muted });
  const result = muted ? await leaveList(targets, act) : await attempt(act);
  if (result === null) return;
  const text = texts.t(muted ? 'snooze.muted' : 'snooze.unmuted', { count: result.changed });
  showToast({ text, undo: result.undo });
}

/** "Remind me if nobody answers", for mail that is sent already. */
export const askRemind = (targets: Targets): void =>
  showDialog({ kind: 'when', purpose: 'remind', choose: (at) => void remind(targets, at) });

/** null takes the reminder away. */
export async function remind(targets: Targets, at: number | null): Promise<void> {
  const result = await attempt(() => call('remind', { selection: targets.selection, at }));
  if (result === null) return;
  const text = at === null ? texts.t('snooze.notReminded') : texts.t('snooze.reminded', { count: result.changed, at });
  showToast({ text, undo: result.undo });
}
