import Image, { type ImageOptions } from '@tiptap/extension-image';

/** Where a picture is shown from: one of the draft's own by its Content-ID, a pasted one from itself; from the web never. */
export function pictureAddress(source: string, addressOf: (contentId: string) => string): string {
  const contentId = /^cid:(.+)$/i.exec(source)?.[1];
  if (contentId !== undefined) return addressOf(contentId);
  return source.startsWith('data:image/') ? source : '';
}

interface InlinePictureOptions extends ImageOptions {
  addressOf(contentId: string): string;
}

/** A picture inside of the text. Its address in the mail is `cid:…`, wherever it is shown from. */
export const InlinePicture = Image.extend<InlinePictureOptions>({
  addOptions() {
    return { inline: true, allowBase64: true, HTMLAttributes: {}, resize: false, addressOf: () => '' };
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('img');
      const show = (attrs: Record<string, unknown>): void => {
        dom.src = pictureAddress(String(attrs.src ?? ''), this.options.addressOf);
        dom.alt = String(attrs.alt ?? '');
        for (const name of ['width', 'height'] as const) {
          if (attrs[name]) dom.setAttribute(name, String(attrs[name]));
        }
      };
      show(node.attrs);
      return {
        dom,
        update(next) {
          if (next.type.name !== node.type.name) return false;
          show(next.attrs);
          return true;
        },
      };
    };
  },
});
