import type { Address } from '../model/conversation.ts';

/**
 * People as they are typed or pasted into a field: `anna@x.example`, `Anna Berg <anna@x.example>`, `"Berg, Anna" <anna@x.example>`, several of
 * them by comma, semicolon, tab or line. What is no address stays as it is typed, for the person to see and mend. Pure.
 */
export function parsePeople(text: string): Address[] {
  return pieces(text)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .map(parsePerson);
}

/** A comma ends a piece only where an address stands before it: "Berg, Anna <anna@x.example>" is one person. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let piece = '';
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    const ends = /[;\n\r\t]/.test(letter) || (letter === ',' && piece.includes('@'));
    if (ends && !quoted) {
      found.push(piece);
      piece = '';
    } else piece += letter;
  }
  return [...found, piece];
}

function parsePerson(piece: string): Address {
  const named = /^(.*?)\s*<\s*([^<>]*?)\s*>$/s.exec(piece);
  if (named === null) return { name: '', address: piece.replace(/^mailto:/i, '') };
  const name = (named[1] ?? '').trim().replace(/^(["'])(.*)\1$/s, '$2');
  return { name, address: named[2] ?? '' };
}
