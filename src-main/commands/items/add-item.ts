import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { ItemId } from '#shared/model/ids.ts';
import type { ItemKind } from '#shared/model/item.ts';
import { relinkAddresses } from '../../store/linking/relink-addresses.ts';
import type { Tx } from '../../store/store.ts';
import { findAddress } from '../../store/tables/addresses.ts';
import { findConversation } from '../../store/tables/conversations.ts';
import { addEvent } from '../../store/tables/item-events.ts';
import { addPerson } from '../../store/tables/item-people.ts';
import { emptyItem, findRef, getItem, insertItem, refreshSearch } from '../../store/tables/items.ts';
import { listPipelines, stagesOf } from '../../store/tables/pipelines.ts';
import { putUndo } from '../../store/tables/undos.ts';
import { localUser } from '../../store/tables/workspace-users.ts';
import type { CommandContext } from '../command-context.ts';
import { linkByHand } from '../link-conversations.ts';
import { readAddresses, setAddresses } from './contact-addresses.ts';
import { changedValues } from './item-values.ts';

/**
 * CRM-1: a new contact, organization, deal, lead or project. Earlier mail of a contact's addresses is linked at once (CRM-3). Made from a
 * conversation, it is linked to that one. Throws `invalid-input`, `not-found`, `already-exists` (an address that another contact has).
 */
export function addItem(context: CommandContext, input: CallParsed<'addItem'>): CallOutput<'addItem'> {
  return context.store.write((tx) => {
    const now = context.now();
    const { kind, people, pipeline, conversation, ...change } = input;
    const addresses = readAddresses(change.addresses ?? []);
    const name = change.name ?? nameFor(tx, kind, addresses);
    const stage = kind === 'deal' ? (change.stage ?? firstStage(tx, pipeline)) : undefined;
    const withStage = stage === undefined ? change : { ...change, stage };
    const values = changedValues(tx.db, kind, { ...emptyItem, name, status_since: now }, withStage, now);
    const id = insertItem(tx, kind, values, now);
    for (const contact of [...(values.contact_id === 0 ? [] : [values.contact_id]), ...people]) {
      putOn(tx, id, kind, contact);
    }
    const moved = kind === 'contact' ? setAddresses(tx, id, addresses) : [];
    refreshSearch(tx, id);
    const user = localUser(tx.db).id;
    addEvent(tx, id, { kind: 'created', how: conversation === undefined ? 'hand' : 'mail' }, user, now);
    let linked = relinkAddresses(tx, moved, now);
    if (conversation !== undefined && kind !== 'contact') {
      const found = findConversation(tx.db, conversation);
      if (found !== undefined) linked += linkByHand(tx, [found.id], id, user, now).length;
    }
    return { item: { kind, id, name: values.name }, linked, undo: putUndo(tx, 'item-added', { id }, now) };
  });
}

/** A contact without a name has the one that mail gives it, or is named by its address. */
function nameFor(tx: Tx, kind: ItemKind, addresses: readonly string[]): string {
  const [first] = addresses;
  if (kind !== 'contact' || first === undefined) throw new DealboxError('invalid-input', 'A name is needed.');
  return findAddress(tx.db, first)?.name || first;
}

/** Throws `not-found`. */
export function firstStage(tx: Tx, pipeline: number | undefined) {
  const wanted = pipeline ?? listPipelines(tx.db)[0]?.id ?? 0;
  const [stage] = stagesOf(tx.db, wanted);
  if (stage === undefined) throw new DealboxError('not-found', 'This pipeline is no longer there.');
  return stage.id;
}

/** A person on a deal, lead or project; for an organization it is whom it employs. Throws `not-found`, `invalid-input`. */
export function putOn(tx: Tx, item: ItemId, kind: ItemKind, contact: number): void {
  getItem(tx.db, contact, 'contact');
  if (kind === 'contact' || kind === 'organization') {
    const shown = findRef(tx.db, item)?.name ?? '';
    throw new DealboxError('invalid-input', `People are put on deals, leads and projects; “${shown}” is none.`);
  }
  addPerson(tx, item, contact);
}
