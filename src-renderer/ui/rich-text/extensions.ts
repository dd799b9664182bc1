import type { Extensions } from '@tiptap/core';
import Blockquote from '@tiptap/extension-blockquote';
import Bold from '@tiptap/extension-bold';
import Document from '@tiptap/extension-document';
import HardBreak from '@tiptap/extension-hard-break';
import Italic from '@tiptap/extension-italic';
import Link from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import Paragraph from '@tiptap/extension-paragraph';
import Text from '@tiptap/extension-text';
import Underline from '@tiptap/extension-underline';
import { Dropcursor, UndoRedo } from '@tiptap/extensions';
import { InlinePicture } from './inline-picture.ts';
import { KeptBlock, SignatureNode } from './kept-block.ts';
import { MissingField } from './missing-field.ts';

/** What a mail may hold: what every mail program shows alike, and nothing more (CMP-2). */
export const extensionsOf = (addressOf: (contentId: string) => string): Extensions => [
  Document,
  Paragraph,
  Text,
  // Mod+Enter sends, Mod+Shift+b is Bcc.
  HardBreak.extend({
    addKeyboardShortcuts() {
      return { 'Shift-Enter': () => this.editor.commands.setHardBreak() };
    },
  }),
  Bold,
  Italic,
  Underline,
  Blockquote.extend({
    addKeyboardShortcuts() {
      return { 'Mod-Shift-9': () => this.editor.commands.toggleBlockquote() };
    },
  }),
  BulletList,
  OrderedList,
  ListItem,
  ListKeymap,
  Link.configure({
    openOnClick: false,
    autolink: true,
    protocols: ['mailto', 'tel'],
    HTMLAttributes: { target: null, rel: null, class: null },
  }),
  InlinePicture.configure({ addressOf }),
  SignatureNode.configure({ addressOf }),
  KeptBlock.configure({ addressOf }),
  MissingField,
  UndoRedo,
  Dropcursor.configure({ color: 'var(--accent)', width: 2 }),
];
