import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { notesOfItem } from '../../store/tables/item-notes.ts';
import { findRef, getItem, itemsOfOrganization, itemsWithContact, refOf } from '../../store/tables/items.ts';

const linked = statement<{ n: number; by_hand: number }, [number]>(
  'SELECT count(*) AS n, coalesce(sum(manual), 0) AS by_hand FROM link WHERE item_id = ? AND linked = 1',
);
/** Named one by one in the confirmation. */
const MOST = 50;

/** What the confirmation of removing an item says (CRM-1). Throws `not-found`. */
export function describeRemoveItem(
  db: ReadDb,
  { id }: CallParsed<'describeRemoveItem'>,
): CallOutput<'describeRemoveItem'> {
  const item = refOf(getItem(db, id));
  const links = linked(db).get(id);
  const naming = [...new Set([...itemsOfOrganization(db, id), ...itemsWithContact(db, id)])];
  return {
    item,
    conversations: links?.n ?? 0,
    byHand: links?.by_hand ?? 0,
    notes: notesOfItem(db, id).length,
    namedBy: naming.slice(0, MOST).flatMap((other) => findRef(db, other) ?? []),
    totalNamedBy: naming.length,
  };
}
