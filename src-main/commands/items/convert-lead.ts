import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import { relinkConversations } from '../../store/linking/relink.ts';
import { addEvent } from '../../store/tables/item-events.ts';
import { moveNotes } from '../../store/tables/item-notes.ts';
import { addPerson, peopleOfItem } from '../../store/tables/item-people.ts';
import { getItem, insertItem, refOf, refreshSearch, saveItem } from '../../store/tables/items.ts';
import { copyLinks, linksOfItem } from '../../store/tables/links.ts';
import { getStage } from '../../store/tables/pipelines.ts';
import { localUser } from '../../store/tables/workspace-users.ts';
import type { CommandContext } from '../command-context.ts';
import { firstStage } from './add-item.ts';
import { valuesOf } from './item-values.ts';

/**
 * CRM-1: a lead becomes a deal with its values, people, notes and conversations. The lead stays, as converted, with its links. Throws
 * `not-found`; `invalid-input` where it is not an open lead.
 */
export function convertLead(
  { store, now: clock }: CommandContext,
  input: CallParsed<'convertLead'>,
): CallOutput<'convertLead'> {
  return store.write((tx) => {
    const now = clock();
    const lead = getItem(tx.db, input.id, 'lead');
    if (lead.status !== 'open') throw new DealboxError('invalid-input', 'Only an open lead can become a deal.');
    const stage = getStage(tx.db, input.stage ?? firstStage(tx, undefined));
    const user = localUser(tx.db).id;
    const placed = { pipeline_id: stage.pipeline_id, stage_id: stage.id, stage_since: now, status_since: now };
    const id = insertItem(tx, 'deal', { ...valuesOf(lead), ...placed }, now);
    for (const person of peopleOfItem(tx.db, lead.id)) addPerson(tx, id, person);
    saveItem(tx, lead.id, { ...valuesOf(lead), status: 'converted', status_since: now }, now);
    moveNotes(tx, id, lead.id);
    copyLinks(tx, id, 'converted', lead.id);
    const deal = { kind: 'deal', id, name: lead.name } as const;
    addEvent(tx, lead.id, { kind: 'converted', deal }, user, now);
    addEvent(tx, id, { kind: 'converted-from', lead: refOf(lead) }, user, now);
    refreshSearch(tx, id);
    const conversations = linksOfItem(tx.db, id).map((link) => link.conversation_id);
    relinkConversations(tx, conversations, now);
    for (const conversation of conversations) tx.touch('conversation', conversation);
    return { deal, conversations: conversations.length };
  });
}
