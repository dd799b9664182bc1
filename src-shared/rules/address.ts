/** Longer ones are no address (RFC 5321 §4.5.3.1, with room for Unicode). UTF-16 units. */
const MOST = 320;

const ascii = /^[\x21-\x7e]+$/;

/**
 * An address as Dealbox compares it: lower case, Unicode composed, the domain in its ASCII form (IDN). '' where the text is none: case never
 * matters to us, though RFC 5321 would let a server mind it (NLG-1, CRM-3).
 */
export function normalizeAddress(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  if (at <= 0 || at === trimmed.length - 1 || trimmed.length > MOST || /[\s<>]/.test(trimmed)) return '';
  if (ascii.test(trimmed)) return trimmed.toLowerCase().replace(/\.$/, '');
  const domain = normalizeDomain(trimmed.slice(at + 1));
  return domain === '' ? '' : `${trimmed.slice(0, at).normalize('NFC').toLowerCase()}@${domain}`;
}

/** A domain in lower case and its ASCII form; '' where it is none. */
export function normalizeDomain(text: string): string {
  const plain = text.trim().replace(/\.$/, '').normalize('NFC').toLowerCase();
  if (plain === '' || /[\s@/\\?#:<>,;"]/.test(plain)) return '';
  if (ascii.test(plain)) return plain;
  try {
    return new URL(`http://${plain}`).hostname;
  } catch {
    return '';
  }
}

/** Without its +tag: `carol+news@x.example` is carol's (CRM-3). The same text where there is none. */
export function baseAddress(address: string): string {
  const plus = address.indexOf('+');
  const at = address.lastIndexOf('@');
  return plus <= 0 || plus > at ? address : address.slice(0, plus) + address.slice(at);
}

/** What stands behind the @. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Both are one mailbox: the same address, with or without a +tag. Normalised addresses. */
export const isSameMailbox = (one: string, other: string): boolean =>
  one === other || baseAddress(one) === baseAddress(other);
