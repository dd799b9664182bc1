import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { ConversationRow } from '#shared/model/conversation.ts';
import type { ItemId } from '#shared/model/ids.ts';
import type { ItemKind, ItemRef, ItemStatus } from '#shared/model/item.ts';
import type { ConversationFacts, KnownCorrespondent } from '../../store/linking/linking-facts.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { getAddress } from '../../store/tables/addresses.ts';
import { findConversation } from '../../store/tables/conversations.ts';
import { findItem, findRef } from '../../store/tables/items.ts';
import { labelsOfConversation } from '../../store/tables/labels.ts';
import { type ConversationColumns, conversationColumns, toConversationRow } from '../conversation-row.ts';
import { viewLabel } from '../labels.ts';
import { linkReport } from './link-report.ts';
import { sharingOf } from './sharing.ts';

type Panel = NonNullable<CallOutput<'conversationLinks'>>;
type Person = Panel['people'][number];

/** People told one by one: a mailing to a thousand is not read as a list of people. */
const MOST_PEOPLE = 50;
const MOST_EARLIER = 10;
/** Conversations of one person looked at for the newest. */
const LOOKED_AT = 200;

const openWork = statement<
  { id: ItemId; kind: ItemKind; name: string; status: ItemStatus; stage: string | null },
  [number]
>(
  `SELECT i.id, i.kind, i.name, i.status, s.name AS stage FROM item_person p JOIN item i ON i.id = p.item_id
     LEFT JOIN stage s ON s.id = i.stage_id
   WHERE p.contact_id = ? AND i.status = 'open' ORDER BY i.updated_at DESC LIMIT 20`,
);
const earlierWith = statement<ConversationColumns, [number, number, number]>(
  `SELECT ${conversationColumns} FROM correspondent r CROSS JOIN conversation c ON c.id = r.conversation_id
   WHERE r.address_id = ? AND r.conversation_id <> ? ORDER BY r.conversation_id DESC LIMIT ?`,
);

/** The side panel of a conversation: its people, links, suggestions, and why something is missing (CRM-5). */
export function conversationLinks(
  db: ReadDb,
  { id }: CallParsed<'conversationLinks'>,
): CallOutput<'conversationLinks'> {
  const conversation = findConversation(db, id);
  const report = conversation === undefined ? null : linkReport(db, conversation.id);
  if (conversation === undefined || report === null) return null;
  const { facts, plan, links, missing } = report;
  const { sight: _, ...sharing } = sharingOf(db, conversation);
  const shown = [...facts.correspondents].sort((a, b) => roleRank(a) - roleRank(b)).slice(0, MOST_PEOPLE);
  return {
    people: shown.map((one) => personOf(db, one)),
    links: [...links],
    suggestions: plan.suggestions.flatMap(({ kind, contact, items }) => {
      const ref = findRef(db, contact);
      if (ref === null) return [];
      return [{ kind, contact: ref, items: items.flatMap((item) => withStage(db, item)) }];
    }),
    missing: [...missing],
    labels: labelsOfConversation(db, conversation.id).map(viewLabel),
    sharing,
    earlier: earlierConversations(db, conversation.id, facts),
  };
}

const roleOf = (one: KnownCorrespondent): Person['role'] =>
  one.received ? 'sender' : one.sent ? 'recipient' : 'copied';
const roleRank = (one: KnownCorrespondent): number => ({ sender: 0, recipient: 1, copied: 2 })[roleOf(one)];

function personOf(db: ReadDb, one: KnownCorrespondent): Person {
  const contact = findRef(db, one.contact);
  const record = contact === null ? undefined : findItem(db, contact.id);
  return {
    address: one.address,
    name: one.name,
    role: roleOf(one),
    contact,
    byBase: contact !== null && getAddress(db, one.id)?.claimed === 0,
    organization: findRef(db, record?.organization_id ?? 0),
    work:
      contact === null
        ? []
        : openWork(db)
            .all(contact.id)
            .map((row) => ({ ...row, stage: row.stage ?? '' })),
    neverLog: one.entry?.pattern ?? '',
  };
}

const stageName = statement<{ name: string }, [number]>('SELECT name FROM stage WHERE id = ?');

function withStage(db: ReadDb, id: number): (ItemRef & { stage: string })[] {
  const record = findItem(db, id);
  const ref = findRef(db, id);
  if (record === undefined || ref === null) return [];
  return [{ ...ref, stage: stageName(db).get(record.stage_id)?.name ?? '' }];
}

/** With whoever wrote, or was written to: other recipients of the same mail would bring in half a mailing list. */
function earlierConversations(db: ReadDb, id: number, facts: ConversationFacts): ConversationRow[] {
  const found = new Map<number, ConversationColumns>();
  const people = facts.correspondents.filter((one) => one.received || one.sent).slice(0, MOST_EARLIER);
  for (const one of people) for (const row of earlierWith(db).all(one.id, id, LOOKED_AT)) found.set(row.id, row);
  return [...found.values()]
    .filter((row) => row.messages > 0)
    .sort((a, b) => b.date - a.date || b.id - a.id)
    .slice(0, MOST_EARLIER)
    .map((row) => toConversationRow(row));
}
