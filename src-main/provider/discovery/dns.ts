import { Resolver } from 'node:dns/promises';
import { mailHost } from '#shared/rules/mail-host.ts';

/** A target of a service in a domain's DNS (RFC 2782). */
export interface ServiceRecord {
  readonly priority: number;
  readonly weight: number;
  readonly port: number;
  readonly name: string;
}

/** What is asked of DNS. An empty answer: there is no such record. Throws where nobody answered. */
export interface Dns {
  /** Hosts that take a domain's mail, the preferred first. */
  exchangers(domain: string): Promise<readonly string[]>;
  services(name: string): Promise<readonly ServiceRecord[]>;
  /** Ends what is asked. */
  cancel(): void;
}

/** Answers that say no. */
const nothing = new Set(['ENODATA', 'ENOTFOUND', 'ENOTIMP', 'EREFUSED']);

/** The system's resolvers, or `servers` (address:port). `patience`: milliseconds for an answer. */
export function systemDns(patience: number, servers?: readonly string[]): Dns {
  const resolver = new Resolver({ timeout: patience, tries: 1 });
  if (servers !== undefined) resolver.setServers(servers);
  const answer = async <T>(asked: Promise<T[]>): Promise<T[]> => {
    try {
      return await asked;
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
      if (nothing.has(code)) return [];
      throw error;
    }
  };
  return {
    async exchangers(domain) {
      const found = await answer(resolver.resolveMx(domain));
      return found.sort((one, other) => one.priority - other.priority).map(({ exchange }) => exchange);
    },
    services: (name) => answer(resolver.resolveSrv(name)),
    cancel: () => resolver.cancel(),
  };
}

/**
 * The target of a service that is meant to be used: the lowest priority, then the greatest weight. Null where there is none, where "." says
 * that there is none (RFC 6186 §3.4), and where it is no name of a server.
 */
export function pickService(
  records: readonly ServiceRecord[],
): { readonly host: string; readonly port: number } | null {
  const [first] = [...records].sort((one, other) => one.priority - other.priority || other.weight - one.weight);
  if (first === undefined || first.port < 1 || first.port > 65_535) return null;
  const host = mailHost(first.name);
  return host === null ? null : { host, port: first.port };
}
