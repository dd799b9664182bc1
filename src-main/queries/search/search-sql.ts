import type { SearchQuery } from '#shared/rules/search-query.ts';
import { idAt } from '../../store/tables/messages.ts';
import type { Match } from './match-expression.ts';

/** Where nothing else narrows a search, it looks at so many of the newest messages. */
const MOST_SCANNED = 100_000;

interface Source {
  readonly from: string;
  readonly terms: readonly string[];
  readonly order: string;
}

/**
 * A search as SQL. What is rarest leads: the words through the full-text index, newest first by its own order; without words, the
 * partial index of what is asked for (starred, unread …), so that no search reads through a large table.
 */
export function searchSql(
  query: SearchQuery,
  { expression, unwanted }: Pick<Match, 'expression' | 'unwanted'>,
): { sql: string; params: (string | number)[] } {
  const params: (string | number)[] = [];
  if (expression !== '') params.push(expression);
  const source = sourceOf(query, expression);
  const terms = ['m.hidden = 0', ...source.terms];
  const id = expression === '' ? 'm.id' : 's.rowid';
  if (query.before !== null) {
    terms.push(`${id} < ?`);
    params.push(idAt(query.before));
  }
  if (query.after !== null) {
    terms.push(`${id} >= ?`);
    params.push(idAt(query.after));
  }
  if (unwanted !== '') {
    terms.push('m.id NOT IN (SELECT rowid FROM message_search WHERE message_search MATCH ?)');
    params.push(unwanted);
  }
  if (query.view === 'sent') terms.push('m.outgoing = 1');
  else if (query.view !== null) terms.push(`c.in_${query.view} = 1`);
  if (query.unread !== null) terms.push(`m.seen = ${query.unread ? 0 : 1}`);
  if (query.starred !== null) terms.push(`m.starred = ${query.starred ? 1 : 0}`);
  if (query.attachment) terms.push('m.attachments = 1');
  const recipients = query.to.length + query.notTo.length === 0 ? `''` : 'm.recipients';
  const sql = `SELECT m.id, m.subject, m.from_name, m.from_address, m.date, m.conversation_id, ${recipients} AS recipients
    FROM ${source.from} WHERE ${terms.join(' AND ')} ORDER BY ${source.order}`;
  return { sql, params };
}

function sourceOf(query: SearchQuery, expression: string): Source {
  const joined = query.view === null || query.view === 'sent' ? '' : 'JOIN conversation c ON c.id = m.conversation_id';
  if (expression !== '') {
    return {
      from: `message_search s CROSS JOIN message m ON m.id = s.rowid ${joined}`,
      terms: ['s.message_search MATCH ?'],
      order: 's.rowid DESC',
    };
  }
  const lead = leadingIndex(query);
  if (lead !== null) {
    return {
      from: `conversation c INDEXED BY ${lead.index} CROSS JOIN message m ON m.conversation_id = c.id`,
      terms: [lead.term],
      order: `c.${lead.date} DESC, c.id DESC, m.id DESC`,
    };
  }
  const dated = query.before !== null || query.after !== null;
  const newest = `(SELECT * FROM message ORDER BY id DESC LIMIT ${MOST_SCANNED})`;
  return { from: `${dated ? 'message' : newest} m ${joined}`, terms: [], order: 'm.id DESC' };
}

function leadingIndex(query: SearchQuery): { index: string; term: string; date: 'date' | 'sent_date' } | null {
  if (query.starred === true) return { index: 'conversation_starred', term: 'c.starred = 1', date: 'date' };
  if (query.unread === true) return { index: 'conversation_unread', term: 'c.unread > 0', date: 'date' };
  if (query.attachment) return { index: 'conversation_attachments', term: 'c.attachments = 1', date: 'date' };
  switch (query.view) {
    case 'inbox':
      return { index: 'conversation_inbox', term: 'c.in_inbox = 1', date: 'date' };
    case 'archive':
      return { index: 'conversation_archive', term: 'c.in_archive = 1', date: 'date' };
    case 'sent':
      return { index: 'conversation_sent', term: 'c.in_sent = 1', date: 'sent_date' };
    case null:
      return null;
  }
}
