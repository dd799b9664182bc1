import type { Visibility } from '#shared/model/account.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { ItemRef } from '#shared/model/item.ts';
import type { Selection } from '#shared/model/selection.ts';
import { call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { closeDialog, showDialog } from '../state/dialogs.ts';
import { itemKinds } from '../state/item-kind.ts';
import { clearSelection } from '../state/selection.ts';
import { showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';

export const conversationOnly = (id: ConversationId): Selection => ({ kind: 'conversations', ids: [id] });

/** CRM-4: a person's choice; sync never overwrites it. */
export async function linkTo(selection: Selection, item: ItemRef): Promise<void> {
  const result = await attempt(() => call('link', { selection, item: item.id }));
  if (result === null) return;
  clearSelection();
  showToast({ text: texts.t('toast.linked', { count: result.changed, name: item.name }), undo: result.undo });
}

/** Stays off, whatever sync would link by itself (CRM-4). */
export async function unlinkFrom(selection: Selection, item: ItemRef): Promise<void> {
  const result = await attempt(() => call('unlink', { selection, item: item.id }));
  if (result !== null)
    showToast({ text: texts.t('toast.unlinked', { count: result.changed, name: item.name }), undo: result.undo });
}

async function moveLink(selection: Selection, from: ItemRef, to: ItemRef): Promise<void> {
  const result = await attempt(() => call('moveLink', { selection, from: from.id, to: to.id }));
  if (result !== null)
    showToast({ text: texts.t('toast.linkMoved', { from: from.name, to: to.name }), undo: result.undo });
}

/** Asks which item, then links (`d`). */
export function askForLink(selection: Selection): void {
  showDialog({
    kind: 'find-item',
    title: texts.t('finder.link'),
    kinds: itemKinds,
    create: 'deal',
    onPick: (item) => void linkTo(selection, item),
  });
}

/** Asks for another item in a link's place. */
export function askForMove(selection: Selection, from: ItemRef): void {
  showDialog({
    kind: 'find-item',
    title: texts.t('finder.moveFrom', { name: from.name }),
    kinds: itemKinds,
    except: [from.id],
    onPick: (item) => void moveLink(selection, from, item),
  });
}

/** VIS-1: who may see these conversations. */
export async function setVisibility(selection: Selection, visibility: Visibility): Promise<void> {
  closeDialog();
  const result = await attempt(() => call('setVisibility', { selection, visibility }));
  if (result === null) return;
  showToast({ text: texts.t(`toast.visibility.${visibility}`, { count: result.changed }), undo: result.undo });
}
