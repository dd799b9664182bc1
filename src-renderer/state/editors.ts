import type { Editor } from '@tiptap/core';
import { create } from 'zustand';
import type { DraftId } from '#shared/model/ids.ts';

interface Editors {
  readonly editors: ReadonlyMap<DraftId, Editor>;
  set(id: DraftId, editor: Editor | null): void;
}

/** The editors on screen, for what is put into the text from elsewhere: a template, another signature. */
export const useEditors = create<Editors>((change) => ({
  editors: new Map(),
  set: (id, editor) =>
    change(({ editors }) => {
      const next = new Map(editors);
      if (editor === null) next.delete(id);
      else next.set(id, editor);
      return { editors: next };
    }),
}));
