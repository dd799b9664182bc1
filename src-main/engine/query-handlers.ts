import type { QueryHandlers } from '#shared/contract/contract.ts';
import { Account } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import { consequences } from '../queries/consequences.ts';
import { conversationDetail } from '../queries/conversation-detail.ts';
import { counts } from '../queries/counts.ts';
import { describeDelete } from '../queries/describe-delete.ts';
import { diagnostics } from '../queries/diagnostics.ts';
import { listPage } from '../queries/list-page.ts';
import { listWindow } from '../queries/list-window.ts';
import { listOperations } from '../queries/operations.ts';
import { searchMail } from '../queries/search/search-mail.ts';
import { syncStatus } from '../queries/sync-status.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { imagesAllowed } from '../store/tables/image-permissions.ts';

/** Every query of the contract, on a connection that cannot write. */
export const queryHandlers: QueryHandlers<ReadDb> = {
  // parsed, so that the connection stays inside
  accounts: (db) => listAccounts(db).map((account) => Account.parse(account)),
  listWindow,
  listPage,
  counts: (db) => counts(db),
  conversation: (db, { id }) => conversationDetail(db, id),
  search: searchMail,
  describeDelete,
  syncStatus: (db) => syncStatus(db),
  operations: listOperations,
  consequences,
  diagnostics,
  imagesAllowed: (db, { sender }) => imagesAllowed(db, sender),
  drafts: () => [],
  draft: () => null,
  outbox: () => ({ rows: [], troubles: [] }),
  draftChecks: () => later(),
  identities: () => [],
  suggestPeople: () => [],
  writingSettings: () => later(),
  templates: () => [],
  signatures: () => [],
  renderTemplate: () => later(),
  snoozed: () => [],
  reminders: () => [],
};

function later(): never {
  throw new DealboxError('not-permitted', 'Writing is not part of this version yet.');
}
