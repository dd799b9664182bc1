import type { SearchQuery, Term } from '#shared/rules/search-query.ts';
import { fold } from '#shared/rules/search-text.ts';
import type { ReadDb } from '../../store/sqlite.ts';
import { correctWord, expandPrefix, isKnownWord } from './vocabulary.ts';

export interface Match {
  /** For FTS5; '' where the query asks for no words. */
  readonly expression: string;
  /** For FTS5: what must not match, where `expression` is '' and cannot say so itself; else ''. */
  readonly unwanted: string;
  /** What is marked in the results: folded words, and beginnings of words. */
  readonly words: readonly string[];
  readonly prefixes: readonly string[];
  readonly corrected: readonly { from: string; to: string }[];
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * The query as an FTS5 expression. A prefix becomes the commonest words it stands for, because a short one would match half the index
 * (PERFORMANCE §4); a word that the index does not know becomes the one it was probably meant to be. Everything is quoted: what a person
 * types is never syntax.
 */
export function matchExpression(db: ReadDb, query: SearchQuery, exact: boolean): Match {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const words: string[] = [];
  const prefixes: string[] = [];
  const corrected: { from: string; to: string }[] = [];
  for (const term of query.terms) {
    const column = term.field === null ? '' : `${term.field} : `;
    const alternatives = readTerm(db, term, exact, corrected);
    const expression = `${column}(${alternatives.join(' OR ')})`;
    if (term.not) {
      unwanted.push(expression);
      continue;
    }
    wanted.push(expression);
    (term.prefix ? prefixes : words).push(...fold(term.text).split(' '));
  }
  words.push(...corrected.map((correction) => correction.to));
  const positive = wanted.join(' AND ');
  const negative = unwanted.join(' OR ');
  if (positive === '') return { expression: '', unwanted: negative, words, prefixes, corrected };
  const expression = negative === '' ? positive : `(${positive}) NOT (${negative})`;
  return { expression, unwanted: '', words, prefixes, corrected };
}

function readTerm(db: ReadDb, term: Term, exact: boolean, corrected: { from: string; to: string }[]): string[] {
  const folded = fold(term.text);
  const single = !folded.includes(' ');
  // what is unwanted is meant as it is written
  const forgiving = !exact && !term.not;
  if (term.prefix) {
    if (!single) return [`${quote(term.text)}*`];
    const { words, cheap } = expandPrefix(db, folded);
    if (!cheap && !exact) return words.map(quote);
    return withCorrection(db, folded, [`${quote(folded)}*`], forgiving && words.length === 0, corrected);
  }
  if (!single) return [quote(term.text)];
  return withCorrection(db, folded, [quote(folded)], forgiving && !isKnownWord(db, folded), corrected);
}

function withCorrection(
  db: ReadDb,
  word: string,
  found: string[],
  unknown: boolean,
  corrected: { from: string; to: string }[],
): string[] {
  if (!unknown) return found;
  const better = correctWord(db, word);
  if (better === '') return found;
  corrected.push({ from: word, to: better });
  return [...found, quote(better)];
}
