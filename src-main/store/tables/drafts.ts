import type { Address } from '#shared/model/conversation.ts';
import type { DraftChange, DraftKind } from '#shared/model/draft.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { DraftFileId, DraftId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';
import { readRecipients, writeRecipients } from './recipients.ts';

export interface DraftColumns {
  readonly id: DraftId;
  readonly account_id: number;
  readonly kind: DraftKind;
  readonly source_id: number;
  readonly conversation_id: number;
  readonly in_reply_to: string;
  readonly thread_references: string;
  readonly from_name: string;
  readonly from_address: string;
  readonly recipients: string;
  readonly subject: string;
  readonly snippet: string;
  readonly items: string;
  readonly message_id: string;
  readonly created_at: number;
  readonly changed_at: number;
  readonly revision: number;
  readonly saved_revision: number;
  readonly copy_checks: number;
  readonly save_attempts: number;
  readonly save_after: number;
  readonly save_error: string;
  readonly conflict_id: number;
  readonly sending_id: number;
  readonly discarded_at: number;
}

const columns = `id, account_id, kind, source_id, conversation_id, in_reply_to, thread_references, from_name, from_address, recipients, subject,
  snippet, items, message_id, created_at, changed_at, revision, saved_revision, copy_checks, save_attempts, save_after, save_error,
  conflict_id, sending_id, discarded_at`;

const one = statement<DraftColumns, [number]>(`SELECT ${columns} FROM draft WHERE id = ?`);
const shown = 'sending_id = 0 AND discarded_at = 0';
const all = statement<DraftColumns, []>(
  `SELECT ${columns} FROM draft WHERE ${shown} ORDER BY changed_at DESC, id DESC`,
);
const ofAccount = statement<DraftColumns, [number]>(
  `SELECT ${columns} FROM draft WHERE account_id = ? AND ${shown} ORDER BY changed_at DESC, id DESC`,
);
const ofConversation = statement<DraftColumns, [number]>(
  `SELECT ${columns} FROM draft WHERE conversation_id = ? AND conversation_id <> 0 AND ${shown} ORDER BY changed_at DESC, id DESC`,
);
const ofMessageId = statement<DraftColumns, [string, number]>(
  `SELECT ${columns} FROM draft WHERE message_id = ? AND account_id = ?`,
);
const ofSending = statement<DraftColumns, [number]>(
  `SELECT ${columns} FROM draft WHERE sending_id = ? AND sending_id <> 0`,
);
const unsaved = statement<DraftColumns, [number]>(
  `SELECT ${columns} FROM draft WHERE account_id = ? AND ${shown} AND revision <> saved_revision ORDER BY save_after, id`,
);
const body = statement<{ html: string }, [number]>('SELECT html FROM draft_body WHERE draft_id = ?');
const quote = statement<{ html: string }, [number]>('SELECT html FROM draft_quote WHERE draft_id = ?');

export const findDraft = (db: ReadDb, id: number): DraftColumns | undefined => one(db).get(id);
/** Throws `not-found`, also of one that is in the outbox or discarded. */
export function getDraft(db: ReadDb, id: number): DraftColumns {
  const row = findDraft(db, id);
  if (row === undefined || row.discarded_at !== 0) throw new DealboxError('not-found', 'This draft is no longer here.');
  if (row.sending_id !== 0)
    throw new DealboxError('not-permitted', 'This mail is in the outbox. Take it back to edit it.');
  return row;
}
export const listDraftRows = (
  db: ReadDb,
  scope: { account?: number | undefined; conversation?: number | undefined },
): DraftColumns[] =>
  scope.conversation !== undefined
    ? ofConversation(db).all(scope.conversation)
    : scope.account !== undefined
      ? ofAccount(db).all(scope.account)
      : all(db).all();
export const findDraftByMessageId = (db: ReadDb, account: number, messageId: string): DraftColumns | undefined =>
  ofMessageId(db).get(messageId, account);
export const findDraftOfSending = (db: ReadDb, message: number): DraftColumns | undefined => ofSending(db).get(message);
/** Those that the provider does not have as they are here. */
export const unsavedDrafts = (db: ReadDb, account: number): DraftColumns[] => unsaved(db).all(account);
export const draftHtml = (db: ReadDb, id: number): string => body(db).get(id)?.html ?? '';
export const draftQuote = (db: ReadDb, id: number): string => quote(db).get(id)?.html ?? '';
export const draftReferences = (row: DraftColumns): string[] => JSON.parse(row.thread_references) as string[];
export const draftItems = (row: DraftColumns): string[] => JSON.parse(row.items) as string[];

export interface NewDraft {
  readonly account: number;
  readonly kind: DraftKind;
  readonly source: number;
  readonly conversation: number;
  readonly inReplyTo: string;
  readonly references: readonly string[];
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  readonly subject: string;
  readonly html: string;
  readonly quote: string;
  readonly items: readonly string[];
  /** Without angle brackets. */
  readonly messageId: string;
}

const insert = statement<{ id: DraftId }, (string | number)[]>(
  `INSERT INTO draft (account_id, kind, source_id, conversation_id, in_reply_to, thread_references, from_name, from_address, recipients, subject,
     snippet, items, message_id, created_at, changed_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
);
const putBody = statement<never, [number, string]>(
  'INSERT INTO draft_body (draft_id, html) VALUES (?, ?) ON CONFLICT DO UPDATE SET html = excluded.html',
);
const putQuote = statement<never, [number, string]>(
  'INSERT INTO draft_quote (draft_id, html) VALUES (?, ?) ON CONFLICT DO UPDATE SET html = excluded.html',
);

export function insertDraft(tx: Tx, draft: NewDraft, now: number): DraftId {
  const row = insert(tx.db).get(
    draft.account,
    draft.kind,
    draft.source,
    draft.conversation,
    draft.inReplyTo,
    JSON.stringify(draft.references),
    draft.from.name,
    draft.from.address,
    writeRecipients({ ...draft, to: [...draft.to], cc: [...draft.cc], bcc: [...draft.bcc], replyTo: [] }),
    draft.subject,
    snippetOf(draft.html),
    JSON.stringify(draft.items),
    draft.messageId,
    now,
    now,
  );
  const id = row?.id ?? (0 as DraftId);
  putBody(tx.db).run(id, draft.html);
  putQuote(tx.db).run(id, draft.quote);
  tx.touch('draft', id);
  return id;
}

/** The first of what is written, for a list; a plain look, not the mail's text. */
function snippetOf(html: string): string {
  const text = html
    .slice(0, 4000)
    .replaceAll(/<(style|script)\b[\s\S]*?(<\/\1>|$)/gi, ' ')
    .replaceAll(/<[^<>]*>?/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}

const update = statement<{ revision: number }, (string | number)[]>(
  `UPDATE draft SET account_id = ?, from_name = ?, from_address = ?, recipients = ?, subject = ?, snippet = ?, items = ?, changed_at = ?,
     revision = revision + 1, copy_checks = 0 WHERE id = ? RETURNING revision`,
);

/** What was typed: only what is given is written (and the row). Gives the new revision. */
export function updateDraft(tx: Tx, row: DraftColumns, change: DraftChange, now: number): number {
  const people = readRecipients(row.recipients);
  const { to = people.to, cc = people.cc, bcc = people.bcc } = change;
  const written = update(tx.db).get(
    change.account ?? row.account_id,
    change.from?.name ?? row.from_name,
    change.from?.address ?? row.from_address,
    writeRecipients({ to, cc, bcc, replyTo: [] }),
    change.subject ?? row.subject,
    change.html === undefined ? row.snippet : snippetOf(change.html),
    change.items === undefined ? row.items : JSON.stringify(change.items),
    now,
    row.id,
  );
  if (change.html !== undefined) putBody(tx.db).run(row.id, change.html);
  if (change.quote !== undefined) putQuote(tx.db).run(row.id, change.quote);
  tx.touch('draft', row.id);
  return written?.revision ?? row.revision;
}

const copy = statement<{ id: DraftId }, [string, number]>(
  `INSERT INTO draft (account_id, kind, source_id, conversation_id, in_reply_to, thread_references, from_name, from_address, recipients, subject,
     snippet, items, message_id, created_at, changed_at)
   SELECT account_id, kind, source_id, conversation_id, in_reply_to, thread_references, from_name, from_address, recipients, subject,
     snippet, items, ?, created_at, changed_at FROM draft WHERE id = ? RETURNING id`,
);

/** The version that came from elsewhere, as a draft of its own, still without its files. */
export function copyDraft(tx: Tx, row: DraftColumns, now: number): DraftId {
  const made = copy(tx.db).get(`${now.toString(36)}.${row.message_id}`, row.id)?.id ?? (0 as DraftId);
  putBody(tx.db).run(made, draftHtml(tx.db, row.id));
  putQuote(tx.db).run(made, draftQuote(tx.db, row.id));
  saveDraftState(tx, made, { conflict_id: row.id });
  return made;
}

type DraftState = Pick<
  DraftColumns,
  | 'saved_revision'
  | 'copy_checks'
  | 'save_attempts'
  | 'save_after'
  | 'save_error'
  | 'conflict_id'
  | 'sending_id'
  | 'discarded_at'
  | 'message_id'
>;

const setState = statement<never, (string | number)[]>(
  `UPDATE draft SET saved_revision = ?, copy_checks = ?, save_attempts = ?, save_after = ?, save_error = ?, conflict_id = ?, sending_id = ?,
     discarded_at = ?, message_id = ? WHERE id = ?`,
);

/** Where a draft stands between here and the provider; no change of the draft itself. */
export function saveDraftState(tx: Tx, id: number, change: Partial<DraftState>): void {
  const row = findDraft(tx.db, id);
  if (row === undefined) return;
  const next = { ...row, ...change };
  setState(tx.db).run(
    next.saved_revision,
    next.copy_checks,
    next.save_attempts,
    next.save_after,
    next.save_error,
    next.conflict_id,
    next.sending_id,
    next.discarded_at,
    next.message_id,
    id,
  );
  tx.touch('draft', id);
}

const remove = statement<never, [number]>('DELETE FROM draft WHERE id = ?');
const discarded = statement<{ id: number }, [number]>(
  'SELECT id FROM draft WHERE discarded_at <> 0 AND discarded_at < ?',
);

/** With its text and files; its copies at the provider follow (triggers of migration 0003). */
export function removeDraft(tx: Tx, id: number): void {
  remove(tx.db).run(id);
  tx.touch('draft', id);
}

export const discardedBefore = (db: ReadDb, time: number): number[] =>
  discarded(db)
    .all(time)
    .map((row) => row.id);

const firstDiscard = statement<{ at: number | null }, []>(
  'SELECT min(discarded_at) AS at FROM draft WHERE discarded_at > 0',
);

/** When the draft that was discarded first was; null where there is none. */
export const firstDiscardedAt = (db: ReadDb): number | null => firstDiscard(db).get()?.at ?? null;

export interface DraftFileRow {
  readonly id: DraftFileId;
  readonly draft_id: DraftId;
  readonly file: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly content_id: string;
}

const files = statement<DraftFileRow, [number]>(
  'SELECT id, draft_id, file, name, type, size, content_id FROM draft_file WHERE draft_id = ? ORDER BY id',
);
const oneFile = statement<DraftFileRow, [number]>(
  'SELECT id, draft_id, file, name, type, size, content_id FROM draft_file WHERE id = ?',
);
const insertFile = statement<DraftFileRow, (string | number)[]>(
  `INSERT INTO draft_file (draft_id, file, name, type, size, content_id) VALUES (?, ?, ?, ?, ?, ?)
   RETURNING id, draft_id, file, name, type, size, content_id`,
);
const removeFile = statement<never, [number]>('DELETE FROM draft_file WHERE id = ?');

export const draftFiles = (db: ReadDb, draft: number): DraftFileRow[] => files(db).all(draft);
export const findDraftFile = (db: ReadDb, id: number): DraftFileRow | undefined => oneFile(db).get(id);

export function insertDraftFile(tx: Tx, file: Omit<DraftFileRow, 'id'>): DraftFileRow {
  const row = insertFile(tx.db).get(file.draft_id, file.file, file.name, file.type, file.size, file.content_id);
  if (row === undefined) throw new DealboxError('internal', 'The file could not be added.');
  tx.touch('draft', file.draft_id);
  return row;
}

export function removeDraftFile(tx: Tx, row: DraftFileRow): void {
  removeFile(tx.db).run(row.id);
  tx.touch('draft', row.draft_id);
}
