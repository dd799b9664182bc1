const language = (): string => globalThis.navigator?.language ?? 'en';
const plain = new Intl.NumberFormat(language());

/** A count with the locale's separators: 1,204. */
export const count = (value: number): string => plain.format(value);

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The size of a file, in powers of 1000 as systems show it: 48 kB, 1.2 MB. */
export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: unit === 0 || value >= 10 ? 0 : 1,
  }).format(value);
}

/** Minutes left, rounded up, from what is left and the rate per second; null while the rate is not known. */
export function minutesLeft(left: number, perSecond: number): number | null {
  if (perSecond <= 0 || left <= 0) return null;
  return Math.max(1, Math.ceil(left / perSecond / 60));
}
