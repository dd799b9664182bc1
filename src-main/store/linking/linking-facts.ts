import { normalizeAddress } from '#shared/rules/address.ts';
import type { ContactFacts, CorrespondentFacts, LinkFacts, LinkingFacts, WorkFacts } from '#shared/rules/linking.ts';
import { loggableOf, type NeverLog } from '#shared/rules/never-log.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import { correspondentBits } from '../tables/correspondents.ts';
import { linksOfConversation } from '../tables/links.ts';
import { type MessageRow, messagesOfConversation } from '../tables/messages.ts';
import { type NeverLogRow, neverLogOf } from '../tables/never-log.ts';
import { correspondents, peopleOfRow } from './people-of.ts';

/** Someone in a conversation, with what decides whether they link it. */
export interface KnownCorrespondent extends CorrespondentFacts {
  readonly address: string;
  readonly name: string;
  /** The entry that covers the address, whatever it holds for (CRM-5). */
  readonly entry: NeverLogRow | undefined;
}

export interface ConversationFacts extends LinkingFacts {
  readonly correspondents: readonly KnownCorrespondent[];
}

interface PersonRow {
  id: number;
  address: string;
  name: string;
  contact_id: number;
  bits: number;
}

const people = statement<PersonRow, [number]>(
  `SELECT a.id, a.address, a.name, a.contact_id, r.bits FROM correspondent r JOIN address a ON a.id = r.address_id
   WHERE r.conversation_id = ? ORDER BY a.id`,
);
const contactPeople = statement<PersonRow, [number]>(
  `SELECT a.id, a.address, a.name, a.contact_id, r.bits FROM correspondent r CROSS JOIN address a ON a.id = r.address_id
   WHERE r.conversation_id = ? AND a.contact_id <> 0 ORDER BY a.id`,
);
const organizationOf = statement<{ organization_id: number }, [number]>(
  'SELECT organization_id FROM item WHERE id = ?',
);
const workOf = statement<{ id: number; kind: WorkFacts['kind']; status: string }, [number]>(
  `SELECT i.id, i.kind, i.status FROM item_person p JOIN item i ON i.id = p.item_id
   WHERE p.contact_id = ? AND i.kind IN ('deal', 'lead', 'project') ORDER BY i.id`,
);
const ownerOf = statement<{ owner_id: number; email: string }, [number]>(
  'SELECT a.owner_id, a.email FROM conversation c JOIN account a ON a.id = c.account_id WHERE c.id = ?',
);

/**
 * Reads what rules/linking.ts needs to know of conversations. Made for one piece of work: contacts and never-log lists are read once.
 * `everyone`: also correspondents who are no contacts, for showing.
 */
export function factsReader(db: ReadDb, everyone = false): (conversation: number) => ConversationFacts | null {
  const contacts = new Map<number, ContactFacts | null>();
  const lists = new Map<number, NeverLog<NeverLogRow>>();

  function contactFacts(id: number): ContactFacts | null {
    let known = contacts.get(id);
    if (known === undefined) {
      const row = organizationOf(db).get(id);
      const work = workOf(db)
        .all(id)
        .map((item) => ({ id: item.id, kind: item.kind, open: item.status === 'open' }));
      known = row === undefined ? null : { id, organization: row.organization_id, work };
      contacts.set(id, known);
    }
    return known;
  }

  function listOf(user: number): NeverLog<NeverLogRow> {
    let known = lists.get(user);
    if (known === undefined) {
      known = neverLogOf(db, user);
      lists.set(user, known);
    }
    return known;
  }

  return (conversation) => {
    const owner = ownerOf(db).get(conversation);
    if (owner === undefined) return null;
    const neverLog = listOf(owner.owner_id);
    const rows = (everyone ? people : contactPeople)(db).all(conversation);
    let messages: readonly MessageRow[] | undefined;
    const isLogged = (address: string, entry: NeverLogRow | undefined): boolean => {
      if (entry === undefined) return true;
      if (entry.since === 0) return false;
      messages ??= messagesOfConversation(db, conversation);
      const own = normalizeAddress(owner.email);
      return messages.some((message) => {
        const isIn = correspondents(peopleOfRow(message), message.outgoing === 1, own).some(
          (p) => p.address === address,
        );
        return isIn && loggableOf(neverLog, [address], message.added_at).length > 0;
      });
    };
    const found = new Map<number, ContactFacts>();
    for (const row of rows) {
      const contact = row.contact_id === 0 ? null : contactFacts(row.contact_id);
      if (contact !== null) found.set(contact.id, contact);
    }
    return {
      correspondents: rows.map((row) => {
        const entry = neverLog.coverOf(row.address);
        return {
          id: row.id,
          address: row.address,
          name: row.name,
          received: (row.bits & correspondentBits.received) !== 0,
          sent: (row.bits & correspondentBits.sent) !== 0,
          contact: row.contact_id,
          loggable: isLogged(row.address, entry),
          entry,
        };
      }),
      contacts: found,
      existing: linksOfConversation(db, conversation).map(
        (link): LinkFacts => ({
          item: link.item_id,
          kind: link.kind,
          manual: link.manual === 1,
          linked: link.linked === 1,
          via: link.via,
        }),
      ),
    };
  };
}
