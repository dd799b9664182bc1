import type { FolderRole } from '../model/folder.ts';

/** What is known of a message that is gone from its folder, after one search for it. */
export interface Search {
  /** Roles of the folders in which it was found. */
  readonly found: readonly FolderRole[];
  /** Every selectable folder was searched, without a failure. */
  readonly complete: boolean;
  /** It vanished from a folder's listing; not: the folder's UIDs changed, or the folder is gone. */
  readonly vanished: boolean;
  /** The listing of its folder had other messages left; an empty one proves nothing. */
  readonly listingFilled: boolean;
  /** Complete searches before this one that found it nowhere. */
  readonly checks: number;
}

/** `keep`: it stays here for good, no longer looked for. `ask`: a person decides (M14). */
export type Verdict = 'moved' | 'deleted' | 'look-again' | 'keep' | 'ask';

/** DEL-4: complete searches in a row that must find it nowhere. */
export const CHECKS = 2;

/**
 * DEL-4 and ARC-6: where a message went that is no longer where it was. Outside Trash: moved, nothing changes here. In Trash, or
 * nowhere twice: deleted there, so deleted here. A lost connection, an empty or vanished listing, a changed UIDVALIDITY: never.
 */
export function decideMissing(search: Search): Verdict {
  if (search.found.some((role) => role !== 'trash')) return 'moved';
  if (!search.complete) return 'look-again';
  if (!search.vanished) return 'keep';
  if (search.found.length > 0) return 'deleted';
  if (search.checks + 1 < CHECKS) return 'look-again';
  return search.listingFilled ? 'deleted' : 'ask';
}

/**
 * DEL-4, M14: whether so much vanished from one folder at once that a person is asked first. Single deletions in a small folder are
 * a person's ordinary work, above all when the mail lies in Trash (docs/decisions/0006); from there on the rule's 20 % and 200 hold.
 */
export function isMassDeletion(deleted: { inTrash: number; nowhere: number }, folderSize: number): boolean {
  const total = deleted.inTrash + deleted.nowhere;
  if (total > 200) return true;
  if (total <= 0.2 * folderSize) return false;
  return deleted.nowhere >= 3 || total >= 10;
}
