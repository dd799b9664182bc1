import type { FolderRole } from '#shared/model/folder.ts';
import type { FolderId } from '#shared/model/ids.ts';
import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

export interface FolderRow {
  readonly id: FolderId;
  readonly account_id: number;
  readonly path: string;
  readonly delimiter: string;
  readonly role: FolderRole;
  readonly selectable: number;
  readonly present: number;
  readonly synced: number;
  readonly uidvalidity: number;
  readonly uid_cursor: number;
  readonly highest_modseq: string;
  readonly seen_exists: number;
  readonly seen_uidnext: number;
  readonly scope_since: number;
  readonly caught_up: number;
  readonly last_checked_at: number;
  readonly error: string;
  readonly remote_id: string;
  /** Messages at the provider when they were last counted; -1: never. */
  readonly there: number;
  /** Dealbox's label for this label of the provider; 0: none. */
  readonly label_id: number;
  /** Of ours that are there; kept by triggers on location. */
  readonly messages: number;
}

const columns =
  'id, account_id, path, delimiter, role, selectable, present, synced, uidvalidity, uid_cursor, highest_modseq, seen_exists, seen_uidnext, scope_since, caught_up, last_checked_at, error, remote_id, there, label_id, messages';

const ofAccount = statement<FolderRow, [number]>(`SELECT ${columns} FROM folder WHERE account_id = ? ORDER BY id`);
const one = statement<FolderRow, [number]>(`SELECT ${columns} FROM folder WHERE id = ?`);
const byPath = statement<FolderRow, [number, string]>(
  `SELECT ${columns} FROM folder WHERE account_id = ? AND path = ?`,
);

export function listFolders(db: ReadDb, account: number): FolderRow[] {
  return ofAccount(db).all(account);
}

export function findFolder(db: ReadDb, id: number): FolderRow | undefined {
  return one(db).get(id);
}

export function findFolderByPath(db: ReadDb, account: number, path: string): FolderRow | undefined {
  return byPath(db).get(account, path);
}

const upsert = statement<{ id: number }, [number, string, string, string, number, number, number]>(
  `INSERT INTO folder (account_id, path, delimiter, role, selectable, present, synced, scope_since) VALUES (?, ?, ?, ?, ?, 1, ?, ?)
   ON CONFLICT (account_id, path) DO UPDATE SET
     delimiter = excluded.delimiter, role = excluded.role, selectable = excluded.selectable, present = 1, synced = excluded.synced
   RETURNING id`,
);

export interface ListedFolder {
  readonly path: string;
  readonly delimiter: string;
  readonly role: FolderRole;
  readonly selectable: boolean;
  readonly synced: boolean;
}

/** A folder as a LIST names it now. `scopeSince` counts only for a folder that is new. */
export function saveListedFolder(tx: Tx, account: number, folder: ListedFolder, scopeSince: number): FolderId {
  const row = upsert(tx.db).get(
    account,
    folder.path,
    folder.delimiter,
    folder.role,
    Number(folder.selectable),
    Number(folder.synced),
    scopeSince,
  );
  tx.touch('sync', account);
  return (row?.id ?? 0) as FolderId;
}

const setAbsent = statement<never, [number]>('UPDATE folder SET present = 0, synced = 0 WHERE id = ?');

export function markFolderAbsent(tx: Tx, folder: FolderRow): void {
  setAbsent(tx.db).run(folder.id);
  tx.touch('sync', folder.account_id);
}

const setLabelId = statement<never, [number, number]>('UPDATE folder SET label_id = ? WHERE id = ?');

/** Dealbox's label for a label of the provider; 0 for none. */
export function saveFolderLabel(tx: Tx, id: number, label: number): void {
  setLabelId(tx.db).run(label, id);
}

const ofLabel = statement<FolderRow, [number]>(
  `SELECT ${columns} FROM folder WHERE label_id = ? AND label_id <> 0 AND present = 1`,
);

/** The provider's labels that a label of Dealbox stands for; one an account. */
export const foldersOfLabel = (db: ReadDb, label: number): FolderRow[] => ofLabel(db).all(label);

const setPath = statement<never, [string, number]>('UPDATE folder SET path = ?, present = 1 WHERE id = ?');
const removeFolder = statement<never, [number]>('DELETE FROM folder WHERE id = ?');

/** It was renamed at the provider: its mail, its label and where its sync stands stay with it. */
export function renameFolder(tx: Tx, folder: FolderRow, path: string): void {
  const other = findFolderByPath(tx.db, folder.account_id, path);
  if (other !== undefined && other.id !== folder.id) removeFolder(tx.db).run(other.id);
  setPath(tx.db).run(path, folder.id);
  tx.touch('sync', folder.account_id);
}

const setThere = statement<never, [number, number]>('UPDATE folder SET there = ? WHERE id = ?');

/** How many messages the provider has in it. */
export function saveFolderCount(tx: Tx, folder: FolderRow, messages: number): void {
  if (folder.there === messages) return;
  setThere(tx.db).run(messages, folder.id);
  tx.touch('sync', folder.account_id);
}

export type FolderProgress = Partial<
  Pick<
    FolderRow,
    | 'uidvalidity'
    | 'uid_cursor'
    | 'highest_modseq'
    | 'seen_exists'
    | 'seen_uidnext'
    | 'scope_since'
    | 'caught_up'
    | 'last_checked_at'
    | 'error'
    | 'remote_id'
  >
>;

const setProgress = statement<
  never,
  [number, number, string, number, number, number, number, number, string, string, number]
>(
  `UPDATE folder SET uidvalidity = ?, uid_cursor = ?, highest_modseq = ?, seen_exists = ?, seen_uidnext = ?, scope_since = ?, caught_up = ?, last_checked_at = ?,
     error = ?, remote_id = ? WHERE id = ?`,
);

/** Where the sync of a folder stands; in the same transaction as the mail that brought it there. */
export function saveFolderProgress(tx: Tx, id: number, change: FolderProgress): void {
  const now = findFolder(tx.db, id);
  if (now === undefined) return;
  const next = { ...now, ...change };
  setProgress(tx.db).run(
    next.uidvalidity,
    next.uid_cursor,
    next.highest_modseq,
    next.seen_exists,
    next.seen_uidnext,
    next.scope_since,
    next.caught_up,
    next.last_checked_at,
    next.error,
    next.remote_id,
    id,
  );
  if (now.error !== next.error || now.caught_up !== next.caught_up) tx.touch('sync', now.account_id);
}

interface SetAside {
  readonly uid: number;
  readonly attempts: number;
  readonly next_attempt_at: number;
  readonly error: string;
}
const aside = statement<SetAside, [number]>(
  'SELECT uid, attempts, next_attempt_at, error FROM set_aside WHERE folder_id = ?',
);
const putAside = statement<never, [number, number, number, string]>(
  `INSERT INTO set_aside (folder_id, uid, attempts, next_attempt_at, error) VALUES (?, ?, 1, ?, ?)
   ON CONFLICT DO UPDATE SET attempts = attempts + 1, next_attempt_at = excluded.next_attempt_at, error = excluded.error`,
);
const takeBack = statement<never, [number, number]>('DELETE FROM set_aside WHERE folder_id = ? AND uid = ?');
const takeAllBack = statement<never, [number]>('DELETE FROM set_aside WHERE folder_id = ?');

/** Messages of a folder that could not be read (SYN-10: a poisoned item is set aside, retried, shown). */
export function listSetAside(db: ReadDb, folder: number): SetAside[] {
  return aside(db).all(folder);
}

export function setAside(tx: Tx, folder: FolderRow, uid: number, nextAttemptAt: number, error: string): void {
  putAside(tx.db).run(folder.id, uid, nextAttemptAt, error);
  tx.touch('sync', folder.account_id);
}

export function clearSetAside(tx: Tx, folder: number, uid?: number): void {
  if (uid === undefined) takeAllBack(tx.db).run(folder);
  else takeBack(tx.db).run(folder, uid);
}
