import { type ReadDb, statement } from '../sqlite.ts';
import type { Tx } from '../store.ts';

/** A draft as it lies in the provider's Drafts. */
export interface DraftCopyRow {
  readonly folder_id: number;
  readonly uid: number;
  /** 0: of no draft here. */
  readonly draft_id: number;
  readonly message_id: string;
  readonly identity: Buffer;
  /** '' stays · 'remove': an older version, or sent · 'trash': discarded here */
  readonly fate: '' | 'remove' | 'trash';
}

const columns = 'folder_id, uid, draft_id, message_id, identity, fate';
const inFolder = statement<DraftCopyRow, [number]>(
  `SELECT ${columns} FROM draft_copy WHERE folder_id = ? ORDER BY uid`,
);
const anyLeaving = statement<{ uid: number }, [number]>(
  `SELECT d.uid FROM draft_copy d JOIN folder f ON f.id = d.folder_id WHERE f.account_id = ? AND d.fate <> '' LIMIT 1`,
);
const put = statement<never, [number, number, number, string, Uint8Array, string]>(
  `INSERT INTO draft_copy (folder_id, uid, draft_id, message_id, identity, fate) VALUES (?, ?, ?, ?, ?, ?)
   ON CONFLICT DO UPDATE SET draft_id = excluded.draft_id, message_id = excluded.message_id, identity = excluded.identity, fate = excluded.fate`,
);
const remove = statement<never, [number, number]>('DELETE FROM draft_copy WHERE folder_id = ? AND uid = ?');
const removeAll = statement<never, [number]>('DELETE FROM draft_copy WHERE folder_id = ?');
const older = statement<never, [number, number]>(
  `UPDATE draft_copy SET fate = 'remove' WHERE draft_id = ? AND draft_id <> 0 AND uid <> ?`,
);

export const draftCopies = (db: ReadDb, folder: number): DraftCopyRow[] => inFolder(db).all(folder);
/** Something is to be taken out of the provider's Drafts. */
export const hasLeavingCopies = (db: ReadDb, account: number): boolean => anyLeaving(db).get(account) !== undefined;

export function putDraftCopy(tx: Tx, copy: Omit<DraftCopyRow, 'identity'> & { readonly identity: Uint8Array }): void {
  put(tx.db).run(copy.folder_id, copy.uid, copy.draft_id, copy.message_id, copy.identity, copy.fate);
}
export function removeDraftCopy(tx: Tx, folder: number, uid: number): void {
  remove(tx.db).run(folder, uid);
}
export function forgetDraftCopies(tx: Tx, folder: number): void {
  removeAll(tx.db).run(folder);
}
/** Only the one with this UID (0: none) is the draft's; its others go. */
export function retireOtherCopies(tx: Tx, draft: number, uid: number): void {
  older(tx.db).run(draft, uid);
}

/** How the provider's Drafts was when it was last compared. */
export interface DraftFolderRow {
  readonly uidvalidity: number;
  readonly seen_exists: number;
  readonly seen_uidnext: number;
  readonly highest_modseq: string;
}
const folder = statement<DraftFolderRow, [number]>(
  'SELECT uidvalidity, seen_exists, seen_uidnext, highest_modseq FROM draft_folder WHERE folder_id = ?',
);
const putFolder = statement<never, [number, number, number, number, string]>(
  `INSERT INTO draft_folder (folder_id, uidvalidity, seen_exists, seen_uidnext, highest_modseq) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT DO UPDATE SET uidvalidity = excluded.uidvalidity, seen_exists = excluded.seen_exists, seen_uidnext = excluded.seen_uidnext,
     highest_modseq = excluded.highest_modseq`,
);
export const findDraftFolder = (db: ReadDb, id: number): DraftFolderRow | undefined => folder(db).get(id);
export function saveDraftFolder(tx: Tx, id: number, state: DraftFolderRow): void {
  putFolder(tx.db).run(id, state.uidvalidity, state.seen_exists, state.seen_uidnext, state.highest_modseq);
}
