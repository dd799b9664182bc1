import type { PackRange } from '#shared/model/mail.ts';
import { queueErasure } from '../store/erase.ts';
import type { Store, Tx } from '../store/store.ts';

const lost = new WeakMap<Store, PackRange[]>();

/** Bytes in the packs whose rows could not be committed (a full disk); later commits would make them look like mail of ours. */
export function noteLostRanges(store: Store, ranges: readonly PackRange[]): void {
  lost.set(store, [...(lost.get(store) ?? []), ...ranges]);
}

/** With the next commit they are queued to be overwritten (DEL-2). Should Dealbox end before, they lie behind the committed end and are cut off. */
export function eraseLostRanges(tx: Tx, store: Store): PackRange[] {
  const ranges = lost.get(store) ?? [];
  for (const range of ranges) queueErasure(tx, range);
  return ranges;
}

export function forgetLostRanges(store: Store): void {
  lost.delete(store);
}
