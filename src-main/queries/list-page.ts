import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { countRows } from '../store/list-rows.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';
import { labelsOfConversation } from '../store/tables/labels.ts';
import { linksOfConversation } from '../store/tables/links.ts';
import { viewLink } from './items/link-text.ts';
import { listConversations, parseCursor, printCursor } from './list-conversations.ts';

const labelsOf = statement<{ path: string }, [number]>(
  `SELECT DISTINCT f.path FROM message m JOIN location l ON l.message_id = m.id JOIN folder f ON f.id = l.folder_id
   WHERE m.conversation_id = ? AND f.role = 'other' ORDER BY f.path`,
);

/** A page of a list for the command line. */
export function listPage(db: ReadDb, { scope, after, limit }: CallParsed<'listPage'>): CallOutput<'listPage'> {
  const { rows, last } = listConversations(db, scope, {
    after: after === null ? null : parseCursor(after),
    skip: 0,
    limit,
  });
  return {
    rows: rows.map((row) => ({
      ...row,
      labels: [
        ...labelsOfConversation(db, row.id).map((label) => label.name),
        ...labelsOf(db)
          .all(row.id)
          .map((label) => label.path),
      ],
      links: linksOfConversation(db, row.id).flatMap((link) => viewLink(db, link)),
    })),
    next: last !== null && rows.length === limit ? printCursor(last) : null,
    total: countRows(db, scope),
  };
}
