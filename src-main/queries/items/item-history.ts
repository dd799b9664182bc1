import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { type HistoryEntry, ItemEvent } from '#shared/model/item.ts';
import type { ReadDb } from '../../store/sqlite.ts';
import { type EventRow, eventsBefore } from '../../store/tables/item-events.ts';
import { type NoteRow, notesBefore } from '../../store/tables/item-notes.ts';
import { findItem } from '../../store/tables/items.ts';
import { findLink } from '../../store/tables/links.ts';
import { readRecipients } from '../../store/tables/recipients.ts';
import { printPlace, readPlace } from '../cursor.ts';
import { eventText } from './event-text.ts';
import { doneBy, linkText } from './link-text.ts';
import { type Recorded, recordedMail } from './recorded-mail.ts';

/** Of one moment: e-mails stand above notes, notes above events. */
const ranks = { email: 3, note: 2, event: 1 } as const;
type Rank = (typeof ranks)[keyof typeof ranks];

interface Placed {
  readonly at: number;
  readonly rank: Rank;
  readonly id: number;
  readonly entry: () => HistoryEntry;
}

const MOST = Number.MAX_SAFE_INTEGER;

/** CRM-2: an item's History, newest first: e-mails, notes and what happened, by cursor. */
export function itemHistory(
  db: ReadDb,
  { id, kinds, after, limit }: CallParsed<'itemHistory'>,
): CallOutput<'itemHistory'> {
  const kind = findItem(db, id)?.kind;
  if (kind === undefined) return { entries: [], next: null };
  const [at = MOST, rank = MOST, last = MOST] = after === null ? [] : readPlace(after, 3).map(Number);
  /** Where a kind of entries goes on behind the last one shown. */
  const below = (mine: Rank) => ({ at, id: mine < rank ? MOST : mine === rank ? last : 0 });
  const found: Placed[] = [];
  if (kinds === 'all' || kinds === 'emails') {
    for (const one of recordedMail(db, id, below(ranks.email))) {
      const entry = () => emailEntry(db, one, id, kind);
      found.push({ at: one.message.date, rank: ranks.email, id: one.message.id, entry });
      if (found.length === limit) break;
    }
  }
  if (kinds === 'all' || kinds === 'notes') {
    for (const row of notesBefore(db, id, below(ranks.note), limit))
      found.push({ at: row.at, rank: ranks.note, id: row.id, entry: () => noteEntry(db, row) });
  }
  if (kinds === 'all' || kinds === 'events') {
    for (const row of eventsBefore(db, id, below(ranks.event), limit))
      found.push({ at: row.at, rank: ranks.event, id: row.id, entry: () => eventEntry(db, row) });
  }
  found.sort((a, b) => b.at - a.at || b.rank - a.rank || b.id - a.id);
  const page = found.slice(0, limit);
  const end = page.at(-1);
  return {
    entries: page.map((one) => one.entry()),
    next: end === undefined || page.length < limit ? null : printPlace([end.at, end.rank, end.id]),
  };
}

function emailEntry(db: ReadDb, { message, conversation, sight }: Recorded, item: number, kind: string): HistoryEntry {
  const link = findLink(db, conversation.id, item);
  return {
    kind: 'email',
    at: message.date,
    message: message.id,
    conversation: conversation.id,
    account: conversation.account_id as AccountId,
    from: { name: message.from_name, address: message.from_address },
    to: readRecipients(message.recipients).to,
    subject: message.subject,
    snippet: message.snippet,
    outgoing: message.outgoing === 1,
    unread: message.seen === 0,
    attachments: message.attachments === 1,
    archived: message.archived === 1,
    visibility: conversation.visibility,
    mine: sight.where === 'mailbox',
    why: link === undefined ? '' : linkText(db, link, kind),
  };
}

const noteEntry = (db: ReadDb, row: NoteRow): HistoryEntry => ({
  kind: 'note',
  at: row.at,
  note: row.id,
  editedAt: row.edited_at,
  by: doneBy(db, row.by_user),
  text: row.text,
});

function eventEntry(db: ReadDb, row: EventRow): HistoryEntry {
  const event = ItemEvent.parse(JSON.parse(row.data));
  return { kind: 'event', at: row.at, by: doneBy(db, row.by_user), event, text: eventText(event) };
}
