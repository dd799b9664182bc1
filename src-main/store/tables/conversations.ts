import type { Visibility } from '#shared/model/account.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { morePrivate } from '#shared/rules/visibility.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import { joinCorrespondents } from './correspondents.ts';
import { joinLabels } from './labels.ts';
import { joinLinks } from './links.ts';
import { readRecipients } from './recipients.ts';
import { findSnooze } from './snoozes.ts';

export interface ConversationRecord {
  readonly id: ConversationId;
  readonly account_id: number;
  readonly subject: string;
  readonly date: number;
  readonly newest_arrival: number;
  readonly messages: number;
  readonly unread: number;
  readonly in_inbox: number;
  readonly in_archive: number;
  readonly in_sent: number;
  readonly from_contact: number;
  readonly linked: number;
  readonly visibility: Visibility;
  readonly visibility_chosen: number;
}

const one = statement<ConversationRecord, [number]>(
  `SELECT id, account_id, subject, date, newest_arrival, messages, unread, in_inbox, in_archive, in_sent, from_contact,
     linked, visibility, visibility_chosen
   FROM conversation WHERE id = ?`,
);
const alias = statement<{ conversation_id: number }, [number]>(
  'SELECT conversation_id FROM conversation_alias WHERE id = ?',
);
const insert = statement<{ id: number }, [number]>(
  'INSERT INTO conversation (account_id, visibility) SELECT id, visibility FROM account WHERE id = ? RETURNING id',
);

/** By its id, or by one it had before it was joined with another. */
export function findConversation(db: ReadDb, id: number): ConversationRecord | undefined {
  const found = one(db).get(id);
  if (found !== undefined) return found;
  const joined = alias(db).get(id);
  return joined === undefined ? undefined : one(db).get(joined.conversation_id);
}

/** Seen by whom the account's default says, from now on (VIS-1). */
export function insertConversation(tx: Tx, account: number): ConversationId {
  return (insert(tx.db).get(account)?.id ?? 0) as ConversationId;
}

interface Totals {
  messages: number;
  unread: number;
  starred: number;
  attachments: number;
  date: number;
  sent_date: number;
  in_inbox: number;
  in_sent: number;
  archived: number;
  newest_arrival: number;
}

const totals = statement<Totals, [number]>(
  `SELECT count(*) AS messages, coalesce(sum(seen = 0), 0) AS unread, coalesce(max(starred), 0) AS starred,
          coalesce(max(attachments), 0) AS attachments, coalesce(max(CASE WHEN unsent = 0 THEN date END), max(date), 0) AS date,
          coalesce(max(CASE WHEN outgoing = 1 AND unsent = 0 THEN date END), 0) AS sent_date,
          coalesce(max(inbox_member = 1 AND archived = 0), 0) AS in_inbox,
          coalesce(max(outgoing = 1 AND unsent = 0), 0) AS in_sent, coalesce(max(archived), 0) AS archived, coalesce(max(arrival), 0) AS newest_arrival
   FROM message WHERE conversation_id = ? AND hidden = 0`,
);

interface Face {
  subject: string;
  snippet: string;
  from_name: string;
  from_address: string;
  recipients: string;
  outgoing: number;
}

const faces = statement<Face, [number]>(
  `SELECT subject, snippet, from_name, from_address, recipients, outgoing FROM message
   WHERE conversation_id = ? AND hidden = 0 ORDER BY id DESC LIMIT 30`,
);
const update = statement<never, (string | number)[]>(
  `UPDATE conversation SET subject = ?, snippet = ?, participants = ?, date = max(?, woken_at), sent_date = ?, newest_arrival = ?, messages = ?,
     unread = ?, starred = ?, attachments = ?, in_inbox = ?, in_archive = ?, in_sent = ? WHERE id = ?`,
);
const anyMessage = statement<{ id: number }, [number]>('SELECT id FROM message WHERE conversation_id = ? LIMIT 1');
const remove = statement<never, [number]>('DELETE FROM conversation WHERE id = ?');
const removeReferences = statement<never, [number]>('DELETE FROM thread_reference WHERE conversation_id = ?');

/**
 * Writes anew what the row of a conversation says about its messages (decision 2: where it stands is materialised). A
 * conversation without messages goes, with its activity and its place in the threading.
 */
export function refreshConversation(tx: Tx, id: number): void {
  tx.touch('conversation', id);
  const sum = totals(tx.db).get(id);
  if (sum === undefined) return;
  if (sum.messages === 0 && anyMessage(tx.db).get(id) === undefined) {
    removeReferences(tx.db).run(id);
    remove(tx.db).run(id);
    return;
  }
  const rows = faces(tx.db).all(id);
  const newest = rows[0];
  const shown = sum.messages > 0 ? 1 : 0;
  update(tx.db).run(
    newest?.subject ?? '',
    newest?.snippet ?? '',
    JSON.stringify(participants(rows)),
    sum.date,
    sum.sent_date,
    sum.newest_arrival,
    sum.messages,
    sum.unread,
    sum.starred,
    sum.attachments,
    // snoozed: out of every list of mail until it comes back (INB-8)
    shown & sum.in_inbox & Number(findSnooze(tx.db, id) === undefined),
    shown & Number(sum.in_inbox === 0 && sum.archived === 1),
    shown & sum.in_sent,
    id,
  );
}

export type ParticipantEntry = [name: string, address: string, me: 0 | 1];
const MOST_PARTICIPANTS = 6;

/** Who wrote, newest first; in a conversation only of sent mail, whom it went to. */
function participants(rows: readonly Face[]): ParticipantEntry[] {
  const seen = new Map<string, ParticipantEntry>();
  const add = (name: string, address: string, me: 0 | 1) => {
    const key = me === 1 ? 'me' : address.toLowerCase() || name;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, [name, address, me]);
    else if (known[0] === '' && name !== '') known[0] = name;
  };
  const received = rows.some((row) => row.outgoing === 0);
  for (const row of rows) {
    if (seen.size >= MOST_PARTICIPANTS) break;
    if (row.outgoing === 0 || received) add(row.from_name, row.from_address, row.outgoing === 1 ? 1 : 0);
    else
      for (const person of readRecipients(row.recipients).to.slice(0, MOST_PARTICIPANTS))
        add(person.name, person.address, 0);
  }
  return [...seen.values()].slice(0, MOST_PARTICIPANTS);
}

const standAnew = statement<never, []>(
  `UPDATE conversation SET (in_inbox, in_archive) = (
     SELECT messages > 0 AND sum(m.inbox_member = 1 AND m.archived = 0) > 0
              AND NOT EXISTS (SELECT 1 FROM snooze s WHERE s.conversation_id = conversation.id),
            messages > 0 AND sum(m.inbox_member = 1 AND m.archived = 0) = 0 AND sum(m.archived) > 0
     FROM message m WHERE m.conversation_id = conversation.id AND m.hidden = 0)
   WHERE id IN (SELECT id FROM temp.picked) AND messages > 0`,
);

/** Where the picked conversations stand, after their messages were archived or not: one statement for ten thousand (decision 2). */
export function restandPicked(tx: Tx): void {
  standAnew(tx.db).run();
}

const moveMessages = statement<never, [number, number]>(
  'UPDATE message SET conversation_id = ? WHERE conversation_id = ?',
);
const moveReferences = statement<never, [number, number]>(
  'UPDATE thread_reference SET conversation_id = ? WHERE conversation_id = ?',
);
const moveActivity = statement<never, [number, number]>(
  'UPDATE activity SET conversation_id = ? WHERE conversation_id = ?',
);
const moveAliases = statement<never, [number, number]>(
  'UPDATE conversation_alias SET conversation_id = ? WHERE conversation_id = ?',
);
const moveOperations = statement<never, [number, number]>(
  'UPDATE operation SET conversation_id = ? WHERE conversation_id = ?',
);
const moveSnooze = statement<never, [number, number]>(
  'UPDATE OR IGNORE snooze SET conversation_id = ? WHERE conversation_id = ?',
);
const moveReminder = statement<never, [number, number]>(
  'UPDATE OR IGNORE reminder SET conversation_id = ? WHERE conversation_id = ?',
);
const moveDrafts = statement<never, [number, number]>(
  'UPDATE draft SET conversation_id = ? WHERE conversation_id = ? AND conversation_id <> 0',
);
const joinMarks = statement<never, [number, number]>(
  `UPDATE conversation SET (muted, woken_at) = (SELECT max(conversation.muted, j.muted), max(conversation.woken_at, j.woken_at)
     FROM conversation j WHERE j.id = ?) WHERE id = ?`,
);
const addAlias = statement<never, [number, number]>(
  'INSERT INTO conversation_alias (id, conversation_id) VALUES (?, ?)',
);

const setFacets = statement<never, [number, number, string, number, number]>(
  'UPDATE conversation SET from_contact = ?, linked = ?, visibility = ?, visibility_chosen = ? WHERE id = ?',
);

/** Of two the more private counts (D19). */
function joinFacets(tx: Tx, kept: number, joined: number): void {
  const [first, second] = [one(tx.db).get(kept), one(tx.db).get(joined)];
  if (first === undefined || second === undefined) return;
  setFacets(tx.db).run(
    first.from_contact | second.from_contact,
    first.linked | second.linked,
    morePrivate(first.visibility, second.visibility),
    first.visibility_chosen | second.visibility_chosen,
    kept,
  );
}

const seenBy = statement<never, [string, number, number]>(
  'UPDATE conversation SET visibility = ?, visibility_chosen = ? WHERE id = ?',
);

/** VIS-1. */
export function saveVisibility(tx: Tx, id: number, visibility: Visibility, chosen: boolean): void {
  seenBy(tx.db).run(visibility, Number(chosen), id);
  tx.touch('conversation', id);
}

/** Two conversations turned out to be one (SYN-5); the older id stays, the other goes on as an alias. */
export function joinConversations(tx: Tx, kept: number, joined: number): void {
  moveMessages(tx.db).run(kept, joined);
  moveReferences(tx.db).run(kept, joined);
  moveActivity(tx.db).run(kept, joined);
  moveAliases(tx.db).run(kept, joined);
  moveOperations(tx.db).run(kept, joined);
  moveSnooze(tx.db).run(kept, joined);
  moveReminder(tx.db).run(kept, joined);
  moveDrafts(tx.db).run(kept, joined);
  joinMarks(tx.db).run(joined, kept);
  joinCorrespondents(tx, kept, joined);
  joinLinks(tx, kept, joined);
  joinLabels(tx, kept, joined);
  joinFacets(tx, kept, joined);
  remove(tx.db).run(joined);
  addAlias(tx.db).run(joined, kept);
  tx.touch('conversation', joined);
}
