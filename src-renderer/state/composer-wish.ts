import { create } from 'zustand';
import type { DraftId } from '#shared/model/ids.ts';

interface ComposerWish {
  readonly draft: DraftId | null;
  readonly field: 'cc' | 'bcc';
}

/** A field that a key asked for (Mod+Shift+c, Mod+Shift+b); the composer shows it. */
export const useComposerWish = create<ComposerWish>(() => ({ draft: null, field: 'cc' }));
