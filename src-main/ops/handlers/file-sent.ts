import { DealboxError } from '#shared/model/error.ts';
import { flagBits } from '#shared/model/mail.ts';
import { decideFiling, decideUnclear, learntSentCopy, type SentCopy, sentCopyOf } from '#shared/rules/sent-copy.ts';
import { type Found, findInFolder } from '../../provider/find-messages.ts';
import { readRange } from '../../store/packs.ts';
import { noteFiled } from '../../store/sent-mail.ts';
import type { Tx } from '../../store/store.ts';
import { accountWriting, saveAccountWriting } from '../../store/tables/account-writing.ts';
import { addActivity } from '../../store/tables/activity.ts';
import { type FolderRow, listFolders } from '../../store/tables/folders.ts';
import { putLocation } from '../../store/tables/locations.ts';
import { findMessage, type MessageRow } from '../../store/tables/messages.ts';
import { finishOperation, postponeOperation } from '../../store/tables/operations.ts';
import { findOutgoing, type OutgoingRow, saveOutgoing } from '../../store/tables/outgoing.ts';
import type { OpsContext } from '../ops-context.ts';
import type { Queued } from '../plan-batch.ts';

const none = { code: '', message: '' };

/**
 * SYN-6: exactly one copy of each sent mail in the provider's Sent. What the provider files itself is waited for, only what stays missing is
 * stored by us. CMP-6: a mail whose sending ended unclearly is looked for here too. Writes its outcomes itself; gives how many are done.
 */
export async function fileSent(context: OpsContext, batch: readonly Queued[]): Promise<number> {
  const folder = sentFolder(context);
  const found = await findInFolder(
    context.session,
    folder.path,
    batch.map(({ payload }) => ({ identity: payload.identity, messageId: payload.messageId, size: payload.size })),
  );
  let done = 0;
  for (const item of batch) {
    context.signal.throwIfAborted();
    const copy = found.find((place) => place.identity === item.payload.identity);
    if (await fileOne(context, folder, item, copy)) done += 1;
  }
  return done;
}

async function fileOne(
  context: OpsContext,
  folder: FolderRow,
  item: Queued,
  copy: Found | undefined,
): Promise<boolean> {
  const { store, now } = context;
  const row = findOutgoing(store.db, item.row.message_id);
  const message = findMessage(store.db, item.row.message_id);
  if (row === undefined || message === undefined || row.state === 'filed') {
    // deleted here meanwhile, or seen in Sent by the sync
    store.write((tx) => finishOperation(tx, item.row, now()));
    return true;
  }
  if (copy !== undefined) {
    store.write((tx) => seen(tx, context, folder, message, row, copy));
    return true;
  }
  if (row.state === 'accepted') return fileAccepted(context, folder, item, message, row);
  unclear(context, item, message, row);
  return false;
}

function seen(
  tx: Tx,
  context: OpsContext,
  folder: FolderRow,
  message: MessageRow,
  row: OutgoingRow,
  copy: Found,
): void {
  if (folder.uidvalidity === copy.uidvalidity) putLocation(tx, folder.id, copy.uid, message.id, copy.flags);
  learn(tx, context, 'filed', row.appending === 1);
  noteFiled(tx, message.id, context.now());
}

/** What was learnt or chosen; else what is known of the provider, by its mailbox's server or the one that sends. */
function filedBy({ store, account, session }: OpsContext): SentCopy {
  const known = accountWriting(store.db, account.id).sentCopy;
  if (known !== 'unknown') return known;
  return session.profile.filesSent ? 'provider' : sentCopyOf(account.connection.smtp.host);
}

function learn(tx: Tx, context: OpsContext, step: 'filed' | 'append', ours: boolean): void {
  saveAccountWriting(tx, context.account.id, { sentCopy: learntSentCopy(filedBy(context), step, ours) });
}

async function fileAccepted(
  context: OpsContext,
  folder: FolderRow,
  item: Queued,
  message: MessageRow,
  row: OutgoingRow,
): Promise<boolean> {
  const { store, now } = context;
  const looks = row.looks + 1;
  const next = decideFiling({ found: false, filedBy: filedBy(context), looks, appending: row.appending === 1 });
  if (next.step !== 'append') {
    const pause = next.step === 'look-again' ? next.pause : 0;
    store.write((tx) => {
      saveOutgoing(tx, message.id, { looks });
      postponeOperation(tx, item.row.id, 'pending', none, now() + pause);
    });
    return false;
  }
  // noted first: where the answer is lost, a copy may be there, and is looked for before another one is stored
  store.write((tx) => saveOutgoing(tx, message.id, { looks: 0, appending: 1 }));
  const range = { pack: message.pack_id, offset: message.pack_offset, length: message.pack_length };
  const place = await context.session.append(
    folder.path,
    readRange(store.packDir, range),
    flagBits.seen,
    row.accepted_at || now(),
  );
  store.write((tx) => {
    if (place !== null && place.uidvalidity === folder.uidvalidity)
      putLocation(tx, folder.id, place.uid, message.id, flagBits.seen);
    learn(tx, context, 'append', true);
    noteFiled(tx, message.id, now());
  });
  return true;
}

/** Nothing was heard after all of it was handed over, and it is not in Sent (yet). */
function unclear({ store, now }: OpsContext, item: Queued, message: MessageRow, row: OutgoingRow): void {
  const looks = row.looks + 1;
  const next = decideUnclear({ found: false, looks });
  store.write((tx) => {
    if (next.step === 'look-again') {
      saveOutgoing(tx, message.id, { looks });
      postponeOperation(tx, item.row.id, 'pending', none, now() + next.pause);
      return;
    }
    const text =
      'The connection broke when this mail was handed over, and no copy of it was found. It may have been sent. Ask a recipient, or decide.';
    saveOutgoing(tx, message.id, { state: 'unclear', looks: 0 });
    postponeOperation(tx, item.row.id, 'needs-user', { code: 'delivery-unclear', message: text }, 0);
    addActivity(tx, message.conversation_id, { at: now(), kind: 'sending-failed', where: 'provider', text });
    tx.touch('conversation', message.conversation_id);
  });
}

/** Throws `folder-missing`: none is made without asking (D6). */
function sentFolder({ store, account }: OpsContext): FolderRow {
  const found = listFolders(store.db, account.id).find(
    (folder) => folder.role === 'sent' && folder.selectable === 1 && folder.present === 1,
  );
  if (found !== undefined) return found;
  throw new DealboxError(
    'folder-missing',
    'The provider has no Sent folder, so the copy of this mail is only here. Choose a folder that serves as Sent.',
  );
}
