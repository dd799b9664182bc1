import { type ReadDb, statement } from '../../store/sqlite.ts';
import { countUnindexed } from '../../store/tables/search-index.ts';
import { withinOneMistake, withinTwoMistakes } from './typing-mistakes.ts';

/** Rarer words are found without being expanded; leaving them out keeps the list small (PERFORMANCE §4). */
const MIN_DOCUMENTS = 2;
/** A store in which every word counts. Messages. */
const SMALL = 5_000;
/** Words that a prefix stands for at most: the commonest ones. Each costs a look into every segment of the index. */
const EXPANSIONS = 32;
/** Beside so many, words with less than this share of all matches are not worth their look. */
const ENOUGH = 6;
const SHARE = 1 / 500;
/** What a prefix may match altogether to be asked for as it is: FTS5 gathers all of it before it gives the first. Messages. */
const CHEAP = 20_000;
/** With which a word may have been meant to begin. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Behind every word that begins with what it is put behind. */
const LAST = '\u{10ffff}';

interface Vocabulary {
  /** Sorted by UTF-16 unit. */
  readonly words: readonly string[];
  readonly documents: Uint32Array;
  /** Messages in the store when it was read. */
  readonly size: number;
}

interface Word {
  readonly term: string;
  readonly doc: number;
}

/** A vocabulary that is being read. */
interface Reading {
  readonly size: number;
  readonly rows: Word[];
}

const vocabularies = new WeakMap<ReadDb, Vocabulary>();
const readings = new WeakMap<ReadDb, Reading>();
const after = statement<Word, [string, number]>(
  'SELECT term, doc FROM message_vocabulary WHERE term > ? AND doc >= ? ORDER BY term',
);
const between = statement<Word, [string, string, number]>(
  'SELECT term, doc FROM message_vocabulary WHERE term >= ? AND term < ? AND doc >= ?',
);
const sizes = statement<{ n: number }, []>('SELECT coalesce(sum(messages), 0) AS n FROM account_count');

/** Messages that are in the index. */
const indexedHere = (db: ReadDb): number => (sizes(db).get()?.n ?? 0) - countUnindexed(db);
const fewest = (size: number): number => (size > SMALL ? MIN_DOCUMENTS : 1);

/**
 * Reads the words of the index into memory for so many milliseconds, and again when the store has grown by a tenth, a small one by anything;
 * true while there is more to read. A million messages take some five seconds, so a thread does it in between; until then words are looked up in the index itself,
 * which is slower for one or two letters.
 */
export function readVocabulary(db: ReadDb, milliseconds: number): boolean {
  const known = vocabularies.get(db);
  const size = indexedHere(db);
  if (known !== undefined && isFresh(known.size, size)) return false;
  const reading = readings.get(db) ?? { size, rows: [] };
  readings.set(db, reading);
  const end = performance.now() + milliseconds;
  for (const row of after(db).iterate(reading.rows.at(-1)?.term ?? '', fewest(reading.size))) {
    reading.rows.push(row);
    if (performance.now() > end) return true;
  }
  readings.delete(db);
  const rows = reading.rows.sort(byTerm);
  const words = rows.map((row) => row.term);
  vocabularies.set(db, { words, documents: Uint32Array.from(rows, (row) => row.doc), size: reading.size });
  return false;
}

/** In a small store every word counts, and reading them takes no time. */
const isFresh = (read: number, now: number): boolean =>
  now > SMALL ? now <= read * 1.1 && now >= read * 0.5 : now === read;

const byTerm = (a: Word, b: Word): number => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0);

/** Goes through the words in [from, to). */
function eachWord(db: ReadDb, from: string, to: string, visit: (term: string, documents: number) => void): void {
  const known = vocabularies.get(db);
  // a large store that grew a little is searched with what was read; a small one is quick without
  if (known === undefined || (known.size <= SMALL && !isFresh(known.size, indexedHere(db)))) {
    for (const { term, doc } of between(db).iterate(from, to, fewest(indexedHere(db)))) visit(term, doc);
    return;
  }
  const end = firstAtOrAfter(known.words, to);
  for (let index = firstAtOrAfter(known.words, from); index < end; index += 1)
    visit(known.words[index] ?? '', known.documents[index] ?? 0);
}

function firstAtOrAfter(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The commonest words that begin with `prefix`; `cheap` says that asking for the prefix itself, the rarest words included, costs little. */
export function expandPrefix(db: ReadDb, prefix: string): { words: string[]; cheap: boolean } {
  let matches = 0;
  // one letter may begin a hundred thousand words: the commonest are picked while going through them
  const commonest: Word[] = [];
  let least = 0;
  eachWord(db, prefix, prefix + LAST, (term, doc) => {
    matches += doc;
    if (doc <= least) return;
    const at = commonest.findIndex((word) => word.doc < doc);
    commonest.splice(at < 0 ? commonest.length : at, 0, { term, doc });
    if (commonest.length <= EXPANSIONS) return;
    commonest.pop();
    least = commonest.at(-1)?.doc ?? 0;
  });
  const worth = commonest.filter((word, index) => index < ENOUGH || word.doc >= matches * SHARE);
  return { words: worth.map((word) => word.term), cheap: matches <= CHEAP };
}

/** Messages with this word; 0 where it is unknown or too rare to count. */
function documentsWith(db: ReadDb, word: string): number {
  let documents = 0;
  eachWord(db, word, `${word}\0`, (_, found) => {
    documents = found;
  });
  return documents;
}

export const isKnownWord = (db: ReadDb, word: string): boolean => documentsWith(db, word) > 0;

/**
 * The commonest word that differs from `word` by one typing mistake (two in a long word); '' where there is none (INB-6). The first letter
 * is seldom wrong: another one counts only where all the rest is right.
 */
export function correctWord(db: ReadDb, word: string): string {
  if (word.length < 4) return '';
  const [first = '', second = ''] = word;
  let best = '';
  let bestScore = 0;
  const consider = (term: string, documents: number) => {
    const mistakes = mistakesBetween(word, term);
    const score = mistakes === null ? 0 : documents / 20 ** mistakes;
    if (score <= bestScore) return;
    best = term;
    bestScore = score;
  };
  eachWord(db, first, first + LAST, consider);
  const rest = word.slice(1);
  const otherBeginnings = [
    rest,
    second + first + word.slice(2),
    ...[...LETTERS].flatMap((one) => [one + rest, one + word]),
  ];
  for (const term of otherBeginnings) consider(term, documentsWith(db, term));
  return best;
}

function mistakesBetween(typed: string, meant: string): 1 | 2 | null {
  if (withinOneMistake(typed, meant)) return 1;
  return typed.length >= 8 && withinTwoMistakes(typed, meant) ? 2 : null;
}
