import { fold, searchText, wideLetter } from '#shared/rules/search-text.ts';
import type { Match } from './match-expression.ts';

/** So little before the hit that it is in sight in a narrow list. */
const BEFORE = 16;
const LENGTH = 180;
/** How far into a text a hit is looked for. */
const LOOK = 200_000;

/** Words as the index cuts them: a letter of a script without spaces is one. */
const word = new RegExp(`${wideLetter.source}|(?:(?!${wideLetter.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** Puts U+0002 and U+0003 around the words that a search hit; the text itself is never changed otherwise. */
export function markHits(text: string, match: Match): string {
  return text.replaceAll(word, (found) => (isHit(found, match) ? `\u0002${found}\u0003` : found));
}

function isHit(found: string, match: Match): boolean {
  const folded = fold(searchText(found)).trim();
  return match.words.includes(folded) || match.prefixes.some((prefix) => folded.startsWith(prefix));
}

/** A piece of the text around its first hit, marked; its beginning where no word of it was hit. */
export function snippetAround(text: string, match: Match): string {
  const start = firstHit(text.slice(0, LOOK), match);
  // at the border of a word, where the script has some
  const from = start <= BEFORE ? 0 : Math.max(text.lastIndexOf(' ', start - BEFORE) + 1, start - 2 * BEFORE);
  const piece = text
    .slice(from, from + LENGTH)
    .replaceAll(/(^|\n)[>\s]+|\s+/g, ' ')
    .trim()
    .toWellFormed();
  return `${from > 0 ? '… ' : ''}${markHits(piece, match)}`;
}

/** The first hit that is no part of an address on the web, else the first of all. */
function firstHit(text: string, match: Match): number {
  if (match.words.length === 0 && match.prefixes.length === 0) return 0;
  let first = 0;
  for (const { 0: found, index } of text.matchAll(word)) {
    if (!isHit(found, match)) continue;
    if (!text.slice(text.lastIndexOf(' ', index) + 1, index).includes('://')) return index;
    first ||= index;
  }
  return first;
}
