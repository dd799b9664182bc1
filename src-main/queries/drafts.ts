import type { CallParsed } from '#shared/contract/contract.ts';
import type { Draft, DraftFile, DraftRow } from '#shared/model/draft.ts';
import type { AccountId, ConversationId, DraftId, MessageId } from '#shared/model/ids.ts';
import type { ReadDb } from '../store/sqlite.ts';
import {
  type DraftColumns,
  type DraftFileRow,
  draftFiles,
  draftHtml,
  draftItems,
  draftQuote,
  findDraft,
  listDraftRows,
} from '../store/tables/drafts.ts';
import { readRecipients } from '../store/tables/recipients.ts';

/** Drafts, the last changed first; those in the outbox and discarded ones are not among them. */
export const listDrafts = (db: ReadDb, scope: CallParsed<'drafts'>): DraftRow[] =>
  listDraftRows(db, scope).map((row) => toDraftRow(db, row));

/** A draft as the composer edits it; null where it is in the outbox, discarded or gone. */
export function readDraft(db: ReadDb, { id }: CallParsed<'draft'>): Draft | null {
  const row = findDraft(db, id);
  if (row === undefined || row.sending_id !== 0 || row.discarded_at !== 0) return null;
  const { cc, bcc } = readRecipients(row.recipients);
  return {
    ...toDraftRow(db, row),
    source: row.source_id === 0 ? null : (row.source_id as MessageId),
    from: { name: row.from_name, address: row.from_address },
    cc,
    bcc,
    html: draftHtml(db, id),
    quote: draftQuote(db, id),
    files: draftFiles(db, id).map(toDraftFile),
    items: draftItems(row),
    revision: row.revision,
  };
}

function toDraftRow(db: ReadDb, row: DraftColumns): DraftRow {
  return {
    id: row.id,
    account: row.account_id as AccountId,
    kind: row.kind,
    conversation: row.conversation_id === 0 ? null : (row.conversation_id as ConversationId),
    subject: row.subject,
    to: readRecipients(row.recipients).to,
    snippet: row.snippet,
    changedAt: row.changed_at,
    attachments: draftFiles(db, row.id).some((file) => file.content_id === ''),
    conflict: row.conflict_id === 0 ? null : (row.conflict_id as DraftId),
    saved: row.saved_revision === row.revision,
    saveError: row.save_error,
  };
}

export const toDraftFile = (row: DraftFileRow): DraftFile => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  contentId: row.content_id,
});
