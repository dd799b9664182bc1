import type { ItemId } from '#shared/model/ids.ts';
import type { LinkView, MissingLink } from '#shared/model/link.ts';
import { type LinkPlan, resolveLinks, workKinds } from '#shared/rules/linking.ts';
import { type ConversationFacts, factsReader, type KnownCorrespondent } from '../../store/linking/linking-facts.ts';
import type { ReadDb } from '../../store/sqlite.ts';
import { findRef } from '../../store/tables/items.ts';
import { type LinkWithKind, linksOfConversation } from '../../store/tables/links.ts';
import { dayOf, doneBy, viewLink } from '../items/link-text.ts';

/** What a conversation is linked to and what not, with the reasons (CRM-5). */
export interface LinkReport {
  readonly facts: ConversationFacts;
  readonly plan: LinkPlan;
  readonly links: readonly LinkView[];
  readonly missing: readonly MissingLink[];
}

/** The same rules that link, asked once more: what is shown is what holds. Null where the conversation is no longer there. */
export function linkReport(db: ReadDb, conversation: number): LinkReport | null {
  const facts = factsReader(db, true)(conversation);
  if (facts === null) return null;
  const plan = resolveLinks(facts);
  const rows = linksOfConversation(db, conversation);
  return { facts, plan, links: rows.flatMap((row) => viewLink(db, row)), missing: missingLinks(db, facts, plan, rows) };
}

function missingLinks(
  db: ReadDb,
  facts: ConversationFacts,
  plan: LinkPlan,
  rows: readonly LinkWithKind[],
): MissingLink[] {
  return [
    ...facts.correspondents.flatMap((one) => missingPerson(db, one)),
    ...rows.flatMap((row) => takenOff(db, row)),
    ...plan.suggestions.map((suggestion): MissingLink => {
      const contact = findRef(db, suggestion.contact);
      const text = `${contact?.name ?? ''} has ${suggestion.items.length} open ${suggestion.kind}s: choose one`;
      return { reason: 'several-open', text, address: '', item: contact };
    }),
    ...noneOpen(db, facts, rows),
  ];
}

function missingPerson(db: ReadDb, one: KnownCorrespondent): MissingLink[] {
  const { address, entry, loggable } = one;
  if (entry !== undefined && !loggable)
    return [{ reason: 'never-log', text: `never-log: ${entry.pattern}`, address, item: findRef(db, one.contact) }];
  if (one.contact === 0) return [{ reason: 'no-contact', text: `${address} is no contact`, address, item: null }];
  return [];
}

function takenOff(db: ReadDb, row: LinkWithKind): MissingLink[] {
  const item = row.linked === 1 ? null : findRef(db, row.item_id);
  if (item === null) return [];
  const text = `${item.name}: taken off by ${doneBy(db, row.by_user)} on ${dayOf(row.at)}`;
  return [{ reason: 'unlinked', text, address: '', item }];
}

/** Of a conversation without any deal, lead or project: its contacts who have nothing open. */
function noneOpen(db: ReadDb, facts: ConversationFacts, rows: readonly LinkWithKind[]): MissingLink[] {
  const isWork = (kind: string) => (workKinds as readonly string[]).includes(kind);
  if (rows.some((row) => row.linked === 1 && isWork(row.kind))) return [];
  return [...facts.contacts.values()]
    .filter((contact) => contact.work.every((work) => !work.open))
    .flatMap((contact): MissingLink[] => {
      const item = findRef(db, contact.id as ItemId);
      if (item === null) return [];
      return [{ reason: 'none-open', text: `${item.name} has no open deal, lead or project`, address: '', item }];
    });
}
