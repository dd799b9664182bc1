import { DealboxError } from '#shared/model/error.ts';
import { type Found, findInFolder } from '../../provider/find-messages.ts';
import { type FolderRow, listFolders } from '../../store/tables/folders.ts';
import type { OpsContext } from '../ops-context.ts';
import type { Outcome } from '../outcome.ts';
import type { Queued } from '../plan-batch.ts';
import { inboxFolder } from '../target-folder.ts';

/** Where folders are labels: the one in which every message is, and where each of its labels can be changed. Undefined where it is not shown. */
export const allMailFolder = (context: OpsContext): FolderRow | undefined =>
  listFolders(context.store.db, context.account.id).find(
    (folder) => folder.role === 'all' && folder.selectable === 1 && folder.present === 1,
  );

/**
 * INB-4: the provider's own labels, put on or taken off. Idempotent: a label that is there already stays. In the folder of a label that very label
 * cannot be taken off (X-GM-LABELS does not name it there), so it is done in All Mail. Throws `folder-missing`.
 */
export async function labelOperations(context: OpsContext, queue: readonly Queued[]): Promise<Map<number, Outcome>> {
  const { label = '', value = true } = queue[0]?.payload ?? {};
  const found = await changeInAllMail(context, queue, label, value);
  return new Map(queue.map((item) => [item.row.id, { done: true, arrived: placesOf(found, item), left: [] }]));
}

/**
 * ARC-5 where folders are labels: archiving takes the inbox's label off, unarchiving puts it on; nothing is copied, and no UID in All Mail changes.
 * Where the person's own folder for it is not shown by IMAP, the caller moves instead.
 */
export async function archiveByLabel(context: OpsContext, queue: readonly Queued[]): Promise<Map<number, Outcome>> {
  const archive = queue[0]?.row.kind === 'archive';
  const inbox = inboxFolder(context);
  const before = archive ? await findInFolder(context.session, inbox.path, queue.map(wanted)) : [];
  const concerned = archive ? queue.filter((item) => placesOf(before, item).length > 0) : queue;
  const found = await changeInAllMail(context, concerned, '\\Inbox', !archive);
  const after = archive ? [] : await findInFolder(context.session, inbox.path, queue.map(wanted));
  return new Map(
    queue.map((item): [number, Outcome] => {
      const there = placesOf(found, item);
      if (archive) {
        const left = placesOf(before, item);
        // in the inbox, and not in All Mail: nothing is known of it yet
        return [
          item.row.id,
          left.length > 0 && there.length === 0 ? { done: false } : { done: true, arrived: there, left },
        ];
      }
      return [item.row.id, { done: true, arrived: placesOf(after, item), left: there }];
    }),
  );
}

async function changeInAllMail(
  context: OpsContext,
  queue: readonly Queued[],
  label: string,
  value: boolean,
): Promise<readonly Found[]> {
  const all = allMailFolder(context);
  if (all === undefined) {
    throw new DealboxError(
      'folder-missing',
      'The provider does not show its folder “All Mail” to mail programs. Switch on “Show in IMAP” for it in the label settings there, then retry.',
    );
  }
  if (queue.length === 0) return [];
  const found = await findInFolder(context.session, all.path, queue.map(wanted));
  if (found.length > 0) await context.session.changeLabels(uids(found), [label], value);
  return found;
}

const uids = (found: readonly Found[]): number[] => found.map((place) => place.uid);

const wanted = ({ payload }: Queued) => ({
  identity: payload.identity,
  messageId: payload.messageId,
  size: payload.size,
});

const placesOf = (found: readonly Found[], { payload }: Queued): Found[] =>
  found.filter((place) => place.identity === payload.identity);
