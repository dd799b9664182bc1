import type { CallOutput } from '#shared/contract/contract.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';

interface Row {
  account_id: number;
  inbox: number;
  inbox_unread: number;
  archive: number;
  sent: number;
}
const all = statement<Row, []>(
  'SELECT account_id, inbox, inbox_unread, archive, sent FROM account_count ORDER BY account_id',
);

export function counts(db: ReadDb): CallOutput<'counts'> {
  return all(db)
    .all()
    .map((row) => ({
      account: row.account_id as AccountId,
      inbox: row.inbox,
      inboxUnread: row.inbox_unread,
      archive: row.archive,
      sent: row.sent,
    }));
}
