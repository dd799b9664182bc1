/** UIDs as an IMAP sequence set (RFC 9051 §9): runs become ranges, so that 10,000 of them fit one command. Empty gives ''. */
export function toUidSet(uids: readonly number[]): string {
  const sorted = [...new Set(uids)].sort((a, b) => a - b);
  const parts: string[] = [];
  let first: number | undefined;
  let last: number | undefined;
  const push = () => {
    if (first !== undefined && last !== undefined) parts.push(first === last ? `${first}` : `${first}:${last}`);
  };
  for (const uid of sorted) {
    if (last !== undefined && uid === last + 1) {
      last = uid;
      continue;
    }
    push();
    first = uid;
    last = uid;
  }
  push();
  return parts.join(',');
}

/** Cuts a list into pieces, so that no command line grows past what servers take (RFC 7162 §4: 8,192 octets). */
export function* chunks<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
