/** The attribute of the element that holds the signature, with its id: one object, replaced and never stacked (CMP-4, D23). */
export const signatureMark = 'data-signature';

const opening = new RegExp(`<div\\b[^<>]*\\s${signatureMark}(?:=(?:"[^"]*"|'[^']*'|[^\\s"'<>]*))?[^<>]*>`, 'giu');
const division = /<(\/?)div\b[^<>]*>/giu;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the marked elements stand, those inside of others left out. Linear: each tag is looked at once. */
function signatureSpans(html: string): Span[] {
  const spans: Span[] = [];
  for (const match of html.matchAll(opening)) {
    const last = spans.at(-1);
    if (last !== undefined && match.index < last.end) continue;
    spans.push({ start: match.index, end: endOfDivision(html, match.index + match[0].length) });
  }
  return spans;
}

function endOfDivision(html: string, from: number): number {
  division.lastIndex = from;
  let depth = 1;
  for (;;) {
    const tag = division.exec(html);
    if (tag === null) return html.length;
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.index + tag[0].length;
  }
}

export interface SignatureBlock {
  readonly id: number;
  /** Safe HTML, as it was saved. */
  readonly html: string;
}

/**
 * The body with exactly this signature, or with none: the one that stands there is replaced where it stands, further ones (pasted, or from
 * older drafts) go. Where there is none, it is put at the end. Pure.
 */
export function placeSignature(html: string, signature: SignatureBlock | null): string {
  const block = signature === null ? '' : `<div ${signatureMark}="${signature.id}">${signature.html}</div>`;
  const spans = signatureSpans(html);
  if (spans.length === 0) return signature === null ? html : `${html}${html === '' ? '<p></p>' : ''}${block}`;
  let result = '';
  let from = 0;
  for (const [index, span] of spans.entries()) {
    result += html.slice(from, span.start) + (index === 0 ? block : '');
    from = span.end;
  }
  return result + html.slice(from);
}

/** The body without its signature: what the person wrote. */
export const withoutSignature = (html: string): string => placeSignature(html, null);

/** Which signature stands in the body; 0: one that is marked without an id; null: none. */
export function signatureIn(html: string): number | null {
  const [first] = html.matchAll(opening);
  if (first === undefined) return null;
  const id = new RegExp(`${signatureMark}=["']?(\\d+)`, 'iu').exec(first[0])?.[1];
  return Number(id ?? 0);
}
