import type { z } from '#shared/lib/z.ts';
import { LabelColor } from '#shared/model/label.ts';
import type { Tx } from './store.ts';
import { accountStatus } from './tables/account-status.ts';
import { type FolderRow, findFolder, findFolderByPath, saveFolderLabel, saveListedFolder } from './tables/folders.ts';
import { countLabelled, findLabelNamed, getLabel, removeLabel, saveLabel, setLabel } from './tables/labels.ts';
import { conversationCarries, labelsOfMessage, messagesWithLabel, setMessageLabel } from './tables/message-labels.ts';
import type { MessageRow } from './tables/messages.ts';
import { openOperationsOfMessage, readPayload } from './tables/operations.ts';
import { newUid } from './uid.ts';

/** INB-4: whether the provider's folders are labels, which then go both ways. */
export const hasProviderLabels = (tx: Tx, account: number): boolean => accountStatus(tx.db, account).labelling === 1;

/** A message as far as its labels are concerned. */
type Labelled = Pick<MessageRow, 'id' | 'conversation_id' | 'account_id'>;

/**
 * The provider told the labels of a message, seen in `folder` (INB-4, SYN-2): what is new there is put on its conversation here, what is gone
 * there is taken off, unless another message of it still has it. Labels that an operation is still to carry there stay as they are here (SYN-8).
 */
export function takeLabels(tx: Tx, message: Labelled, folder: FolderRow, names: readonly string[], now: number): void {
  const told = new Set<number>();
  // the label of the folder it was seen in may be left out
  if (isLabelFolder(folder)) told.add(folder.id);
  for (const name of names) {
    const id = name.startsWith('\\') ? 0 : labelFolder(tx, message.account_id, name);
    if (id !== 0) told.add(id);
  }
  const before = labelsOfMessage(tx.db, message.id);
  const held = waitingLabels(tx, message.id);
  for (const id of new Set([...told, ...before])) {
    if (told.has(id) === before.has(id) || held.has(findFolder(tx.db, id)?.path ?? '')) continue;
    setMessageLabel(tx, message.id, id, told.has(id));
    showLabel(tx, message.conversation_id, id, now);
  }
}

/** An operation put the label on the message at the provider, or took it off. */
export function noteLabelled(tx: Tx, message: Labelled, path: string, value: boolean, now: number): void {
  const folder = findFolderByPath(tx.db, message.account_id, path);
  if (folder === undefined) return;
  setMessageLabel(tx, message.id, folder.id, value);
  if (!value) showLabel(tx, message.conversation_id, folder.id, now);
}

/** The label is gone at the provider: off every conversation, and gone here too where nothing else carries it. */
export function loseProviderLabel(tx: Tx, folder: FolderRow, now: number): void {
  for (const row of messagesWithLabel(tx.db, folder.id)) {
    setMessageLabel(tx, row.message_id, folder.id, false);
    showLabel(tx, row.conversation_id, folder.id, now);
  }
  if (folder.label_id === 0) return;
  saveFolderLabel(tx, folder.id, 0);
  if (countLabelled(tx.db, folder.label_id) === 0) removeLabel(tx, folder.label_id);
}

/** The label was renamed at the provider: so is Dealbox's, unless it got a name of its own here, or the new one is taken. */
export function renameProviderLabel(tx: Tx, folder: FolderRow, path: string): void {
  if (folder.label_id === 0) return;
  const label = getLabel(tx.db, folder.label_id);
  if (label.name !== nameOf(folder.path) || findLabelNamed(tx.db, nameOf(path)) !== undefined) return;
  saveLabel(tx, '', { ...label, name: nameOf(path) });
}

const nameOf = (path: string): string => path.slice(0, NAME_LENGTH);

const isLabelFolder = (folder: FolderRow): boolean => folder.role === 'other' || folder.role === 'archive';

function labelFolder(tx: Tx, account: number, path: string): number {
  const known = findFolderByPath(tx.db, account, path);
  if (known !== undefined) return isLabelFolder(known) ? known.id : 0;
  // made since the folders were last listed; the next listing confirms it
  return saveListedFolder(tx, account, { path, delimiter: '/', role: 'other', selectable: true, synced: false }, 0);
}

function waitingLabels(tx: Tx, message: number): Set<string> {
  const paths = openOperationsOfMessage(tx.db, message)
    .filter((operation) => operation.kind === 'label')
    .map((operation) => readPayload(operation).label ?? '');
  return new Set(paths);
}

function showLabel(tx: Tx, conversation: number, folder: number, now: number): void {
  const carried = conversationCarries(tx.db, conversation, folder);
  const label = labelOf(tx, folder, carried, now);
  if (label !== 0) setLabel(tx, label, conversation, carried);
}

/** Dealbox's label for a label of the provider: found by its name, or made, once it is seen on mail that is here. */
function labelOf(tx: Tx, id: number, make: boolean, now: number): number {
  const folder = findFolder(tx.db, id);
  if (folder === undefined) return 0;
  if (folder.label_id !== 0 || !make) return folder.label_id;
  const name = nameOf(folder.path);
  const label =
    findLabelNamed(tx.db, name)?.id ?? saveLabel(tx, newUid(now), { id: 0, name, color: colorOf(folder.path) });
  saveFolderLabel(tx, id, label);
  return label;
}

const NAME_LENGTH = 100;

/** X-GM-LABELS tells no colours: each gets one by its name, so that it is the same on every computer. */
function colorOf(path: string): z.infer<typeof LabelColor> {
  let sum = 0;
  for (const letter of path) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return LabelColor.options[sum % LabelColor.options.length] ?? 'gray';
}
