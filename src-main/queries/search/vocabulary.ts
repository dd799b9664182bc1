import { type ReadDb, statement } from '../../store/sqlite.ts';

/** Rarer words are found without being expanded; leaving them out keeps the list small (PERFORMANCE §4). */
const MIN_DOCUMENTS = 2;
/** Words that a prefix stands for: the commonest ones. */
const EXPANSIONS = 64;

interface Vocabulary {
  /** Sorted by UTF-16 unit, as the words come. */
  readonly words: readonly string[];
  readonly documents: Uint32Array;
  /** Messages in the store when it was read. */
  readonly size: number;
}

const vocabularies = new WeakMap<ReadDb, Vocabulary>();
const all = statement<{ term: string; doc: number }, [number]>(
  'SELECT term, doc FROM message_vocabulary WHERE doc >= ?',
);
const sizes = statement<{ n: number }, []>('SELECT coalesce(sum(messages), 0) AS n FROM account_count');

const messagesHere = (db: ReadDb): number => sizes(db).get()?.n ?? 0;

/**
 * The words of the index, in memory: read once, and again when the store has grown by a tenth. Takes about a second per 200,000
 * messages; only the thread that searches does it.
 */
function vocabulary(db: ReadDb): Vocabulary {
  const known = vocabularies.get(db);
  const size = messagesHere(db);
  if (known !== undefined && size <= known.size * 1.1 + 50 && size >= known.size * 0.5) return known;
  const rows = all(db).all(size > 5_000 ? MIN_DOCUMENTS : 1);
  rows.sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
  const fresh: Vocabulary = {
    words: rows.map((row) => row.term),
    documents: Uint32Array.from(rows, (row) => row.doc),
    size,
  };
  vocabularies.set(db, fresh);
  return fresh;
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

/** The commonest words that begin with `prefix`; `all` says whether there are no others. */
export function expandPrefix(db: ReadDb, prefix: string): { words: string[]; all: boolean } {
  const { words, documents } = vocabulary(db);
  const found: number[] = [];
  for (
    let index = firstAtOrAfter(words, prefix);
    index < words.length && (words[index] ?? '').startsWith(prefix);
    index += 1
  ) {
    found.push(index);
  }
  const whole = found.length <= EXPANSIONS;
  if (!whole) {
    found.sort((a, b) => (documents[b] ?? 0) - (documents[a] ?? 0));
    found.length = EXPANSIONS;
  }
  return { words: found.map((index) => words[index] ?? ''), all: whole };
}

export function isKnownWord(db: ReadDb, word: string): boolean {
  const { words } = vocabulary(db);
  return words[firstAtOrAfter(words, word)] === word;
}

/** The commonest word that differs from `word` by one typing mistake (two in a long word); '' where there is none (INB-6). */
export function correctWord(db: ReadDb, word: string): string {
  if (word.length < 4) return '';
  const { words, documents } = vocabulary(db);
  const allowed = word.length >= 8 ? 2 : 1;
  let best = '';
  let bestScore = 0;
  for (const [index, candidate] of words.entries()) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    // the first letter is seldom wrong, and the list is long
    if (candidate[0] !== word[0] && candidate[1] !== word[1]) continue;
    const distance = editDistance(word, candidate, allowed);
    if (distance > allowed) continue;
    const score = (documents[index] ?? 0) / 20 ** distance;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

/** Damerau-Levenshtein (adjacent letters swapped count as one), given up above `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let lowest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = value;
      lowest = Math.min(lowest, value);
    }
    if (lowest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
