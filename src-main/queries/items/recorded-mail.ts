import { normalizeAddress } from '#shared/rules/address.ts';
import { isOnRecord, loggableOf, type NeverLog } from '#shared/rules/never-log.ts';
import type { Sight } from '#shared/rules/visibility.ts';
import { correspondents, peopleOfRow } from '../../store/linking/people-of.ts';
import { accountOwner, sightOfConversation } from '../../store/sight.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { findAddress } from '../../store/tables/addresses.ts';
import { type ConversationRecord, findConversation } from '../../store/tables/conversations.ts';
import { findItem } from '../../store/tables/items.ts';
import { type MessageRow, messagesOfConversation } from '../../store/tables/messages.ts';
import { type NeverLogRow, neverLogOf } from '../../store/tables/never-log.ts';
import { localUser } from '../../store/tables/workspace-users.ts';

/** A message on an item's record. */
export interface Recorded {
  readonly message: MessageRow;
  readonly conversation: ConversationRecord;
  readonly sight: Sight;
}

/** A place in the record: after this date and message. */
export interface RecordPlace {
  readonly at: number;
  readonly id: number;
}

interface Linked {
  date: number;
  conversation_id: number;
}

const PIECE = 100;
const linked = statement<Linked, [number, number, number, number]>(
  `SELECT date, conversation_id FROM link WHERE item_id = ? AND linked = 1 AND (date, conversation_id) < (?, ?)
   ORDER BY date DESC, conversation_id DESC LIMIT ?`,
);
const linkedWithFiles = statement<Linked, [number, number, number, number]>(
  `SELECT l.date, l.conversation_id FROM link l CROSS JOIN conversation c ON c.id = l.conversation_id
   WHERE l.item_id = ? AND l.linked = 1 AND (l.date, l.conversation_id) < (?, ?) AND c.attachments = 1
   ORDER BY l.date DESC, l.conversation_id DESC LIMIT ?`,
);

/**
 * CRM-2: the mail on an item's record, newest first, below a place: of the conversations linked to it, whatever their inbox state (ARC-3), less
 * what never-log keeps off it (NLG-3) and what this user may not see (VIS-1). Read as far as it is asked for: no message of a conversation is
 * newer than the conversation.
 */
export function* recordedMail(
  db: ReadDb,
  item: number,
  below: RecordPlace | null,
  only: 'all' | 'with-files' = 'all',
): Generator<Recorded> {
  const keeps = recordRule(db, item);
  const pages = only === 'all' ? linked : linkedWithFiles;
  let waiting: Recorded[] = [];
  let place: Linked = { date: Number.MAX_SAFE_INTEGER, conversation_id: Number.MAX_SAFE_INTEGER };
  for (;;) {
    const page = pages(db).all(item, place.date, place.conversation_id, PIECE);
    for (const next of page) {
      while (waiting[0] !== undefined && waiting[0].message.date > next.date) yield waiting.shift() as Recorded;
      const found = keeps(next.conversation_id).filter(({ message }) => isBelow(message, below));
      if (found.length > 0) waiting = [...waiting, ...found].sort(newestFirst);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PIECE) break;
    place = last;
  }
  yield* waiting;
}

const isBelow = ({ date, id }: MessageRow, below: RecordPlace | null): boolean =>
  below === null || date < below.at || (date === below.at && id < below.id);
const newestFirst = (a: Recorded, b: Recorded): number =>
  b.message.date - a.message.date || b.message.id - a.message.id;

/** What of a conversation stands on an item's record. */
function recordRule(db: ReadDb, item: number): (conversation: number) => Recorded[] {
  const user = localUser(db).id;
  const lists = new Map<number, NeverLog<NeverLogRow>>();
  const owners = new Map<string, readonly number[]>();

  function ownersOf(address: string): readonly number[] {
    let known = owners.get(address);
    if (known === undefined) {
      const contact = findAddress(db, address)?.contact_id ?? 0;
      const organization = contact === 0 ? 0 : (findItem(db, contact)?.organization_id ?? 0);
      known = [contact, organization].filter((id) => id !== 0);
      owners.set(address, known);
    }
    return known;
  }

  return (id) => {
    const conversation = findConversation(db, id);
    const account = conversation === undefined ? undefined : accountOwner(db, conversation.account_id);
    if (conversation === undefined || account === undefined) return [];
    const sight = sightOfConversation(db, user, conversation);
    if (sight.where === 'nowhere') return [];
    let neverLog = lists.get(account.owner_id);
    if (neverLog === undefined) {
      neverLog = neverLogOf(db, account.owner_id);
      lists.set(account.owner_id, neverLog);
    }
    const messages = messagesOfConversation(db, id).filter((message) => message.hidden === 0);
    if (neverLog.isEmpty) return messages.map((message) => ({ message, conversation, sight }));
    const list = neverLog;
    const own = normalizeAddress(account.email);
    const mails = messages.map((message) => {
      const others = correspondents(peopleOfRow(message), message.outgoing === 1, own).map((one) => one.address);
      return { message, others, addedAt: message.added_at };
    });
    const onlyListed = mails.every(({ others, addedAt }) => loggableOf(list, others, addedAt).length === 0);
    return mails
      .filter((mail) => isOnRecord(list, mail, item, ownersOf, onlyListed))
      .map(({ message }) => ({ message, conversation, sight }));
  };
}
