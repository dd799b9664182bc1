import { baseAddress, domainOf, normalizeAddress, normalizeDomain } from './address.ts';

/** An entry as the rule needs it. */
export interface NeverLogRule {
  /** `name@example.com` or `*@example.com`, normalised. */
  readonly pattern: string;
  /** Mail that came into Dealbox since then is not logged (milliseconds since 1970); 0: all mail (NLG-5, A21-10). */
  readonly since: number;
}

const label = /^[a-z\d]([a-z\d-]*[a-z\d])?$/;

/**
 * Reads what a person typed as an entry (NLG-1, R130, R131): an address, or a domain as `*@example.com`. Null for anything else; the two
 * forms are then the help.
 */
export function parseNeverLogPattern(text: string): string | null {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const domain = normalizeDomain(trimmed.slice(at + 1));
  const labels = domain.split('.');
  if (at <= 0 || labels.length < 2 || !labels.every((part) => label.test(part))) return null;
  const local = trimmed.slice(0, at);
  if (local === '*') return `*@${domain}`;
  if (/[\s*@<>,;:"()[\]\\]/.test(local)) return null;
  const address = normalizeAddress(trimmed);
  return address === '' ? null : address;
}

/** Entries, made ready to be asked about many addresses. */
export interface NeverLog<R extends NeverLogRule = NeverLogRule> {
  readonly isEmpty: boolean;
  /** The entry that covers an address; undefined where none does. */
  coverOf(address: string): R | undefined;
}

/**
 * What covers an address: itself, its mailbox (a listed person's +tags are that person), or its very domain; subdomains do not match
 * (NLG-1). Where several do, the one that holds for the most mail.
 */
export function compileNeverLog<R extends NeverLogRule>(rules: readonly R[]): NeverLog<R> {
  const byPattern = new Map<string, R>();
  for (const rule of rules) {
    const known = byPattern.get(rule.pattern);
    if (known === undefined || rule.since < known.since) byPattern.set(rule.pattern, rule);
  }
  return {
    isEmpty: byPattern.size === 0,
    coverOf(address) {
      let best: R | undefined;
      for (const pattern of [address, baseAddress(address), `*@${domainOf(address)}`]) {
        const rule = byPattern.get(pattern);
        if (rule !== undefined && (best === undefined || rule.since < best.since)) best = rule;
      }
      return best;
    },
  };
}

/** Whether the entry holds for mail that came into Dealbox then. */
const holds = (rule: NeverLogRule | undefined, addedAt: number): boolean => rule !== undefined && rule.since <= addedAt;

/**
 * NLG-3: through whom a message is logged: its other correspondents less the listed ones. `others`: normalised addresses without the
 * account's own, which never-log never looks at.
 */
export function loggableOf(neverLog: NeverLog, others: readonly string[], addedAt: number): string[] {
  return neverLog.isEmpty ? [...others] : others.filter((address) => !holds(neverLog.coverOf(address), addedAt));
}

/**
 * NLG-3: whether a message stands on an item's record. Not where all its other correspondents are listed, nor on the record of a person
 * (or that person's organization) whom only listed addresses brought to it. Mail without others (a note to oneself) is nobody's secret.
 * `ownersOf`: the contacts and organizations an address stands for. `onlyListed`: nobody in the whole conversation could be logged, so
 * who linked it by hand meant exactly that.
 */
export function isOnRecord(
  neverLog: NeverLog,
  message: { readonly others: readonly string[]; readonly addedAt: number },
  item: number,
  ownersOf: (address: string) => readonly number[],
  onlyListed: boolean,
): boolean {
  if (neverLog.isEmpty || onlyListed || message.others.length === 0) return true;
  const logged = loggableOf(neverLog, message.others, message.addedAt);
  if (logged.length === 0) return false;
  if (logged.length === message.others.length) return true;
  const listed = message.others.filter((address) => !logged.includes(address));
  const isOf = (address: string) => ownersOf(address).includes(item);
  return !listed.some(isOf) || logged.some(isOf);
}
