import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { MessageId } from '#shared/model/ids.ts';
import { parseSearch, type SearchQuery } from '#shared/rules/search-query.ts';
import { type ReadDb, statement } from '../../store/sqlite.ts';
import { findContent } from '../../store/tables/contents.ts';
import { countUnindexed } from '../../store/tables/search-index.ts';
import { type ConversationColumns, conversationColumns, toConversationRow } from '../conversation-row.ts';
import { markHits, snippetAround } from './highlight.ts';
import { type Match, matchExpression } from './match-expression.ts';
import { type MailPeople, peopleFilter } from './people-filter.ts';
import { searchSql } from './search-sql.ts';

/**
 * Hits after which a search stops counting, and rows looked at for them where from: and to: narrow what the index found: while one types,
 * what a screen shows; on Enter, more than anyone reads.
 */
const limits = { typing: { hits: 100, lookedAt: 5_000 }, exact: { hits: 5_000, lookedAt: 100_000 } } as const;

interface Hit extends MailPeople {
  readonly id: number;
  readonly subject: string;
  readonly date: number;
  readonly conversation_id: number;
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
  const empty = match.expression === '' && match.unwanted === '' && !hasFilter(query);
  const { hits, more } = empty
    ? { hits: [], more: false }
    : findHits(db, query, match, exact ? limits.exact : limits.typing);
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
function findHits(
  db: ReadDb,
  query: SearchQuery,
  match: Match,
  most: { hits: number; lookedAt: number },
): { hits: Hit[]; more: boolean } {
  const { sql, params } = searchSql(query, match);
  const isWanted = peopleFilter(query);
  const hits = new Map<number, Hit>();
  let rows = 0;
  let lookedAt = 0;
  let more = false;
  for (const row of db.prepare<(string | number)[], Hit>(sql).iterate(...params)) {
    lookedAt += 1;
    if (isWanted(row)) {
      rows += 1;
      if (!hits.has(row.conversation_id)) hits.set(row.conversation_id, row);
    }
    more = rows >= most.hits || lookedAt >= most.lookedAt;
    if (more) break;
  }
  return { hits: [...hits.values()].sort((a, b) => b.id - a.id), more };
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
