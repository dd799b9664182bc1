import { mergeAttributes, Node } from '@tiptap/core';
import { signatureMark } from '#shared/rules/signature-block.ts';
import { cleanHtml } from './clean-html.ts';
import { pictureAddress } from './inline-picture.ts';

/** Puts cleaned HTML into an element as it is shown: pictures of the draft from where they lie. */
function fill(element: HTMLElement, html: string, addressOf: (contentId: string) => string): void {
  element.innerHTML = cleanHtml(html, { remote: true });
  for (const image of element.querySelectorAll('img')) {
    image.setAttribute('src', pictureAddress(image.getAttribute('src') ?? '', addressOf));
  }
}

interface KeptOptions {
  addressOf(contentId: string): string;
}

/** The signature: one object, which is replaced and never stacked (CMP-4, D23). It is edited in the settings. */
export const SignatureNode = Node.create<KeptOptions>({
  name: 'signature',
  group: 'block',
  atom: true,
  selectable: true,
  isolating: true,
  addOptions: () => ({ addressOf: () => '' }),
  addAttributes: () => ({
    id: { default: '0', rendered: false },
    html: { default: '', rendered: false },
  }),
  parseHTML: () => [
    {
      tag: `div[${signatureMark}]`,
      priority: 100,
      getAttrs: (element) => ({ id: element.getAttribute(signatureMark) ?? '0', html: element.innerHTML }),
    },
  ],
  renderHTML({ node }) {
    const dom = document.createElement('div');
    dom.setAttribute(signatureMark, String(node.attrs.id));
    dom.innerHTML = cleanHtml(String(node.attrs.html), { remote: true });
    return dom;
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('div');
      dom.setAttribute(signatureMark, String(node.attrs.id));
      dom.contentEditable = 'false';
      fill(dom, String(node.attrs.html), this.options.addressOf);
      return { dom };
    };
  },
});

/** What the editor has no tools for and yet does not spoil: a table, pasted or from another program. As a whole it can be moved and deleted. */
export const KeptBlock = Node.create<KeptOptions>({
  name: 'keptBlock',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addOptions: () => ({ addressOf: () => '' }),
  addAttributes: () => ({ html: { default: '', rendered: false } }),
  parseHTML: () => [{ tag: 'table', priority: 90, getAttrs: (element) => ({ html: element.outerHTML }) }],
  renderHTML({ node, HTMLAttributes }) {
    const holder = document.createElement('div');
    holder.innerHTML = cleanHtml(String(node.attrs.html), { remote: true });
    const [first] = holder.children;
    return first ?? ['div', mergeAttributes(HTMLAttributes)];
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('div');
      dom.dataset.kept = '';
      dom.contentEditable = 'false';
      fill(dom, String(node.attrs.html), this.options.addressOf);
      return { dom };
    };
  },
});
