/** The longest set in one command: with the rest of the line below the 8,192 octets that every server takes (RFC 7162 §4). */
const LONGEST = 7_500;

/** UIDs as an IMAP sequence set (RFC 9051 §9): runs become ranges, so that 10,000 of them fit one command. Empty gives ''. */
export function toUidSet(uids: readonly number[]): string {
  return [...ranges(uids)].join(',');
}

/** The same as several sets, where one would make a line longer than servers take. */
export function* uidSets(uids: readonly number[]): Generator<string> {
  for (const some of fitting([...ranges(uids)], (range) => range.length + 1)) {
    yield some.join(',');
  }
}

/** Cuts a list into pieces that fit a command line, of at most `most` items. */
export function* fitting<T>(
  list: readonly T[],
  lengthOf: (item: T) => number,
  most = Number.POSITIVE_INFINITY,
): Generator<T[]> {
  let piece: T[] = [];
  let length = 0;
  for (const item of list) {
    const more = lengthOf(item);
    if (piece.length > 0 && (length + more > LONGEST || piece.length >= most)) {
      yield piece;
      piece = [];
      length = 0;
    }
    piece.push(item);
    length += more;
  }
  if (piece.length > 0) yield piece;
}

function* ranges(uids: readonly number[]): Generator<string> {
  const sorted = [...new Set(uids)].sort((a, b) => a - b);
  let first: number | undefined;
  let last: number | undefined;
  for (const uid of sorted) {
    if (first !== undefined && last !== undefined && uid !== last + 1) {
      yield toRange(first, last);
      first = uid;
    }
    first ??= uid;
    last = uid;
  }
  if (first !== undefined && last !== undefined) yield toRange(first, last);
}

const toRange = (first: number, last: number): string => (first === last ? `${first}` : `${first}:${last}`);
