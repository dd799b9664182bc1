import { create } from 'zustand';
import type { Draft } from '#shared/model/draft.ts';
import type { DraftId } from '#shared/model/ids.ts';

/** A draft that is being written. */
export interface Composer {
  /** Its fields as they are on screen. The text is the editor's own: here it is as it was when the editor was made. */
  readonly draft: Draft;
  /** Grows where another version came in from outside: the editor is then made anew. */
  readonly version: number;
  /** "Remind me if nobody answers", from the day that was chosen; null: no. Milliseconds since 1970. */
  readonly remindAt: number | null;
  /** What could not be saved or attached, in words; '' where all is well. */
  readonly problem: string;
}

interface Composers {
  /** In the order in which they were opened. */
  readonly open: readonly Composer[];
  /** The one that is unfolded; the others are bars. */
  readonly front: DraftId | null;
  readonly wide: boolean;
  /** One was asked for and does not have the keyboard yet: what is typed meanwhile is meant for it, not for the list. */
  readonly opening: boolean;
}

/** The drafts on screen (C4): several at once, one of them unfolded. */
export const useComposers = create<Composers>(() => ({ open: [], front: null, wide: false, opening: false }));

export const composerOf = (id: DraftId | null): Composer | undefined =>
  useComposers.getState().open.find((composer) => composer.draft.id === id);

/** Puts a draft on screen, in front; one that is there already comes forward as it is. */
export function showComposer(draft: Draft): void {
  useComposers.setState(({ open }) => ({
    open: open.some((composer) => composer.draft.id === draft.id)
      ? open
      : [...open, { draft, version: 0, remindAt: null, problem: '' }],
    front: draft.id,
  }));
}

export const foldComposers = (): void => useComposers.setState({ front: null, wide: false, opening: false });

export function dropComposer(id: DraftId): void {
  useComposers.setState(({ open, front, wide }) => ({
    open: open.filter((composer) => composer.draft.id !== id),
    opening: false,
    front: front === id ? null : front,
    wide: front === id ? false : wide,
  }));
}

export function updateComposer(id: DraftId, change: (composer: Composer) => Composer): void {
  useComposers.setState(({ open }) => ({
    open: open.map((composer) => (composer.draft.id === id ? change(composer) : composer)),
  }));
}
