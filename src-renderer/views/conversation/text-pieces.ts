/** A stretch of a plain-text mail. */
export interface TextPiece {
  readonly kind: 'said' | 'quoted';
  readonly text: string;
}

const quoted = /^\s{0,3}>/;
/** The line in which a mail program says whom it quotes: it goes with the quotation. */
const attribution =
  /^(?:on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb.*|le\b.{4,200}\ba écrit|den\b.{4,200}\bskrev.*|.{4,120}\bnapisał\(?a?\)?|\d.{4,200}<[^<>\s]+@[^<>\s]+>)\s*:\s*$/i;
const separator =
  /^\s*(?:-{3,}\s*(?:original message|ursprüngliche nachricht|message d'origine|ursprungligt meddelande|oryginalna wiadomość)\s*-{3,}|_{20,})\s*$/i;

/**
 * Cuts a plain-text mail into what is said and what is quoted (INB-5). Linear in its length. After a separator of the kind of
 * "--- Original Message ---" all the rest is quoted.
 */
export function textPieces(text: string): readonly TextPiece[] {
  const pieces: { kind: TextPiece['kind']; lines: string[] }[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  let rest = false;
  lines.forEach((line, index) => {
    rest ||= separator.test(line);
    const isQuoted = rest || quoted.test(line) || isAttribution(lines, index);
    const kind = isQuoted ? 'quoted' : 'said';
    const last = pieces.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else if (last?.kind === 'quoted' && line.trim() === '') last.lines.push(line);
    else pieces.push({ kind, lines: [line] });
  });
  const joined = pieces.map(({ kind, lines: own }) => ({ kind, text: own.join('\n').replace(/\s+$/, '') }));
  return joined.filter((piece) => piece.text.trim() !== '');
}

function isAttribution(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (line.length > 250) return false;
  const next = lines.slice(index + 1, index + 4).find((later) => later.trim() !== '');
  if (next === undefined || !quoted.test(next)) return false;
  return attribution.test(line.trim());
}

export interface LinkPiece {
  readonly text: string;
  /** '' where it is no link. */
  readonly href: string;
}

/** Every repetition is bounded: a mail of nothing but letters costs no more than its length. */
const linkable =
  /(?:https?:\/\/|www\.)[^\s<>"'`]{1,2000}|mailto:[^\s<>"'`]{3,320}|[\w.+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/giu;
const trailing = /[.,;:!?)\]}’”»]+$/;

/** Text with its web and mail addresses found. A closing bracket belongs to the address only where it was opened in it. */
export function linkPieces(text: string): readonly LinkPiece[] {
  const pieces: LinkPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(linkable)) {
    const address = withoutTail(match[0]);
    const start = match.index;
    if (start > at) pieces.push({ text: text.slice(at, start), href: '' });
    pieces.push({ text: address, href: hrefOf(address) });
    at = start + address.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: '' });
  return pieces;
}

function withoutTail(address: string): string {
  const tail = trailing.exec(address)?.[0] ?? '';
  const open = address.split('(').length - address.split(')').length;
  if (tail.startsWith(')') && open >= 0 && address.includes('(')) {
    return address.slice(0, address.length - tail.length + 1);
  }
  return address.slice(0, address.length - tail.length);
}

function hrefOf(address: string): string {
  if (/^(?:https?|mailto):/i.test(address)) return address;
  return /^www\./i.test(address) ? `https://${address}` : `mailto:${address}`;
}
