import type { Editor } from '@tiptap/core';
import { useCallback, useEffect } from 'react';
import type { DraftId } from '#shared/model/ids.ts';
import { attachFiles, attachPicture } from '../../actions/attach.ts';
import { pastedPictures } from '../../ui/rich-text/rich-text.tsx';

const isPicture = (file: File): boolean => /^image\/(png|jpe?g|gif|webp)$/.test(file.type);

/**
 * Files that are pasted or dropped into the text: pictures are shown where they fell, everything else goes along. Pictures inside of pasted
 * HTML become files of the draft too, so that nothing in the mail is asked for elsewhere (SECURITY §5).
 */
export function useInlinePictures(id: DraftId, editor: Editor | null): (files: readonly File[]) => void {
  useEffect(() => {
    if (editor === null) return undefined;
    const follow = (): void => void takeInPasted(id, editor);
    editor.on('paste', follow);
    return () => {
      editor.off('paste', follow);
    };
  }, [id, editor]);

  return useCallback(
    (files: readonly File[]) => {
      void (async () => {
        for (const file of files.filter(isPicture)) {
          const kept = await attachPicture(id, file);
          if (kept === null || editor === null || editor.isDestroyed) continue;
          editor
            .chain()
            .focus()
            .setImage({ src: `cid:${kept.contentId}`, alt: kept.name })
            .run();
        }
        await attachFiles(
          id,
          files.filter((file) => !isPicture(file)),
        );
      })();
    },
    [id, editor],
  );
}

/** One after the other, each looked up anew by what it shows: the text may change meanwhile. */
async function takeInPasted(id: DraftId, editor: Editor): Promise<void> {
  // The paste is told of before it is in the text.
  await new Promise((done) => setTimeout(done, 0));
  for (const { source } of pastedPictures(editor)) {
    const kept = await attachPicture(id, fileOf(source));
    if (editor.isDestroyed) return;
    const found = pastedPictures(editor).find((picture) => picture.source === source);
    if (found === undefined) continue;
    const { tr } = editor.state;
    if (kept === null) tr.delete(found.position, found.position + 1);
    else tr.setNodeAttribute(found.position, 'src', `cid:${kept.contentId}`);
    editor.view.dispatch(tr);
  }
}

/** A `data:` picture as a file. It cannot be fetched: the window may ask for nothing (SECURITY §1). */
function fileOf(source: string): File {
  const [, type = 'image/png', data = ''] = /^data:(image\/\w+);base64,(.*)$/s.exec(source) ?? [];
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return new File([bytes], `image.${type.slice('image/'.length)}`, { type });
}
