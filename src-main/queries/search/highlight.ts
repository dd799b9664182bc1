import { fold, searchText, wideLetter } from '#shared/rules/search-text.ts';
import type { Match } from './match-expression.ts';

/** So little before the hit that it is in sight in a narrow list. */
const BEFORE = 16;
const LENGTH = 180;
/** How far into a text a hit is looked for; where that means folding word by word, less far. */
const LOOK = 200_000;
const LOOK_CLOSELY = 20_000;

/** Words as the index cuts them: a letter of a script without spaces is one. */
const word = new RegExp(`${wideLetter.source}|(?:(?!${wideLetter.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** Puts U+0002 and U+0003 around the words that a search hit; the text itself is never changed otherwise. */
export function markHits(text: string, match: Match): string {
  return text.replaceAll(word, (found) => (isHit(found, match) ? `\u0002${found}\u0003` : found));
}

/** Nothing in it is written otherwise in the index, but for capitals. */
const plain = /^[\0-\x7f]*$/;

function isHit(found: string, match: Match): boolean {
  const folded = plain.test(found) ? found.toLowerCase() : fold(searchText(found)).trim();
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
  const quick = firstPlainHit(text, match);
  if (quick >= 0) return quick;
  let first = 0;
  for (const { 0: found, index } of text.slice(0, LOOK_CLOSELY).matchAll(word)) {
    if (!isHit(found, match)) continue;
    if (!isInAddress(text, index)) return index;
    first ||= index;
  }
  return first;
}

/**
 * As firstHit(), of what is written in the text as it is in the index, capitals aside: most hits are, and looking for them word by word is
 * most of what a search would cost. -1 where there is none, or where that cannot be told.
 */
function firstPlainHit(text: string, { words, prefixes }: Match): number {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return -1;
  let first = -1;
  for (const [wanted, whole] of [
    ...words.map((one) => [one, true] as const),
    ...prefixes.map((one) => [one, false] as const),
  ]) {
    if (!plain.test(wanted)) return -1;
    for (let at = lower.indexOf(wanted); at >= 0 && (first < 0 || at < first); at = lower.indexOf(wanted, at + 1)) {
      const begins = at === 0 || !wordLetter.test(lower.charAt(at - 1));
      const ends = !whole || !wordLetter.test(lower.charAt(at + wanted.length));
      if (!begins || !ends || isInAddress(text, at)) continue;
      first = at;
      break;
    }
  }
  return first;
}

const wordLetter = /[\p{L}\p{N}\p{M}]/u;

const isInAddress = (text: string, index: number): boolean =>
  text.slice(Math.max(text.lastIndexOf(' ', index), text.lastIndexOf('\n', index)) + 1, index).includes('://');
