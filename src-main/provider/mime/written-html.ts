import { DomUtils, parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;
type ParentNode = Document | ReturnType<typeof DomUtils.getElementsByTagName>[number];
type Node = ParentNode['children'][number];
type Element = Exclude<ParentNode, Document>;

const isElement = (node: Node): node is Element => DomUtils.isTag(node);

/** Paragraphs, in whose own direction they are read. */
const paragraphs = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'td',
  'th',
  'dt',
  'dd',
  'caption',
]);
const lists = new Set(['ul', 'ol']);
const blocks = new Set([
  ...paragraphs,
  ...lists,
  ...['blockquote', 'table', 'tr', 'hr', 'thead', 'tbody', 'tfoot', 'dl', 'address', 'article', 'section', 'header'],
  ...['footer', 'main', 'figure', 'figcaption', 'center'],
]);

const rtl = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const strong = /\p{L}/u;

/** The direction of a text by its first letter (Unicode's rule P2); null where it has none. */
export function textDirection(text: string): 'ltr' | 'rtl' | null {
  const first = strong.exec(text)?.[0];
  return first === undefined ? null : rtl.test(first) ? 'rtl' : 'ltr';
}

/**
 * CMP-2: each paragraph says in which direction it is read, so that every mail program shows it so; most do not know dir="auto". A direction
 * that was chosen by hand stays.
 */
export function withDirections(html: string): string {
  if (!rtl.test(html) && !/dir=["']?auto/i.test(html)) return html;
  const document = parseDocument(html);
  for (const node of document.children) if (isElement(node)) direct(node, 'ltr');
  return DomUtils.getInnerHTML(document, { encodeEntities: 'utf8' });
}

function direct(element: Element, inherited: 'ltr' | 'rtl'): void {
  let own = inherited;
  const chosen = element.attribs.dir?.toLowerCase();
  if (chosen === 'ltr' || chosen === 'rtl') own = chosen;
  else if (lists.has(element.name) || (paragraphs.has(element.name) && !hasBlocks(element))) {
    own = textDirection(DomUtils.textContent(element)) ?? inherited;
    if (own === inherited && own === 'ltr') delete element.attribs.dir;
    else element.attribs.dir = own;
  } else if (chosen === 'auto') delete element.attribs.dir;
  for (const child of element.children) if (isElement(child)) direct(child, own);
}

const hasBlocks = (element: Element): boolean =>
  element.children.some((child) => isElement(child) && (blocks.has(child.name) || hasBlocks(child)));

/** Longer lines of an own paragraph are left to the reader's program; a quote's mark must stand before each. Characters. */
const QUOTE_WIDTH = 76;

/**
 * The plain alternative of a written mail, for people to read: paragraphs, lists with their marks, quotes behind `>`, links with their
 * address, cells one beside the other. Linear.
 */
export function writtenText(html: string): string {
  return tidy(blockText(parseDocument(html).children));
}

/** Text of nodes, where blocks stand on lines of their own. */
function blockText(nodes: readonly Node[]): string {
  const out = new Lines();
  for (const node of nodes) write(node, out);
  return out.text();
}

/** Collects text; a block begins and ends a line, a paragraph leaves an empty one. */
class Lines {
  private readonly pieces: string[] = [];
  private breaks = 0;
  private any = false;

  add(text: string): void {
    if (text === '') return;
    const collapsed = this.breaks > 0 || !this.any ? text.trimStart() : text;
    if (collapsed === '') return;
    if (this.any) this.pieces.push('\n'.repeat(this.breaks));
    this.pieces.push(collapsed);
    this.breaks = 0;
    this.any = true;
  }

  verbatim(text: string): void {
    if (this.any) this.pieces.push('\n'.repeat(this.breaks));
    this.pieces.push(text);
    this.breaks = 0;
    this.any = true;
  }

  /** At least so many line ends before what follows. */
  line(least: number): void {
    this.breaks = Math.max(this.breaks, least);
  }

  hardBreak(): void {
    this.breaks += 1;
  }

  text(): string {
    return this.pieces.join('');
  }
}

function write(node: Node, out: Lines): void {
  if (DomUtils.isText(node)) {
    out.add(node.data.replaceAll(/[ \t\r\n]+/g, ' '));
    return;
  }
  if (!isElement(node)) return;
  switch (node.name) {
    case 'br':
      out.hardBreak();
      return;
    case 'hr':
      out.line(1);
      out.add('-'.repeat(30));
      out.line(1);
      return;
    case 'img':
      out.add(node.attribs.alt === undefined || node.attribs.alt === '' ? '' : `[${node.attribs.alt}]`);
      return;
    case 'a':
      out.add(linkText(node));
      return;
    case 'pre':
      out.line(1);
      out.verbatim(DomUtils.textContent(node).replace(/\n$/, ''));
      out.line(1);
      return;
    case 'blockquote':
      out.line(1);
      out.verbatim(quoted(tidy(blockText(node.children))));
      out.line(1);
      return;
    case 'ul':
    case 'ol':
      writeList(node, out);
      return;
    case 'tr':
      out.line(1);
      out.add(
        node.children
          .filter(isElement)
          .map((cell) => tidy(blockText(cell.children)))
          .join('\t'),
      );
      out.line(1);
      return;
    default:
      writeInside(node, out);
  }
}

function writeInside(node: Element, out: Lines): void {
  const least = node.name === 'p' || /^h[1-6]$/.test(node.name) ? 2 : blocks.has(node.name) ? 1 : 0;
  // an empty paragraph is an empty line
  if (node.name === 'p' && DomUtils.textContent(node).trim() === '' && !hasImage(node)) {
    out.hardBreak();
    return;
  }
  if (least > 0) out.line(least);
  for (const child of node.children) write(child, out);
  if (least > 0) out.line(least);
}

const hasImage = (node: Element): boolean => DomUtils.getElementsByTagName('img', node.children, true, 1).length > 0;

function writeList(list: Element, out: Lines): void {
  let number = Number(list.attribs.start ?? 1) || 1;
  out.line(1);
  for (const item of list.children) {
    if (!isElement(item)) continue;
    const mark = list.name === 'ol' ? `${number}. ` : '- ';
    number += 1;
    const text = tidy(blockText(item.children)).replaceAll(/\n{2,}/g, '\n');
    out.verbatim(mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`));
    out.line(1);
  }
}

function linkText(link: Element): string {
  const text = DomUtils.textContent(link).replaceAll(/\s+/g, ' ');
  const href = (link.attribs.href ?? '').trim();
  const bare = href.replace(/^(mailto|tel):/i, '');
  if (href === '' || text.trim() === href || text.trim() === bare) return text;
  return text.trim() === '' ? bare : `${text} <${bare}>`;
}

/** Quoted, long lines cut at spaces so that no mark is lost by wrapping. */
function quoted(text: string): string {
  return text
    .split('\n')
    .flatMap((line) =>
      line.startsWith('>') ? [`>${line}`] : wrap(line).map((part) => (part === '' ? '>' : `> ${part}`)),
    )
    .join('\n');
}

function wrap(line: string): string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > QUOTE_WIDTH) {
    const space = rest.lastIndexOf(' ', QUOTE_WIDTH);
    const at = space > 20 ? space : rest.indexOf(' ', QUOTE_WIDTH);
    if (at === -1) break;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...parts, rest];
}

function tidy(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^\n+|\n+$/g, '');
}

/** Content-IDs of the pictures that stand in the HTML. */
export function shownContentIds(html: string): Set<string> {
  const ids = new Set<string>();
  for (const match of html.matchAll(/\bsrc\s*=\s*["']?cid:([^"'\s>]+)/gi)) ids.add(decode(match[1] ?? ''));
  return ids;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('&amp;', '&'));
  } catch {
    return text;
  }
}
