/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { ipcRenderer } from 'electron';
import { longestWord, mostWords } from './limits.ts';
import { isOtherLanguage } from './other-language.ts';

/** The name that the style sheet of rich text knows it by. */
const highlight = 'misspelled';
/** Milliseconds without a change before the text is looked at. */
const rest = 250;

const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Marks what is misspelled in the rich text that is being written (CMP-2), by a highlight of its own: Electron's provider loops in
 * some versions (its pull request 45001) and crashes in later ones when an answer comes late. The page itself gets nothing to call.
 */
export function markMisspelled(): void {
  const verdicts = new Map<string, boolean>();
  let field: Element | null = null;
  let clicked: Range | null = null;
  let marked: Range[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    const found = field === null ? [] : wordsIn(field);
    const unknown = [...new Set(found.map(({ word }) => word))].filter((word) => !verdicts.has(word));
    for (let start = 0; start < unknown.length; start += mostWords) {
      const asked = unknown.slice(start, start + mostWords);
      const misspelled = (await ipcRenderer.invoke('spelling:check', asked)) as readonly boolean[];
      for (const [index, word] of asked.entries()) verdicts.set(word, misspelled[index] === true);
    }
    // What was written meanwhile has a look of its own coming.
    const paragraphs = Map.groupBy(found, ({ node }) => node.parentElement?.closest('p, li, blockquote') ?? field);
    const isUnknown = ({ word }: Found): boolean => verdicts.get(word) === true;
    marked = [...paragraphs.values()]
      .filter((paragraph) => !isOtherLanguage(paragraph.map(isUnknown)))
      .flatMap((paragraph) => paragraph.filter((one) => isUnknown(one) && one.node.isConnected))
      .flatMap(rangeOf);
    CSS.highlights.set(highlight, new Highlight(...marked));
  };
  const lookSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch(() => undefined), rest);
  };

  const changes = new MutationObserver(lookSoon);
  addEventListener('focusin', ({ target }) => {
    const next = target instanceof Element ? target.closest('[contenteditable=true][spellcheck=true]') : null;
    if (next === null || next === field) return;
    changes.disconnect();
    field = next;
    changes.observe(next, { subtree: true, childList: true, characterData: true });
    lookSoon();
  });
  addEventListener(
    'contextmenu',
    ({ clientX, clientY }) => {
      const at = document.caretRangeFromPoint(clientX, clientY);
      clicked = marked.find((range) => at !== null && range.isPointInRange(at.startContainer, at.startOffset)) ?? null;
    },
    true,
  );
  ipcRenderer.on('spelling:which-word', () => ipcRenderer.send('spelling:word', clicked?.toString() ?? ''));
  ipcRenderer.on('spelling:replace', (_event, word: string) => {
    if (clicked === null) return;
    getSelection()?.setBaseAndExtent(
      clicked.startContainer,
      clicked.startOffset,
      clicked.endContainer,
      clicked.endOffset,
    );
    // As if typed: the editor takes it for its own undo, which nothing newer gives.
    document.execCommand('insertText', false, word);
  });
  ipcRenderer.on('spelling:learnt', () => {
    verdicts.clear();
    lookSoon();
  });
}

interface Found {
  readonly word: string;
  readonly node: Text;
  readonly start: number;
}

function wordsIn(field: Element): Found[] {
  const found: Found[] = [];
  const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  const caret = getSelection();
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (!(node instanceof Text)) continue;
    for (const { segment, index, isWordLike } of words.segment(node.data)) {
      if (isWordLike !== true || segment.length > longestWord) continue;
      // The word that is being typed is not done yet.
      if (caret?.focusNode === node && caret.focusOffset === index + segment.length) continue;
      found.push({ word: segment, node, start: index });
    }
  }
  return found;
}

function rangeOf({ node, start, word }: Found): Range[] {
  if (node.data.slice(start, start + word.length) !== word) return [];
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + word.length);
  return [range];
}
