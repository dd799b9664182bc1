import { domainOf, normalizeAddress, normalizeDomain } from './address.ts';

/**
 * A server's name that somebody else gave us, in its ASCII form; null for what no mail server is called: numbers (private ranges among them),
 * names of this computer or this network only, and anything with a character that is none of a name (RFC 1123 §2.1).
 */
export function mailHost(text: string): string | null {
  if (/[^\S ]|[\x00-\x1f\x7f]/.test(text)) return null;
  const host = normalizeDomain(text);
  if (host.length > 253 || !/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(host))
    return null;
  return /(^|\.)(localhost|local|localdomain|internal|home|lan)$/.test(host) ? null : host;
}

/** The domain of a typed address, as it is asked for in DNS; null where it is none that mail could be at. */
export const mailDomain = (email: string): string | null => mailHost(domainOf(normalizeAddress(email)));

/** Whether a host is the domain or inside it (RFC 6186 §6). */
export const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
