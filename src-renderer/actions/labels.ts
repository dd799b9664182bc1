import type { CallInput } from '#shared/contract/contract.ts';
import type { Label } from '#shared/model/label.ts';
import type { Selection } from '#shared/model/selection.ts';
import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';

/** Puts a label on conversations, or takes it off (INB-4). */
export async function setLabel(selection: Selection, label: Pick<Label, 'id' | 'name'>, on: boolean): Promise<void> {
  const result = await attempt(() => call('setLabel', { selection, label: label.id, on }));
  if (result === null || result.changed === 0) return;
  const text = texts.t(on ? 'toast.labelled' : 'toast.unlabelled', { count: result.changed, name: label.name });
  showToast({ text, undo: result.undo, kind: 'label' });
}

/** A new one without `id`. Throws CallError. */
export const saveLabel = (label: CallInput<'saveLabel'>): Promise<Label> => call('saveLabel', label);

/** No mail goes with it; undoable. */
export async function removeLabel(label: Label): Promise<void> {
  const result = await attempt(() => call('removeLabel', { id: label.id }));
  if (result !== null)
    showToast({
      text: texts.t('toast.labelRemoved', { name: label.name, count: result.conversations }),
      undo: result.undo,
    });
}
