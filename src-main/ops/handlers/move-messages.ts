import { type Found, findInFolder, type Wanted } from '../../provider/find-messages.ts';
import type { MovedUids } from '../../provider/provider.ts';
import { type FolderRow, listFolders } from '../../store/tables/folders.ts';
import { locate } from '../locate.ts';
import type { OpsContext } from '../ops-context.ts';
import type { Outcome } from '../outcome.ts';
import type { Queued } from '../plan-batch.ts';
import { archiveFolder, inboxFolder, trashFolder } from '../target-folder.ts';
import { allMailFolder, archiveByLabel } from './label-messages.ts';

/** One copy of a message that an operation moves. */
interface Move {
  readonly item: Queued;
  readonly place: Found;
}

/**
 * Archive, unarchive and trash at the provider: moves, never an expunge (DEL-3). Idempotent: what already is in the target, and no
 * longer where it was, is done; so a crash or a lost answer neither repeats nor loses a move (SYN-8).
 */
export async function moveOperations(context: OpsContext, queue: readonly Queued[]): Promise<Map<number, Outcome>> {
  const kind = queue[0]?.row.kind;
  const { labels } = context.session.profile;
  if (labels && kind !== 'trash' && allMailFolder(context) !== undefined) return archiveByLabel(context, queue);
  const target = await targetFolder(context, kind);
  const folders = listFolders(context.store.db, context.account.id).filter(
    (folder) => folder.selectable === 1 && folder.present === 1,
  );
  const { places, complete } = await locate(context, queue, folders);
  const outcomes = new Map<number, Outcome>();
  const bySource = new Map<string, Move[]>();
  for (const item of queue) {
    const found = places.get(item.row.id) ?? [];
    const sources = found.filter((place) => place.path !== target.path && isSource(kind, place, folders));
    // where folders are labels the message is one: in Trash it is in none of the others any more
    const movable = labels ? sources.slice(0, 1) : sources;
    const there = found.filter((place) => place.path === target.path);
    // nothing to move: it is there already, someone else filed it, or the provider no longer has it
    if (movable.length === 0) {
      outcomes.set(
        item.row.id,
        found.length > 0 || complete ? { done: true, arrived: there, left: [] } : { done: false },
      );
    }
    for (const place of movable) {
      const list = bySource.get(place.path) ?? [];
      list.push({ item, place });
      bySource.set(place.path, list);
    }
  }
  for (const [path, moves] of bySource) await moveFrom(context, path, target, moves, outcomes);
  return outcomes;
}

async function targetFolder(context: OpsContext, kind: Queued['row']['kind'] | undefined): Promise<FolderRow> {
  if (kind === 'trash') return trashFolder(context);
  return kind === 'unarchive' ? inboxFolder(context) : archiveFolder(context);
}

/** ARC-5 moves what is in the inbox, and back what is filed; a deletion takes every copy there is. */
function isSource(kind: Queued['row']['kind'] | undefined, place: Found, folders: readonly FolderRow[]): boolean {
  const role = folders.find((folder) => folder.path === place.path)?.role;
  if (kind === 'archive') return role === 'inbox';
  if (kind === 'unarchive') return role === 'archive' || role === 'all';
  return true;
}

async function moveFrom(
  context: OpsContext,
  path: string,
  target: FolderRow,
  moves: readonly Move[],
  outcomes: Map<number, Outcome>,
): Promise<void> {
  const { session, account } = context;
  const options = { teamMailbox: account.type === 'team' };
  const copied = await copiedBefore(context, target, moves);
  const fresh = moves.filter((move) => !copied.has(move.item.payload.identity));
  const halfDone = moves.filter((move) => copied.has(move.item.payload.identity));
  await session.open(path);
  // a copy lies in the target since an attempt that broke off: only its source is left to take away
  if (halfDone.length > 0) await session.removeSource(uidsOf(halfDone), options);
  const moved: MovedUids = fresh.length === 0 ? new Map() : await session.move(uidsOf(fresh), target.path, options);
  const arrived = await arrivals(context, target, fresh, moved);
  for (const { item, place } of moves) {
    const now = copied.get(item.payload.identity) ?? arrived.get(item.payload.identity) ?? [];
    const before = outcomes.get(item.row.id);
    const earlier = before?.done === true ? before : { arrived: [], left: [] };
    outcomes.set(item.row.id, {
      done: true,
      arrived: [...new Set([...earlier.arrived, ...now])],
      left: [...earlier.left, place],
    });
  }
}

const uidsOf = (moves: readonly Move[]): number[] => moves.map((move) => move.place.uid);

/**
 * A server without MOVE copies first and removes later; an attempt may have died in between. Only operations that were tried before
 * are looked for, so that the ordinary case costs nothing.
 */
async function copiedBefore(
  { session }: OpsContext,
  target: FolderRow,
  moves: readonly Move[],
): Promise<Map<string, Found[]>> {
  const suspects = session.capabilities.move ? [] : moves.filter((move) => move.item.row.attempts > 1);
  if (suspects.length === 0) return new Map();
  return byIdentity(await findInFolder(session, target.path, suspects.map(wanted)));
}

/** Where moved mail now is: COPYUID (RFC 4315) tells; else it is looked up. */
async function arrivals(
  { session }: OpsContext,
  target: FolderRow,
  moves: readonly Move[],
  moved: MovedUids,
): Promise<Map<string, Found[]>> {
  if (moves.length === 0) return new Map();
  if (target.uidvalidity === 0 || moves.some((move) => !moved.has(move.place.uid))) {
    return byIdentity(await findInFolder(session, target.path, moves.map(wanted)));
  }
  const told = moves.map(({ place }) => ({
    ...place,
    uid: moved.get(place.uid) ?? 0,
    path: target.path,
    uidvalidity: target.uidvalidity,
  }));
  return byIdentity(told);
}

const wanted = ({ item }: Move): Wanted => ({
  identity: item.payload.identity,
  messageId: item.payload.messageId,
  size: item.payload.size,
});

/** Several where a folder holds the same mail more than once: every copy is followed, so that a later act takes all (SYN-5). */
const byIdentity = (found: readonly Found[]): Map<string, Found[]> => Map.groupBy(found, (place) => place.identity);
