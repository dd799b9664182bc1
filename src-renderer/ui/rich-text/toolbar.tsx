import type { Editor } from '@tiptap/core';
import {
  Bold,
  Italic,
  Link as LinkIcon,
  List,
  ListOrdered,
  type LucideIcon,
  PilcrowLeft,
  PilcrowRight,
  Quote,
  Underline,
} from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '../button.tsx';
import { IconButton } from '../icon-button.tsx';
import styles from './toolbar.module.css';

export interface ToolbarLabels {
  readonly toolbar: string;
  readonly bold: string;
  readonly italic: string;
  readonly underline: string;
  readonly bullets: string;
  readonly numbers: string;
  readonly quote: string;
  readonly link: string;
  readonly linkAddress: string;
  readonly linkSet: string;
  readonly linkRemove: string;
  readonly direction: string;
}

interface Tool {
  readonly name: keyof ToolbarLabels;
  readonly icon: LucideIcon;
  readonly shortcut?: string;
  isOn(editor: Editor): boolean;
  run(editor: Editor): void;
}

const tools: readonly Tool[] = [
  {
    name: 'bold',
    icon: Bold,
    shortcut: 'Mod+b',
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'italic',
    icon: Italic,
    shortcut: 'Mod+i',
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'underline',
    icon: Underline,
    shortcut: 'Mod+u',
    isOn: (editor) => editor.isActive('underline'),
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
  {
    name: 'bullets',
    icon: List,
    shortcut: 'Mod+Shift+8',
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'numbers',
    icon: ListOrdered,
    shortcut: 'Mod+Shift+7',
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'quote',
    icon: Quote,
    shortcut: 'Mod+Shift+9',
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];

/** What is on where the cursor stands, as one string: the toolbar is drawn anew only when it changes. */
function stateOf(editor: Editor): string {
  const on = tools.filter((tool) => tool.isOn(editor)).map((tool) => tool.name);
  return [...on, editor.isActive('link') ? 'link' : '', isRightToLeft(editor) ? 'rtl' : ''].join(' ');
}

/** As it is shown: chosen by hand, or by the first letter of the paragraph. */
function isRightToLeft(editor: Editor): boolean {
  const { node } = editor.view.domAtPos(editor.state.selection.from);
  const element = node instanceof Element ? node : node.parentElement;
  return element?.matches(':dir(rtl)') ?? false;
}

/** Formatting, in one row. */
export function Toolbar({ editor, labels }: { readonly editor: Editor; readonly labels: ToolbarLabels }) {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener);
      return () => {
        editor.off('transaction', listener);
      };
    },
    [editor],
  );
  const state = useSyncExternalStore(subscribe, () => (editor.isDestroyed ? '' : stateOf(editor))).split(' ');
  const [linking, setLinking] = useState(false);
  const rightToLeft = state.includes('rtl');

  // With words selected Mod+k is a link; without, the palette's.
  useEffect(() => {
    const { dom } = editor.view;
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'k' || editor.state.selection.empty) return;
      event.preventDefault();
      setLinking(true);
    };
    dom.addEventListener('keydown', pressed);
    return () => dom.removeEventListener('keydown', pressed);
  }, [editor]);

  return (
    <div className={styles.bar}>
      <div className={styles.tools} role="toolbar" aria-label={labels.toolbar}>
        {tools.map(({ name, icon, shortcut, run }) => (
          <IconButton
            key={name}
            icon={icon}
            label={labels[name]}
            shortcut={shortcut}
            size="small"
            side="top"
            aria-pressed={state.includes(name)}
            onMouseDown={keepFocus}
            onClick={() => run(editor)}
          />
        ))}
        <IconButton
          icon={LinkIcon}
          label={labels.link}
          shortcut="Mod+k"
          size="small"
          side="top"
          aria-pressed={state.includes('link')}
          aria-expanded={linking}
          onMouseDown={keepFocus}
          onClick={() => setLinking((shown) => !shown)}
        />
        <IconButton
          icon={rightToLeft ? PilcrowLeft : PilcrowRight}
          label={labels.direction}
          size="small"
          side="top"
          aria-pressed={rightToLeft}
          onMouseDown={keepFocus}
          onClick={() =>
            editor
              .chain()
              .focus()
              .setTextDirection(rightToLeft ? 'ltr' : 'rtl')
              .run()
          }
        />
      </div>
      {linking && <LinkField editor={editor} labels={labels} onEnd={() => setLinking(false)} />}
    </div>
  );
}

/** The text keeps its selection while a tool is pressed. */
const keepFocus = (event: { preventDefault(): void }): void => event.preventDefault();

interface LinkFieldProps {
  readonly editor: Editor;
  readonly labels: ToolbarLabels;
  onEnd(): void;
}

function LinkField({ editor, labels, onEnd }: LinkFieldProps) {
  const [address, change] = useState(String(editor.getAttributes('link').href ?? ''));
  const had = useRef(address !== '');
  const set = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const href = withScheme(address.trim());
    const chain = editor.chain().focus().extendMarkRange('link');
    if (href === '') chain.unsetLink().run();
    else if (editor.state.selection.empty && !had.current) {
      chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
    onEnd();
  };
  return (
    <form
      className={styles.link}
      onSubmit={set}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onEnd();
        editor.commands.focus();
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the button just now
        autoFocus
        className={styles.field}
        value={address}
        aria-label={labels.linkAddress}
        placeholder="https://"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
      <Button size="small" type="submit" disabled={address.trim() === ''}>
        {labels.linkSet}
      </Button>
      {had.current && (
        <Button
          size="small"
          variant="ghost"
          onClick={() => {
            editor.chain().focus().extendMarkRange('link').unsetLink().run();
            onEnd();
          }}
        >
          {labels.linkRemove}
        </Button>
      )}
    </form>
  );
}

/** "example.com" is meant as a page, "name@example.com" as an address. */
function withScheme(address: string): string {
  if (address === '' || /^(https?|mailto|tel):/i.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return `https://${address.replace(/^\/+/, '')}`;
}
