import { type Found, findEverywhere, identify } from '../provider/find-messages.ts';
import type { FolderRow } from '../store/tables/folders.ts';
import type { OpsContext } from './ops-context.ts';
import type { Queued } from './plan-batch.ts';

/** Where the provider has each operation's message now; by the operation's id. */
export type Places = ReadonlyMap<number, readonly Found[]>;

/**
 * Finds the messages of operations at the provider. Where the person's act named a place, that is looked at first, and believed only
 * when UIDVALIDITY and identity agree (DEL-10); what is not there any more is searched for in the given folders.
 */
export async function locate(
  context: OpsContext,
  queue: readonly Queued[],
  folders: readonly FolderRow[],
): Promise<{ places: Places; complete: boolean }> {
  const places = new Map<number, Found[]>();
  await lookWhereTheyWere(context, queue, places);
  const lost = queue.filter((item) => !places.has(item.row.id));
  if (lost.length === 0) return { places, complete: true };
  const { found, complete } = await findEverywhere(
    context.session,
    folders.map((folder) => folder.path),
    lost.map(({ payload }) => ({ identity: payload.identity, messageId: payload.messageId, size: payload.size })),
  );
  for (const item of lost) {
    const hits = found.filter((hit) => hit.identity === item.payload.identity);
    if (hits.length > 0) places.set(item.row.id, hits);
  }
  return { places, complete };
}

async function lookWhereTheyWere(
  context: OpsContext,
  queue: readonly Queued[],
  places: Map<number, Found[]>,
): Promise<void> {
  const byFolder = new Map<string, { item: Queued; uid: number; uidvalidity: number }[]>();
  for (const item of queue) {
    for (const at of item.payload.at) {
      const list = byFolder.get(at.folder) ?? [];
      list.push({ item, uid: at.uid, uidvalidity: at.uidvalidity });
      byFolder.set(at.folder, list);
    }
  }
  for (const [path, list] of byFolder) {
    const state = await openIfThere(context, path);
    if (state === null) continue;
    const current = list.filter((entry) => entry.uidvalidity === state.uidvalidity);
    if (current.length === 0 || state.exists === 0) continue;
    const found = await identify(
      context.session,
      state,
      current.map((entry) => entry.uid),
    );
    for (const entry of current) {
      const hit = found.find(
        (candidate) => candidate.uid === entry.uid && candidate.identity === entry.item.payload.identity,
      );
      if (hit !== undefined) places.set(entry.item.row.id, [...(places.get(entry.item.row.id) ?? []), hit]);
    }
  }
}

async function openIfThere({ session }: OpsContext, path: string) {
  try {
    return await session.open(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'folder-missing' || error.code === 'server-busy'))
      return null;
    throw error;
  }
}
