import { decideMissing, isMassDeletion, type Verdict } from '#shared/rules/missing-message.ts';
import { type Found, findEverywhere, toHex, type Wanted } from '../provider/find-messages.ts';
import type { ProviderProfile } from '../provider/profiles.ts';
import { deleteMessages } from '../store/delete-messages.ts';
import { takeLabels } from '../store/provider-labels.ts';
import { settleFlags } from '../store/settle-flags.ts';
import type { Tx } from '../store/store.ts';
import { addActivity } from '../store/tables/activity.ts';
import { type FolderRow, findFolder, listFolders, saveFolderProgress } from '../store/tables/folders.ts';
import { findOpenIncident, putIncident, updateIncident } from '../store/tables/incidents.ts';
import { putLocation } from '../store/tables/locations.ts';
import { findMessage, type MessageRow } from '../store/tables/messages.ts';
import { holdMissing, listMissing, type MissingRow, removeMissing, setMissingChecks } from '../store/tables/missing.ts';
import type { SyncContext } from './sync-context.ts';

interface Case {
  readonly row: MissingRow;
  readonly message: MessageRow;
  readonly found: readonly Found[];
  readonly verdict: Verdict;
  readonly inTrash: boolean;
}

/**
 * Asks where the messages went that are in no known folder (ARC-6, DEL-4): every selectable folder, synced or not, is searched for
 * them. Found outside Trash they are followed there and nothing else changes; in Trash, or nowhere twice, they are deleted here too;
 * and where very many would be, a person is asked first (M14).
 */
export async function resolveMissing(context: SyncContext): Promise<void> {
  const { store, account } = context;
  const rows = listMissing(store.db, account.id).filter((row) => row.incident_id === 0);
  if (rows.length === 0) return;
  const folders = listFolders(store.db, account.id).filter((folder) => folder.selectable === 1 && folder.present === 1);
  const messages = new Map<number, MessageRow>();
  for (const row of rows) {
    const message = findMessage(store.db, row.message_id);
    if (message !== undefined) messages.set(row.message_id, message);
  }
  const wanted = [...messages.values()].map(toWanted);
  const { found, complete } = await findEverywhere(
    context.session,
    searchOrder(whereMailIs(context.session.profile, folders)),
    wanted,
  );
  context.signal.throwIfAborted();
  const cases = decideAll(context, rows, messages, folders, found, complete);
  store.write((tx) => {
    for (const item of cases) if (item.verdict === 'moved') followMoved(tx, context, item, folders);
    for (const item of cases)
      if (item.verdict === 'look-again' && complete) setMissingChecks(tx, item.row.message_id, item.row.checks + 1);
    for (const item of cases) if (item.verdict === 'keep') removeMissing(tx, item.row.message_id);
    for (const group of Map.groupBy(
      cases.filter((item) => item.verdict === 'deleted' || item.verdict === 'ask'),
      (item) => item.row.folder_id,
    ).values()) {
      deleteOrAsk(tx, context, group, folders);
    }
  });
}

const toWanted = (message: MessageRow): Wanted => ({
  identity: toHex(message.identity),
  messageId: message.message_id,
  size: message.size,
});

/** Where folders are labels, all mail is in three of them; elsewhere a message may be in any. */
function whereMailIs({ labels }: ProviderProfile, folders: readonly FolderRow[]): readonly FolderRow[] {
  if (!labels || !folders.some((folder) => folder.role === 'all')) return folders;
  return folders.filter(({ role }) => role === 'all' || role === 'trash' || role === 'junk');
}

/** Where moved mail most often is, first. */
function searchOrder(folders: readonly FolderRow[]): string[] {
  const rank: Readonly<Record<string, number>> = { archive: 0, all: 1, trash: 2, inbox: 3, sent: 4, junk: 5 };
  return [...folders].sort((a, b) => (rank[a.role] ?? 6) - (rank[b.role] ?? 6)).map((folder) => folder.path);
}

function decideAll(
  { store }: SyncContext,
  rows: readonly MissingRow[],
  messages: ReadonlyMap<number, MessageRow>,
  folders: readonly FolderRow[],
  found: readonly Found[],
  complete: boolean,
): Case[] {
  const byIdentity = Map.groupBy(found, (item) => item.identity);
  const roles = new Map(folders.map((folder) => [folder.path, folder.role]));
  const byId = new Map(folders.map((folder) => [folder.id as number, folder]));
  return rows.flatMap((row) => {
    const message = messages.get(row.message_id);
    if (message === undefined) return [];
    const places = byIdentity.get(toHex(message.identity)) ?? [];
    const foundRoles = places.map((place) => roles.get(place.path) ?? 'other');
    const folder = byId.get(row.folder_id);
    const verdict = decideMissing({
      found: foundRoles,
      complete,
      vanished: row.reason === 'vanished',
      listingFilled: (folder?.seen_exists ?? 0) > 0 || (findFolder(store.db, row.folder_id)?.messages ?? 0) > 0,
      checks: row.checks,
    });
    return [{ row, message, found: places, verdict, inTrash: foundRoles.includes('trash') }];
  });
}

/** ARC-6: nothing changes in Dealbox; the message is followed where it now is. */
function followMoved(tx: Tx, { now }: SyncContext, item: Case, folders: readonly FolderRow[]): void {
  const byPath = new Map(folders.map((folder) => [folder.path, folder]));
  for (const place of item.found) {
    const folder = byPath.get(place.path);
    if (folder === undefined || folder.role === 'trash') continue;
    if (folder.uidvalidity === 0) saveFolderProgress(tx, folder.id, { uidvalidity: place.uidvalidity });
    else if (folder.uidvalidity !== place.uidvalidity) continue;
    putLocation(tx, folder.id, place.uid, item.message.id, place.flags);
    if (place.labels !== undefined) takeLabels(tx, item.message, folder, place.labels, now());
  }
  settleFlags(tx, item.message.id);
  removeMissing(tx, item.row.message_id);
  const path = item.found.find((place) => byPath.get(place.path)?.role !== 'trash')?.path ?? '';
  addActivity(tx, item.message.conversation_id, {
    at: now(),
    kind: 'moved-at-provider',
    where: 'provider',
    text: `Moved to ${path} at the provider; nothing changed here.`,
  });
  tx.touch('conversation', item.message.conversation_id);
}

function deleteOrAsk(tx: Tx, context: SyncContext, group: readonly Case[], folders: readonly FolderRow[]): void {
  const { account, now, tally } = context;
  const folder = folders.find((candidate) => candidate.id === group[0]?.row.folder_id);
  const inTrash = group.filter((item) => item.inTrash).length;
  // as it stands now, with what this very pass has followed elsewhere taken out
  const size = (findFolder(tx.db, folder?.id ?? 0)?.messages ?? 0) + group.length;
  const asks = group.some((item) => item.verdict === 'ask');
  if (asks || isMassDeletion({ inTrash, nowhere: group.length - inTrash }, size)) {
    ask(tx, context, group, folder?.path ?? '');
    return;
  }
  deleteMessages(
    tx,
    group.map((item) => item.message),
    false,
    now(),
  );
  for (const item of group) removeMissing(tx, item.row.message_id);
  tally.removed += group.length;
  const text =
    group.length === 1
      ? 'An email was deleted at the provider, so it is gone here too.'
      : `${group.length} emails were deleted at the provider, so they are gone here too.`;
  putIncident(
    tx,
    { account: account.id, kind: 'deleted-at-provider', text, open: false, messages: group.length },
    now(),
  );
}

/** M14: nothing is deleted; a banner asks. More of the same joins the open question. */
function ask(tx: Tx, { account, now }: SyncContext, group: readonly Case[], path: string): void {
  const open = findOpenIncident(tx.db, account.id, 'mass-deletion');
  const count = group.length + (open?.messages ?? 0);
  const text = `${count} emails vanished at once${open === null && path !== '' ? ` from ${path}` : ''} at the provider. They are kept here until you decide.`;
  const incident =
    open?.id ??
    putIncident(tx, { account: account.id, kind: 'mass-deletion', text, open: true, messages: count }, now());
  if (open !== null) updateIncident(tx, open, text, count);
  for (const item of group) holdMissing(tx, item.row.message_id, incident);
}
