import type { AccountId } from '#shared/model/ids.ts';
import type { ListScope } from '#shared/model/selection.ts';
import { idsInScope } from './list-rows.ts';
import { type ReadDb, statement } from './sqlite.ts';
import { correspondentBits } from './tables/correspondents.ts';

/** A conversation that a clean-up may take (INB-3). */
export interface CleanUpCandidate {
  readonly conversation: number;
  readonly messages: number;
  /** Who wrote its newest received message; '' where it has none. */
  readonly sender: string;
  readonly name: string;
  /** It holds mail that was sent to a contact. */
  readonly sentToContact: boolean;
}

interface Row {
  newest_arrival: number;
  messages: number;
  in_inbox: number;
  from_contact: number;
}

const conversation = statement<Row, [number]>(
  'SELECT newest_arrival, messages, in_inbox, from_contact FROM conversation WHERE id = ?',
);
const newestReceived = statement<{ from_address: string; from_name: string }, [number]>(
  `SELECT from_address, from_name FROM message WHERE conversation_id = ? AND outgoing = 0 AND hidden = 0 ORDER BY date DESC LIMIT 1`,
);
const sentToContact = statement<{ found: number }, [number]>(
  `SELECT EXISTS (SELECT 1 FROM correspondent r JOIN address a ON a.id = r.address_id
     WHERE r.conversation_id = ? AND r.bits & ${correspondentBits.sent} AND a.contact_id <> 0) AS found`,
);

/**
 * What a clean-up would take: what stands in Inbox and has no message from a contact, and got nothing new since the watermark. What the
 * preview counts and what the command deletes are both from here (C0.4). Never looks into Archive.
 */
export function cleanUpCandidates(db: ReadDb, account: AccountId | undefined, watermark: number): CleanUpCandidate[] {
  const scope: ListScope = { view: 'inbox', filters: ['not-from-contact'] };
  return idsInScope(db, account === undefined ? scope : { ...scope, account }).flatMap((id) => {
    const candidate = cleanUpCandidate(db, id, watermark);
    return candidate === null ? [] : [candidate];
  });
}

/** The same of one conversation, as it is now; null where it is to stay. */
export function cleanUpCandidate(db: ReadDb, id: number, watermark: number): CleanUpCandidate | null {
  const row = conversation(db).get(id);
  if (row === undefined || row.in_inbox === 0 || row.from_contact === 1 || row.newest_arrival > watermark) return null;
  const newest = newestReceived(db).get(id);
  return {
    conversation: id,
    messages: row.messages,
    sender: newest?.from_address.toLowerCase() ?? '',
    name: newest?.from_name ?? '',
    sentToContact: sentToContact(db).get(id)?.found === 1,
  };
}
