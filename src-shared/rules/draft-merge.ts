/** What is known of one draft here when the provider's Drafts folder was listed completely. */
export interface DraftSides {
  /** It was changed here since its copy at the provider was made or read. */
  readonly changedHere: boolean;
  /** The copy that Dealbox knows of: still listed, gone, or there never was one. */
  readonly copy: 'listed' | 'gone' | 'none';
  /** Another copy of the same draft, which Dealbox did not make. */
  readonly other: boolean;
  /** Complete listings in a row, before this one, in which the copy was gone. */
  readonly checks: number;
  /** How many drafts' copies are gone with this listing, and how many were known. */
  readonly gone: number;
  readonly known: number;
}

/**
 * `take`: the provider's version replaces the one here. `both`: changed on both sides, both are kept and the person is told. `delete`: it was
 * sent or discarded elsewhere. `wait`: look once more. `detach`: kept here, no longer tied to a copy. `keep`: nothing to do.
 */
export type DraftVerdict = 'keep' | 'take' | 'both' | 'delete' | 'wait' | 'detach';

/** So many gone at once are nobody's ordinary work (M14). */
const MANY = 5;

/** CMP-1: a draft edited there and here is neither lost nor doubled. Pure. */
export function decideDraft(draft: DraftSides): DraftVerdict {
  if (draft.other) return draft.changedHere || draft.copy !== 'gone' ? 'both' : 'take';
  if (draft.copy !== 'gone') return 'keep';
  // what was written here since is not deleted by anyone elsewhere
  if (draft.changedHere) return 'detach';
  if (draft.gone > MANY && draft.gone === draft.known) return 'detach';
  return draft.checks === 0 ? 'wait' : 'delete';
}
