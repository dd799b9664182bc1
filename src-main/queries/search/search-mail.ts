import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { MessageId } from '#shared/model/ids.ts';
import { parseSearch, type SearchQuery } from '#shared/rules/search-query.ts';
import { searchText } from '#shared/rules/search-text.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { findContent } from '../../store/tables/contents.ts';
import { idAt } from '../../store/tables/messages.ts';
import { readRecipients } from '../../store/tables/recipients.ts';
import { countUnindexed } from '../../store/tables/search-index.ts';
import { type ConversationColumns, conversationColumns, toConversationRow } from '../conversation-row.ts';
import { markHits, snippetAround } from './highlight.ts';
import { fold, type Match, matchExpression } from './match-expression.ts';

/** Hits after which a search stops counting: enough for any screen, bounded for any store. */
const MOST_ROWS = 5_000;
/** Rows looked at for them, where from: and to: narrow what the index found. */
const MOST_LOOKED_AT = 100_000;

interface Hit {
  id: number;
  subject: string;
  from_name: string;
  from_address: string;
  date: number;
  conversation_id: number;
  recipients: string;
}

const messagesHere = statement<{ n: number }, []>('SELECT coalesce(sum(messages), 0) AS n FROM account_count');
const conversationRow = statement<ConversationColumns, [number]>(
  `SELECT ${conversationColumns} FROM conversation c WHERE c.id = ?`,
);

/**
 * Search over everything synced (INB-6): newest first, one result per conversation. Words go through the full-text index; the rest
 * narrows its hits. Never sorts by rank: newest first is the index's own order.
 */
export function searchMail(db: ReadDb, { query: text, limit, exact }: CallParsed<'search'>): CallOutput<'search'> {
  const query = parseSearch(text, !exact);
  const match = matchExpression(db, query, exact);
  const searched = messagesHere(db).get()?.n ?? 0;
  const empty = match.expression === '' && !hasFilter(query);
  const { hits, more } = empty ? { hits: [], more: false } : findHits(db, query, match);
  return {
    hits: hits.slice(0, limit).flatMap((hit) => describe(db, hit, match)),
    total: hits.length,
    more,
    searched,
    unindexed: countUnindexed(db),
    corrected: [...match.corrected],
    problem: query.problem,
  };
}

function hasFilter(query: SearchQuery): boolean {
  return (
    query.from.length + query.to.length + query.notFrom.length + query.notTo.length > 0 ||
    query.view !== null ||
    query.unread !== null ||
    query.starred !== null ||
    query.attachment ||
    query.before !== null ||
    query.after !== null
  );
}

/** The newest hit of each conversation, newest first. */
function findHits(db: ReadDb, query: SearchQuery, match: Match): { hits: Hit[]; more: boolean } {
  const { sql, params } = searchSql(query, match);
  const isWanted = peopleFilter(query);
  const seen = new Set<number>();
  const hits: Hit[] = [];
  let rows = 0;
  let lookedAt = 0;
  for (const row of db.prepare<(string | number)[], Hit>(sql).iterate(...params)) {
    lookedAt += 1;
    if (isWanted(row)) {
      rows += 1;
      if (!seen.has(row.conversation_id)) {
        seen.add(row.conversation_id);
        hits.push(row);
      }
    }
    if (rows >= MOST_ROWS || lookedAt >= MOST_LOOKED_AT) return { hits, more: true };
  }
  return { hits, more: false };
}

/** from: and to:, forgiving accents as the index does; the index has one column for both, and SQLite folds ASCII only. */
function peopleFilter(query: SearchQuery): (row: Hit) => boolean {
  const [from, to, notFrom, notTo] = [query.from, query.to, query.notFrom, query.notTo].map((list) => list.map(plain));
  const all = (list: string[] | undefined, text: string) => (list ?? []).every((part) => text.includes(part));
  const any = (list: string[] | undefined, text: string) => (list ?? []).some((part) => text.includes(part));
  return (row) => {
    const sender = plain(`${row.from_name} ${row.from_address}`);
    if (!all(from, sender) || any(notFrom, sender)) return false;
    if (query.to.length + query.notTo.length === 0) return true;
    const recipients = readRecipients(row.recipients);
    const people = [...recipients.to, ...recipients.cc, ...recipients.bcc];
    const receivers = plain(people.map((person) => `${person.name} ${person.address}`).join('\n'));
    return all(to, receivers) && !any(notTo, receivers);
  };
}

const plain = (text: string): string => fold(searchText(text));

function searchSql(query: SearchQuery, match: Match): { sql: string; params: (string | number)[] } {
  const terms: string[] = ['m.hidden = 0'];
  const params: (string | number)[] = [];
  const id = match.expression === '' ? 'm.id' : 's.rowid';
  if (match.expression !== '') {
    terms.push('s.message_search MATCH ?');
    params.push(match.expression);
  }
  if (query.before !== null) {
    terms.push(`${id} < ?`);
    params.push(idAt(query.before));
  }
  if (query.after !== null) {
    terms.push(`${id} >= ?`);
    params.push(idAt(query.after));
  }

  if (query.view === 'sent') terms.push('m.outgoing = 1');
  else if (query.view !== null) terms.push(`c.in_${query.view} = 1`);
  if (query.unread !== null) terms.push(`m.seen = ${query.unread ? 0 : 1}`);
  if (query.starred !== null) terms.push(`m.starred = ${query.starred ? 1 : 0}`);
  if (query.attachment) terms.push('m.attachments = 1');
  const from = match.expression === '' ? 'message m' : 'message_search s CROSS JOIN message m ON m.id = s.rowid';
  const recipients = query.to.length + query.notTo.length === 0 ? `''` : 'm.recipients';
  const sql = `SELECT m.id, m.subject, m.from_name, m.from_address, m.date, m.conversation_id, ${recipients} AS recipients
    FROM ${from} JOIN conversation c ON c.id = m.conversation_id
    WHERE ${terms.join(' AND ')} ORDER BY ${id} DESC`;
  return { sql, params };
}

function describe(db: ReadDb, hit: Hit, match: Match): CallOutput<'search'>['hits'] {
  const row = conversationRow(db).get(hit.conversation_id);
  if (row === undefined) return [];
  return [
    {
      conversation: toConversationRow(row),
      message: hit.id as MessageId,
      from: { name: hit.from_name, address: hit.from_address },
      date: hit.date,
      subject: markHits(hit.subject, match),
      snippet: snippetAround(findContent(db, hit.id)?.text ?? '', match),
    },
  ];
}
