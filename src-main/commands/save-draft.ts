import type { DraftChange } from '#shared/model/draft.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { DraftId, UndoId } from '#shared/model/ids.ts';
import { placeSignature } from '#shared/rules/signature-block.ts';
import { copyDraftFile } from '../store/draft-files.ts';
import type { Tx } from '../store/store.ts';
import { getAccount } from '../store/tables/accounts.ts';
import {
  copyDraft,
  draftFiles,
  draftHtml,
  findDraft,
  getDraft,
  insertDraftFile,
  saveDraftState,
  updateDraft,
} from '../store/tables/drafts.ts';
import { findSignature } from '../store/tables/templates.ts';
import { putUndo } from '../store/tables/undos.ts';
import type { CommandContext } from './command-context.ts';

/** How long typing rests before the provider gets a copy of it. Milliseconds. */
const REST = 4_000;

/**
 * CMP-1: what was typed, in one small write. `revision`: the one that was edited; a version that came from elsewhere since is kept as a draft
 * of its own, so that neither is lost.
 */
export function saveDraft(
  { store, now }: CommandContext,
  { id, change, revision }: { id: number; change: DraftChange; revision?: number | undefined },
): { revision: number; changedAt: number } {
  return store.write((tx) => {
    const row = getDraft(tx.db, id);
    if (change.account !== undefined) getAccount(tx.db, change.account);
    if (revision !== undefined && row.revision > revision && row.revision === row.saved_revision) {
      const other = copyDraft(tx, row, now());
      copyFiles(tx, store.dir, id, other);
      saveDraftState(tx, id, { conflict_id: other });
    }
    const next = updateDraft(tx, row, change, now());
    saveDraftState(tx, id, { save_after: now() + REST, save_attempts: 0, save_error: '' });
    return { revision: next, changedAt: now() };
  });
}

/** The version that came from elsewhere keeps its files, as the one that is edited here does. A file that is gone from the disk stops nobody. */
function copyFiles(tx: Tx, dir: string, from: number, to: DraftId): void {
  for (const { id: _, ...row } of draftFiles(tx.db, from)) {
    const file = copyDraftFile(dir, row.file);
    if (file !== null) insertDraftFile(tx, { ...row, draft_id: to, file });
  }
}

/** CMP-4: the signature as one object, replaced where it stands; null takes it away. Throws `not-found`. */
export function setDraftSignature(
  { store, now }: CommandContext,
  id: number,
  signature: number | null,
): { html: string; revision: number } {
  return store.write((tx) => {
    const row = getDraft(tx.db, id);
    const found = signature === null ? null : findSignature(tx.db, signature);
    if (signature !== null && found === null) throw new DealboxError('not-found', 'This signature is no longer here.');
    const html = placeSignature(draftHtml(tx.db, id), found);
    const revision = updateDraft(tx, row, { html }, now());
    saveDraftState(tx, id, { save_after: now() + REST });
    return { html, revision };
  });
}

/** Out of every list at once; erased a minute later (purgeDrafts), until then it can be taken back. */
export function discardDraft({ store, now }: CommandContext, id: number): { undo: UndoId } {
  return store.write((tx) => {
    getDraft(tx.db, id);
    saveDraftState(tx, id, { discarded_at: now() });
    return { undo: putUndo(tx, 'discard', { draft: id } satisfies DiscardUndo, now()) };
  });
}

export interface DiscardUndo {
  readonly draft: number;
}

/** Throws `not-found` where it is erased already. */
export function undoDiscard(tx: Tx, { draft }: DiscardUndo): number {
  if (findDraft(tx.db, draft) === undefined) throw new DealboxError('not-found', 'This can no longer be undone.');
  saveDraftState(tx, draft, { discarded_at: 0 });
  return 1;
}
