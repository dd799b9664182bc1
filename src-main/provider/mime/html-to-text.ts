import { decodeHTML } from 'entities';

/** Elements whose content is no text of the message. */
const skipped = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'math',
  'object',
  'iframe',
]);
const cells = new Set(['td', 'th']);
/** Elements that begin a new line. */
const blocks = new Set(
  (
    'address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ' +
    'ol p pre section table tr ul'
  ).split(' '),
);

/** A quoted attribute longer than this is taken for a quote that was never closed. */
const LONGEST_ATTRIBUTE = 100_000;

/**
 * What an HTML body says, as text, for the index, the snippet and the plain view, at most `limit` characters of it. Not a
 * sanitiser: its result is only ever shown as text. One pass, no back-tracking; broken markup is read as text.
 */
export function htmlToText(html: string, limit: number): string {
  const next = forwardSearch(html);
  const pieces: string[] = [];
  let length = 0;
  let position = 0;
  const add = (text: string) => {
    pieces.push(text);
    length += text.length;
  };
  while (position < html.length && length < limit) {
    const open = next('<', position);
    if (open > position) add(html.slice(position, open));
    if (open === html.length) break;
    const name = tagName(html, open + 1);
    if (name !== '') {
      const closing = name.startsWith('/');
      const element = closing ? name.slice(1) : name;
      position = tagEnd(html, open + 1, next);
      if (!closing && skipped.has(element)) position = skipElement(html, element, position, next);
      else if (blocks.has(element)) add('\n');
      else if (cells.has(element)) add(' ');
    } else if (html.startsWith('<!--', open)) {
      position = next('-->', open + 4) + 3;
    } else if (/[!?/]/.test(html[open + 1] ?? '')) {
      position = next('>', open + 1) + 1;
    } else {
      // "a < b": no tag
      add('<');
      position = open + 1;
    }
  }
  return tidy(decodeHTML(pieces.join('').slice(0, limit)));
}

type Search = (mark: string, from: number) => number;

/** indexOf for positions that only grow: each mark's next place is remembered, so that all look-ups together are linear. */
function forwardSearch(text: string): Search {
  const found = new Map<string, number>();
  return (mark, from) => {
    const known = found.get(mark);
    if (known !== undefined && known >= from) return known;
    const index = text.indexOf(mark, from);
    const place = index === -1 ? text.length : index;
    found.set(mark, place);
    return place;
  };
}

/** Lower-case name of the tag that begins at `start`, with its slash; '' where none does. */
function tagName(html: string, start: number): string {
  let end = html[start] === '/' ? start + 1 : start;
  if (!isLetter(html.charCodeAt(end))) return '';
  while (end < html.length && end - start < 40) {
    const code = html.charCodeAt(end);
    if (!(isLetter(code) || (code >= 48 && code <= 58) || code === 45)) break;
    end += 1;
  }
  return html.slice(start, end).toLowerCase();
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** Past the `>` of a tag; one inside a quoted attribute does not count. */
function tagEnd(html: string, from: number, next: Search): number {
  let position = from;
  for (;;) {
    const end = next('>', position);
    const quote = Math.min(next('"', position), next("'", position));
    if (quote > end || end === html.length) return Math.min(end + 1, html.length);
    // a quote only opens an attribute's value; elsewhere it is an apostrophe
    if (html[quote - 1] !== '=') {
      position = quote + 1;
      continue;
    }
    const close = next(html[quote] ?? '"', quote + 1);
    if (close === html.length || close - quote > LONGEST_ATTRIBUTE) return end + 1;
    position = close + 1;
  }
}

function skipElement(html: string, element: string, from: number, next: Search): number {
  let position = from;
  for (;;) {
    const close = next('</', position);
    if (close === html.length) return html.length;
    const after = close + 2 + element.length;
    const ends = html.slice(close + 2, after).toLowerCase() === element && /^[\s/>]?$/.test(html[after] ?? '');
    if (ends) return next('>', close) + 1;
    position = close + 2;
  }
}

/** Soft hyphens, joiners and other invisible padding of newsletters would break words for the index. */
const invisible = /\u00ad|\u034f|\u200b|\u200c|\u200d|\u2060|\ufeff/g;

function tidy(text: string): string {
  return text
    .replaceAll(invisible, '')
    .replaceAll(/[ \t\u00a0\r]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
