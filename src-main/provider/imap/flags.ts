import { type FlagBits, flagBits } from '#shared/model/mail.ts';

/** RFC 9051 §2.3.2 system flags that Dealbox follows. */
const names: readonly [string, FlagBits][] = [
  ['\\Seen', flagBits.seen],
  ['\\Flagged', flagBits.starred],
  ['\\Answered', flagBits.answered],
  ['\\Deleted', flagBits.deleted],
];

export function toBits(flags: Iterable<string> | undefined): FlagBits {
  let bits = 0;
  for (const flag of flags ?? []) {
    const lower = flag.toLowerCase();
    for (const [name, bit] of names) if (lower === name.toLowerCase()) bits |= bit;
  }
  return bits;
}

export function toNames(bits: FlagBits): string[] {
  return names.filter(([, bit]) => (bits & bit) !== 0).map(([name]) => name);
}
