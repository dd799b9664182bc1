/** A letter too many, too few, another one, or two neighbours swapped: at most one of these. */
export function withinOneMistake(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > 1) return false;
  const head = sameAtStart(a, b);
  if (head === longer) return true;
  const tail = sameAtEnd(a, b, Math.min(a.length, b.length) - head);
  if (head + tail >= longer - 1) return true;
  const swapped = a[head] === b[head + 1] && a[head + 1] === b[head];
  return swapped && a.length === b.length && head + tail >= longer - 2;
}

/** At most two of them; two in which letters are swapped may be missed, for the sake of a quick look. */
export function withinTwoMistakes(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  // two mistakes spoil two of three pieces at most
  const third = Math.floor(a.length / 3);
  const pieces = [a.slice(0, third), a.slice(third, 2 * third), a.slice(2 * third)];
  return pieces.some((piece) => b.includes(piece)) && editDistance(a, b) <= 2;
}

function sameAtStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count += 1;
  return count;
}

function sameAtEnd(a: string, b: string, most: number): number {
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count += 1;
  return count;
}

/** Damerau-Levenshtein: adjacent letters swapped count as one. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = value;
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
