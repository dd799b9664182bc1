import type { CallOutput } from '#shared/contract/contract.ts';
import type { NeverLogEntry } from '#shared/contract/never-log.ts';
import type { WorkspaceUser } from '#shared/model/workspace.ts';
import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { showDialog } from '../state/dialogs.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';

/** From any address's menu (R126): the dialog with the address in it. */
export const askForNeverLog = (pattern = ''): void => showDialog({ kind: 'never-log', pattern });

/** NLG-1. Throws CallError, whose sentence shows the two forms. */
export const addNeverLog = (pattern: string, forAll: boolean): Promise<CallOutput<'addNeverLog'>> =>
  call('addNeverLog', { pattern, forAll });

export async function removeNeverLog(entry: NeverLogEntry): Promise<void> {
  const result = await attempt(() => call('removeNeverLog', { id: entry.id }));
  if (result !== null)
    showToast({
      text: texts.t('toast.neverLogRemoved', { pattern: entry.pattern, count: result.linked }),
      undo: result.undo,
    });
}

/** NLG-2: for all users, or for oneself only. */
export async function setNeverLogScope(entry: NeverLogEntry, scope: NeverLogEntry['scope']): Promise<void> {
  const result = await attempt(() => call('setNeverLogScope', { id: entry.id, scope }));
  if (result !== null)
    showToast({
      text: texts.t(scope === 'all' ? 'toast.neverLogForAll' : 'toast.neverLogForMe', { pattern: entry.pattern }),
      undo: result.undo,
    });
}

/** NLG-5: what was logged before comes off the records, or back on them. */
export async function applyToEarlier(entry: NeverLogEntry, earlier: boolean): Promise<void> {
  const result = await attempt(() => call('applyNeverLogToEarlier', { id: entry.id, earlier }));
  if (result !== null)
    showToast({
      text: texts.t(earlier ? 'toast.earlierUnlinked' : 'toast.earlierLinked', { count: result.changed }),
      undo: result.undo,
    });
}

/** In the local workspace its one user decides. */
export const setRole = (role: WorkspaceUser['role']) => attempt(() => call('setUser', { role }));
