/** Digits behind the point that a currency has: 2 for EUR, 0 for JPY, 3 for KWD. Unknown ones have 2. */
export function currencyDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** The most we keep: exact as a JavaScript number with room for adding up twenty thousand of them. */
const MOST_MINOR = 1e11;

/**
 * Reads an amount as people write it ("1,200.50", "1.200,50", "1 200") into minor units of a currency. Null where it is none, or not
 * a whole number of minor units. A single separator with three digits behind it groups thousands.
 */
export function parseAmount(text: string, currency: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f'’_]/g, '');
  const match = /^(-?)(\d{1,3}(?:([.,])\d{3}(?:\3\d{3})*)?|\d+)(?:([.,])(\d+))?$/.exec(plain);
  if (match === null) return null;
  const [, sign = '', whole = '', group, point, fraction = ''] = match;
  if (point !== undefined && point === group) return null;
  const digits = currencyDigits(currency);
  const padded = fraction.replace(/0+$/, '').padEnd(digits, '0');
  if (padded.length > digits) return null;
  const minor = Number(`${whole.replaceAll(/[.,]/g, '')}${padded}`);
  return minor > MOST_MINOR ? null : sign === '-' ? -minor : minor;
}

/** Minor units as a plain number with a point, for files and the command line: 120050 EUR → "1200.50". */
export function printAmount(minor: number, currency: string): string {
  return (minor / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency));
}

/** ISO 4217. */
export const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text);
