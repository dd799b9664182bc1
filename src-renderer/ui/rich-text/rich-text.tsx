import { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { cleanHtml, isPastedPicture } from './clean-html.ts';
import { extensionsOf } from './extensions.ts';
import styles from './rich-text.module.css';

interface RichTextProps {
  /** What stands in it at first; later changes come through the editor itself. */
  readonly html: string;
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly className?: string | undefined;
  /** Where a picture of the text is shown from. */
  addressOf?(contentId: string): string;
  onEditor(editor: Editor | null): void;
  /** The person changed the text; asked for as HTML only when it is needed. */
  onChange(html: () => string): void;
  /** Files that were pasted or dropped into the text. */
  onFiles?(files: readonly File[]): void;
  /** A character that begins a command was typed at the beginning of a word. True: it is not written. */
  onCommand?(character: string, editor: Editor): boolean;
}

/**
 * The editor of mails, templates and signatures (CMP-2). Each paragraph is written in the direction of its first letter (R075). It lives
 * outside of React: a key changes its own paragraph, and nothing else on screen.
 */
export function RichText(props: RichTextProps) {
  const { html, label, autoFocus = false, className } = props;
  const host = useRef<HTMLDivElement>(null);
  const handlers = useRef(props);
  handlers.current = props;
  const first = useRef<First>({ html, label, autoFocus });

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    // In a task of its own: the panel around it is on screen already.
    let editor: Editor | null = null;
    const making = setTimeout(() => {
      editor = makeEditor(element, first.current, handlers);
      handlers.current.onEditor(editor);
    });
    return () => {
      clearTimeout(making);
      handlers.current.onEditor(null);
      editor?.destroy();
    };
  }, []);

  return <div ref={host} className={classNames(styles.host, className)} />;
}

type First = Required<Pick<RichTextProps, 'html' | 'label' | 'autoFocus'>>;

/** `handlers`: as they are when something happens, not as they were when the editor was made. */
function makeEditor(element: HTMLElement, first: First, handlers: { readonly current: RichTextProps }): Editor {
  const editor = new Editor({
    element,
    content: cleanHtml(first.html, { remote: true }),
    extensions: extensionsOf((contentId) => handlers.current.addressOf?.(contentId) ?? ''),
    textDirection: 'auto',
    autofocus: first.autoFocus ? 'start' : false,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': first.label,
        class: styles.text ?? '',
        spellcheck: 'true',
      },
      // The editor would keep Escape and Mod+Enter to itself; they are the composer's.
      handleDOMEvents: { keydown: (_view, event) => isNotForText(event) },
      transformPastedHTML: (pasted) => cleanHtml(pasted),
      handlePaste: (_view, event) => takeFiles(event.clipboardData, event, handlers.current.onFiles),
      handleDrop: (_view, event, _slice, moved) =>
        !moved && takeFiles(event.dataTransfer, event, handlers.current.onFiles),
      handleTextInput: (view, from, _to, text) => {
        if (text !== ';' || handlers.current.onCommand === undefined) return false;
        const before = view.state.doc.textBetween(Math.max(0, from - 1), from, '\n', '\n');
        return /^\s?$/.test(before) && handlers.current.onCommand(text, editor);
      },
    },
    onUpdate: ({ transaction }) => {
      if (!transaction.docChanged) return;
      handlers.current.onChange(() => editor.getHTML());
    },
  });
  return editor;
}

const isNotForText = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'Escape' || (key === 'Enter' && (ctrlKey || metaKey));

/** Files are the draft's, wherever they come from; a picture that comes along with HTML (from Office) is that HTML's. */
function takeFiles(data: DataTransfer | null, event: Event, onFiles: RichTextProps['onFiles']): boolean {
  const files = [...(data?.files ?? [])];
  if (files.length === 0 || onFiles === undefined) return false;
  if (data?.types.includes('text/html') === true && event.type === 'paste' && hasWords(data.getData('text/html'))) {
    return false;
  }
  event.preventDefault();
  event.stopPropagation();
  onFiles(files);
  return true;
}

/** A picture copied from a page comes as an `<img>` beside the file: then the file is what is meant. */
const hasWords = (html: string): boolean =>
  (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim() !== '';

/** Pictures that were pasted inside of HTML, with where they stand: each becomes a file of the draft. */
export function pastedPictures(editor: Editor): readonly { readonly position: number; readonly source: string }[] {
  const found: { position: number; source: string }[] = [];
  editor.state.doc.descendants((node, position) => {
    const source: unknown = node.attrs.src;
    if (node.type.name === 'image' && typeof source === 'string' && isPastedPicture(source)) {
      found.push({ position, source });
    }
  });
  return found;
}
