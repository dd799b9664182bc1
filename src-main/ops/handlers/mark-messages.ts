import { flagBits } from '#shared/model/mail.ts';
import { listFolders } from '../../store/tables/folders.ts';
import { locate } from '../locate.ts';
import type { OpsContext } from '../ops-context.ts';
import type { Outcome } from '../outcome.ts';
import type { Queued } from '../plan-batch.ts';

/** Read, starred and answered at the provider, on every copy that is known (SYN-2). A message that is gone needs no mark. */
export async function markOperations(context: OpsContext, queue: readonly Queued[]): Promise<Map<number, Outcome>> {
  const first = queue[0]?.payload;
  const bit = flagBits[first?.flag ?? 'seen'];
  const value = first?.value ?? true;
  const folders = listFolders(context.store.db, context.account.id).filter(
    (folder) => folder.selectable === 1 && folder.present === 1 && folder.role !== 'trash',
  );
  const { places, complete } = await locate(context, queue, folders);
  for (const [path, found] of Map.groupBy([...places.values()].flat(), (place) => place.path)) {
    await context.session.open(path);
    await context.session.changeFlags(
      found.map((place) => place.uid),
      bit,
      value,
    );
  }
  const outcomes = new Map<number, Outcome>();
  for (const item of queue) {
    const found = places.get(item.row.id) ?? [];
    const arrived = found.map((place) => ({ ...place, flags: value ? place.flags | bit : place.flags & ~bit }));
    outcomes.set(item.row.id, found.length > 0 || complete ? { done: true, arrived, left: [] } : { done: false });
  }
  return outcomes;
}
