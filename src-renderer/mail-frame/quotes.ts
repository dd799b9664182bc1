/** How mail programs mark what they quote below an answer. */
const marks = [
  '.gmail_quote',
  'blockquote[type="cite"]',
  '.yahoo_quoted',
  '.protonmail_quote',
  '#divRplyFwdMsg',
  '#appendonsend',
  '#mail-editor-reference-message-container',
  '.moz-cite-prefix',
  'blockquote.quote',
].join(',');

/** Marks that stand before the quotation, whose siblings are the quotation. */
const before = '#divRplyFwdMsg, #appendonsend, .moz-cite-prefix';

const forwarded =
  /^\W*(?:-{3,}\s*)?(?:forwarded message|begin forwarded message|weitergeleitet|vidarebefordrat|message transféré)/i;

/**
 * Finds the quotation below the answer and hides it behind a button with three dots (INB-5). Leaves a forwarded mail alone, and one
 * that is nothing but quotation. Returns the button, or null where nothing was folded.
 */
export function foldQuotes(root: HTMLElement, onToggle: () => void): HTMLButtonElement | null {
  const first = firstMark(root);
  if (first === null || forwarded.test((first.textContent ?? '').slice(0, 200))) return null;

  const folded = document.createElement('div');
  folded.hidden = true;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'dealbox-quote';
  button.textContent = '···';
  button.setAttribute('aria-expanded', 'false');

  const start = outermost(first, root);
  const nodes = first.matches(before) || isOutlookHeader(first) ? withFollowing(start) : [start];
  start.before(button, folded);
  folded.append(...nodes);
  if (!saysSomething(root, folded)) {
    folded.replaceWith(...folded.childNodes);
    button.remove();
    return null;
  }
  button.addEventListener('click', () => {
    folded.hidden = !folded.hidden;
    button.setAttribute('aria-expanded', String(!folded.hidden));
    onToggle();
  });
  return button;
}

/** Outlook marks its quotation, in every language, only by a line above a block of bold field names. */
const isOutlookHeader = (element: HTMLElement): boolean =>
  /border-top\s*:/i.test(element.getAttribute('style') ?? '') &&
  [...element.querySelectorAll('b')].filter((name) => /[:：]\s*$/.test(name.textContent ?? '')).length >= 3;

/** Where the quotation begins: the first mark in the order of the letter. */
function firstMark(root: HTMLElement): HTMLElement | null {
  const candidates = root.querySelectorAll<HTMLElement>(`${marks}, [style*="border-top"]`);
  for (const element of candidates) if (element.matches(marks) || isOutlookHeader(element)) return element;
  return null;
}

/** The wrapper around the mark that holds nothing else: a quote's own div, and not the letter's. */
function outermost(mark: HTMLElement, root: HTMLElement): HTMLElement {
  let node = mark;
  for (;;) {
    const parent = node.parentElement;
    if (parent === null || parent === root || parent.firstElementChild !== node) return node;
    if ((parent.textContent ?? '').trim() !== (node.textContent ?? '').trim()) return node;
    node = parent;
  }
}

function withFollowing(start: HTMLElement): Node[] {
  const nodes: Node[] = [];
  for (let node: ChildNode | null = start; node !== null; node = node.nextSibling) nodes.push(node);
  return nodes;
}

function saysSomething(root: HTMLElement, folded: HTMLElement): boolean {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node === folded || (node instanceof HTMLElement && node.className === 'dealbox-quote')) {
      return NodeFilter.FILTER_REJECT;
    }
    return NodeFilter.FILTER_ACCEPT;
  });
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof HTMLImageElement) return true;
    if (node instanceof Text && node.parentElement?.tagName !== 'STYLE' && node.data.trim() !== '') return true;
  }
  return false;
}
