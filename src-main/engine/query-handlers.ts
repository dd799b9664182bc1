import type { QueryHandlers } from '#shared/contract/contract.ts';
import { Account } from '#shared/model/account.ts';
import { cleanUpPreview } from '../queries/clean-up-preview.ts';
import { consequences } from '../queries/consequences.ts';
import { conversationDetail } from '../queries/conversation-detail.ts';
import { counts } from '../queries/counts.ts';
import { describeDelete } from '../queries/describe-delete.ts';
import { diagnostics } from '../queries/diagnostics.ts';
import { draftChecks } from '../queries/draft-checks.ts';
import { listDrafts, readDraft } from '../queries/drafts.ts';
import { identities } from '../queries/identities.ts';
import { board, pipelines } from '../queries/items/board.ts';
import { describeRemoveItem } from '../queries/items/describe-remove-item.ts';
import { duplicates } from '../queries/items/duplicates.ts';
import { findItems } from '../queries/items/find-items.ts';
import { itemDetail } from '../queries/items/item-detail.ts';
import { itemFiles } from '../queries/items/item-files.ts';
import { itemHistory } from '../queries/items/item-history.ts';
import { listItems } from '../queries/items/list-items.ts';
import { labels } from '../queries/labels.ts';
import { conversationLinks } from '../queries/links/conversation-links.ts';
import { why } from '../queries/links/why.ts';
import { listPage } from '../queries/list-page.ts';
import { listWindow } from '../queries/list-window.ts';
import { neverLog, testNeverLog } from '../queries/never-log.ts';
import { listOperations } from '../queries/operations.ts';
import { listOutbox } from '../queries/outbox.ts';
import { searchMail } from '../queries/search/search-mail.ts';
import { reminders, snoozed } from '../queries/snoozed.ts';
import { suggestPeople } from '../queries/suggest-people.ts';
import { syncStatus } from '../queries/sync-status.ts';
import { renderTemplate, writingSettings } from '../queries/writing-settings.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { imagesAllowed } from '../store/tables/image-permissions.ts';
import { listSignatures, listTemplates } from '../store/tables/templates.ts';
import { localUser } from '../store/tables/workspace-users.ts';

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
  drafts: listDrafts,
  draft: readDraft,
  outbox: listOutbox,
  draftChecks,
  identities: (db) => identities(db),
  suggestPeople,
  writingSettings,
  templates: (db, { account }) => listTemplates(db, account),
  signatures: (db, { account }) => listSignatures(db, account),
  renderTemplate,
  snoozed,
  reminders,
  items: listItems,
  item: itemDetail,
  itemHistory,
  itemFiles,
  pipelines: (db) => pipelines(db),
  board,
  findItems,
  duplicates,
  describeRemoveItem,
  conversationLinks,
  why,
  labels: (db) => labels(db),
  neverLog: (db) => neverLog(db),
  testNeverLog,
  // until there is a workspace to connect to (WSP-1)
  workspace: (db) => ({ user: localUser(db), local: true }),
  cleanUpPreview,
};
