import type { ServerAddress } from '#shared/model/account.ts';
import { domainOf } from '#shared/rules/address.ts';
import { mailHost } from '#shared/rules/mail-host.ts';
import type { ConfigServer } from './autoconfig-xml.ts';

export interface Chosen {
  readonly imap: ServerAddress;
  readonly smtp: ServerAddress;
  readonly user: string;
}

export type Choice =
  | ({ readonly kind: 'chosen' } & Chosen)
  /** `why`: of the server that would have been next. */
  | { readonly kind: 'none'; readonly why: string };

type Judged =
  | { readonly server: ServerAddress; readonly user: string; readonly rank: number }
  | { readonly why: string };

/** Ways to sign in that Dealbox has: a password (sent under encryption), or a token. */
const possible = /^(|plain|password-cleartext|password-encrypted|secure|oauth2)$/i;

/**
 * The best of a file's servers for reading and for sending: TLS before STARTTLS, then the file's own order. A server without encryption is
 * asked for STARTTLS instead, which Dealbox then insists on; what no name, port or sign-in can be made of is left out.
 */
export function chooseServers(servers: readonly ConfigServer[], email: string): Choice {
  const imap = best(servers, 'imap', email);
  if ('why' in imap) return { kind: 'none', why: imap.why };
  const smtp = best(servers, 'smtp', email);
  if ('why' in smtp) return { kind: 'none', why: smtp.why };
  return { kind: 'chosen', imap: imap.server, smtp: smtp.server, user: imap.user };
}

function best(servers: readonly ConfigServer[], kind: ConfigServer['kind'], email: string): Judged {
  let found: Judged = { why: `names no server for ${kind === 'imap' ? 'reading' : 'sending'}` };
  for (const server of servers) {
    if (server.kind !== kind) continue;
    const judged = judge(server, email);
    if ('why' in judged) {
      if ('why' in found) found = judged;
    } else if ('why' in found || judged.rank < found.rank) found = judged;
  }
  return found;
}

function judge(server: ConfigServer, email: string): Judged {
  const host = mailHost(fill(server.hostname, email));
  if (host === null) return { why: 'names a server that no mail server is called' };
  const port = /^\d{1,5}$/.test(server.port) ? Number(server.port) : 0;
  if (port < 1 || port > 65_535) return { why: 'names a port that is none' };
  if (server.authentication.length > 0 && !server.authentication.some((way) => possible.test(way)))
    return { why: 'asks for a way to sign in that Dealbox does not have' };
  const user = userOf(fill(server.username, email), email);
  switch (server.socketType.toUpperCase()) {
    case 'SSL':
    case 'TLS':
      return { server: { host, port, tls: 'on' }, user, rank: 0 };
    case 'STARTTLS':
      return { server: { host, port, tls: 'starttls' }, user, rank: 1 };
    case 'PLAIN':
    case 'NONE':
    case '':
      // raised: encryption begins there, or nothing does
      return { server: { host, port, tls: 'starttls' }, user, rank: 2 };
    default:
      return { why: 'asks for a connection that Dealbox does not know' };
  }
}

function fill(text: string, email: string): string {
  const local = email.slice(0, email.lastIndexOf('@'));
  return text
    .replaceAll('%EMAILADDRESS%', email)
    .replaceAll('%EMAILLOCALPART%', local)
    .replaceAll('%EMAILDOMAIN%', domainOf(email));
}

/** The address itself where the file says nothing that could be a name. */
const userOf = (user: string, email: string): string =>
  user === '' || user.length > 320 || /[\x00-\x1f\x7f]|%[A-Z]+%/.test(user) ? email : user;
