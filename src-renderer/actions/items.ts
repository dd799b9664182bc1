import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { ItemId, NoteId } from '#shared/model/ids.ts';
import type { ItemRef, ItemRow, ItemStatus } from '#shared/model/item.ts';
import { CallError, call } from '../bridge/bridge.ts';
import { texts } from '../i18n/i18n.ts';
import { closeDialog } from '../state/dialogs.ts';
import { useNavigation } from '../state/navigation.ts';
import { rememberUndo, showToast } from '../state/toasts.ts';
import { attempt } from './attempt.ts';
import { goToItem, leaveItem } from './go.ts';

/** Adds an item and says what earlier mail it brought with it (CRM-3). Throws CallError, for the form to show. */
export async function addItem(input: CallInput<'addItem'>): Promise<CallOutput<'addItem'>> {
  const added = await call('addItem', input);
  const text = texts.t(`added.${added.item.kind}`, { name: added.item.name });
  const linked = added.linked === 0 ? '' : ` ${texts.t('added.linked', { count: added.linked })}`;
  showToast({ text: `${text}.${linked}`, undo: added.undo });
  return added;
}

/** What went wrong with a field, in words; '' where it was saved. Undoable by `z`, without a toast: the field itself shows it. */
export async function editItem(id: ItemId, change: CallInput<'editItem'>['change']): Promise<string> {
  try {
    const { undo, linked } = await call('editItem', { id, change });
    if (linked > 0) showToast({ text: texts.t('added.linked', { count: linked }), undo });
    else rememberUndo(undo);
    return '';
  } catch (thrown) {
    return problemOf(thrown);
  }
}

/** Another address of a contact; its earlier mail is linked too (CRM-3). What went wrong, or ''. */
export async function addAddress(contact: ItemId, address: string): Promise<string> {
  try {
    const { undo, linked } = await call('addAddress', { contact, address });
    showToast({
      text: texts.t('toast.addressAdded', { address, linked: texts.t('added.linked', { count: linked }) }),
      undo,
    });
    return '';
  } catch (thrown) {
    return problemOf(thrown);
  }
}

export async function removeAddress(contact: ItemId, address: string): Promise<void> {
  const result = await attempt(() => call('removeAddress', { contact, address }));
  if (result !== null) showToast({ text: texts.t('toast.addressRemoved', { address }), undo: result.undo });
}

export async function addPerson(item: ItemId, contact: ItemRef): Promise<void> {
  const result = await attempt(() => call('addPerson', { item, contact: contact.id }));
  if (result !== null) showToast({ text: texts.t('toast.personAdded', { name: contact.name }), undo: result.undo });
}

export async function removePerson(item: ItemId, contact: ItemRef): Promise<void> {
  const result = await attempt(() => call('removePerson', { item, contact: contact.id }));
  if (result !== null) showToast({ text: texts.t('toast.personRemoved', { name: contact.name }), undo: result.undo });
}

/** After the confirmation that told what it does to links. */
export async function removeItem(item: ItemRef): Promise<void> {
  closeDialog();
  const result = await attempt(() => call('removeItem', { id: item.id }));
  if (result === null) return;
  const { place } = useNavigation.getState();
  if (place.kind === 'item' && place.id === item.id) leaveItem();
  showToast({ text: texts.t('toast.itemRemoved', { name: item.name }), undo: result.undo });
}

/** Two that are the same become one; not undoable, so it was confirmed. */
export async function mergeItems(keep: ItemRef, merge: readonly ItemId[]): Promise<void> {
  closeDialog();
  const result = await attempt(() => call('mergeItems', { keep: keep.id, merge: [...merge] }));
  if (result === null) return;
  const { place } = useNavigation.getState();
  if (place.kind === 'item' && merge.includes(place.id)) {
    leaveItem();
    goToItem(keep);
  }
  showToast({ text: texts.t('toast.merged', { name: result.item.name, count: merge.length }) });
}

/** A lead becomes a deal, with its mail, people and notes. */
export async function convertLead(id: ItemId): Promise<void> {
  closeDialog();
  const result = await attempt(() => call('convertLead', { id }));
  if (result === null) return;
  leaveItem();
  goToItem(result.deal);
  showToast({ text: texts.t('toast.converted', { name: result.deal.name, count: result.conversations }) });
}

/** A deal to another stage (drag, or the keyboard), undoable. */
export async function moveDeal(deal: ItemRow, stage: NonNullable<ItemRow['stage']>): Promise<boolean> {
  const result = await attempt(() => call('editItem', { id: deal.id, change: { stage: stage.id } }));
  if (result === null) return false;
  showToast({ text: texts.t('toast.moved', { name: deal.name, stage: stage.name }), undo: result.undo, kind: 'move' });
  return true;
}

/** What went wrong, or ''. */
export async function saveNote(item: ItemId, text: string, note?: NoteId): Promise<string> {
  try {
    if (note === undefined) rememberUndo((await call('addNote', { item, text })).undo);
    else rememberUndo((await call('editNote', { note, text })).undo);
    return '';
  } catch (thrown) {
    return problemOf(thrown);
  }
}

export async function removeNote(note: NoteId): Promise<void> {
  const result = await attempt(() => call('removeNote', { note }));
  if (result !== null) showToast({ text: texts.t('toast.noteRemoved'), undo: result.undo });
}

/** Pipelines and their stages. What went wrong, or ''. */
export async function savePipeline(input: CallInput<'savePipeline'>): Promise<string> {
  try {
    await call('savePipeline', input);
    return '';
  } catch (thrown) {
    return problemOf(thrown);
  }
}

export const removePipeline = (id: CallInput<'removePipeline'>['id']) => attempt(() => call('removePipeline', { id }));

/** The sentence of an error, for the place where it arose. */
export const problemOf = (thrown: unknown): string =>
  thrown instanceof CallError ? thrown.data.message : texts.t('problem.unknown');

/** Won, lost, done, archived, or open again; undoable. */
export async function setStatus(item: ItemRef, status: ItemStatus): Promise<void> {
  const result = await attempt(() => call('editItem', { id: item.id, change: { status } }));
  if (result === null) return;
  showToast({
    text: texts.t('toast.status', { name: item.name, status: texts.t(`status.${status}`) }),
    undo: result.undo,
    kind: 'status',
  });
}
