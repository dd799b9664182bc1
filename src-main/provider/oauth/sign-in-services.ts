import { readFileSync } from 'node:fs';
import { z } from '#shared/lib/z.ts';
import { type Connection, ServerAddress, SignInService } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import { domainOf, normalizeAddress } from '#shared/rules/address.ts';
import { isLoopback } from '#shared/rules/loopback.ts';
import { isWithin } from '#shared/rules/mail-host.ts';
import shipped from '../../../resources/oauth-clients.json' with { type: 'json' };

/** A sign-in service (an OpenID provider), and what Dealbox is registered as there. */
export interface Service {
  readonly id: SignInService;
  /** As a person knows it: "Google". */
  readonly name: string;
  readonly issuer: URL;
  /** '' while nobody has registered Dealbox there (docs/oauth-clients.md). */
  readonly clientId: string;
  /** Google gives desktop clients one and wants it back; by RFC 8252 §8.5 it is no secret. */
  readonly clientSecret: string | undefined;
  readonly scopes: readonly string[];
  /** Scopes without which no mail can be read or sent. */
  readonly mailScopes: readonly string[];
  /** Further parameters of the authorization request. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Addresses of these domains sign in here, whatever is found out about them. */
  readonly domains: readonly string[];
  /** Where mail is, for an organization's own service. */
  readonly imap: ServerAddress | undefined;
  readonly smtp: ServerAddress | undefined;
}

/** What a file of clients may say of a service; of Google and Microsoft all but the client is known. */
const Entry = z.strictObject({
  name: z.string().min(1).max(60).optional(),
  issuer: z.url().optional(),
  clientId: z.string().max(500).optional(),
  clientSecret: z.string().max(500).optional(),
  scopes: z.array(z.string().min(1)).optional(),
  mailScopes: z.array(z.string().min(1)).optional(),
  parameters: z.record(z.string(), z.string()).optional(),
  domains: z.array(z.string().min(1)).optional(),
  imap: ServerAddress.optional(),
  smtp: ServerAddress.optional(),
});
type Entry = z.infer<typeof Entry>;
const Entries = z.record(SignInService, Entry);

type Known = Pick<Service, 'name' | 'issuer' | 'scopes' | 'mailScopes' | 'parameters'>;

const google: Known = {
  name: 'Google',
  issuer: new URL('https://accounts.google.com'),
  scopes: ['openid', 'email', 'https://mail.google.com/'],
  mailScopes: ['https://mail.google.com/'],
  // without both, Google gives a refresh token at the first consent only
  parameters: { access_type: 'offline', prompt: 'consent' },
};

const outlook = ['https://outlook.office.com/IMAP.AccessAsUser.All', 'https://outlook.office.com/SMTP.Send'];
const microsoft: Known = {
  name: 'Microsoft',
  issuer: new URL('https://login.microsoftonline.com/common/v2.0'),
  scopes: ['openid', 'email', 'profile', 'offline_access', ...outlook],
  mailScopes: outlook,
  parameters: { prompt: 'select_account' },
};

const known: Readonly<Record<string, Known>> = { google, microsoft };

/**
 * The services that can be signed in at: those that Dealbox ships, overridden or extended by files, the last one first. A file that is not
 * there says nothing. Throws `invalid-input` where one cannot be understood.
 */
export function readServices(files: readonly string[]): readonly Service[] {
  const layers = [parseEntries(shipped, 'the clients that came with Dealbox'), ...files.flatMap(readFile)];
  const ids = new Set(layers.flatMap((layer) => Object.keys(layer)));
  return [...ids].map((id) => toService(id, Object.assign({}, ...layers.map((layer) => layer[id] ?? {}))));
}

function readFile(file: string): Record<string, Entry>[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return [];
    throw new DealboxError('invalid-input', `The file ${file} cannot be read.`, { detail: String(error) });
  }
  try {
    return [parseEntries(JSON.parse(text), file)];
  } catch (error) {
    if (error instanceof DealboxError) throw error;
    throw new DealboxError('invalid-input', `The file ${file} is no JSON.`, { detail: String(error) });
  }
}

function parseEntries(data: unknown, where: string): Record<string, Entry> {
  const parsed = Entries.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DealboxError('invalid-input', `${where}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** Throws `invalid-input` where a service of one's own is not described whole, or would be reached in the clear. */
function toService(id: string, entry: Entry): Service {
  const own = known[id];
  const name = entry.name ?? own?.name;
  const issuer = entry.issuer === undefined ? own?.issuer : new URL(entry.issuer);
  const scopes = entry.scopes ?? own?.scopes;
  if (name === undefined || issuer === undefined || scopes === undefined)
    throw new DealboxError('invalid-input', `The sign-in service ${id} needs a name, an issuer and scopes.`);
  requireHttps(issuer);
  const { clientId = '', clientSecret, domains = [], imap, smtp } = entry;
  return {
    id,
    name,
    issuer,
    clientId,
    clientSecret: clientSecret === '' ? undefined : clientSecret,
    scopes,
    mailScopes: entry.mailScopes ?? (entry.scopes === undefined ? (own?.mailScopes ?? []) : []),
    parameters: entry.parameters ?? own?.parameters ?? {},
    domains: domains.map((domain) => domain.toLowerCase()),
    imap,
    smtp,
  };
}

/** Tokens travel encrypted, or not beyond this computer (ACC-2). Throws `not-encrypted`. */
export function requireHttps(address: URL): void {
  if (address.protocol === 'https:') return;
  if (address.protocol === 'http:' && isLoopback(address.hostname)) return;
  throw new DealboxError(
    'not-encrypted',
    `The sign-in service at ${address.host} would be reached without encryption. Dealbox does not sign in there.`,
  );
}

/** The service that an organization named for this address's domain. */
export const serviceOfDomain = (services: readonly Service[], email: string): Service | undefined =>
  services.find((service) => service.domains.includes(domainOf(normalizeAddress(email))));

/** Servers of the two that everybody knows. */
const ownHosts: Readonly<Record<string, readonly string[]>> = {
  google: ['imap.gmail.com', 'imap.googlemail.com', 'smtp.gmail.com', 'smtp.googlemail.com'],
  microsoft: ['outlook.office365.com', 'imap-mail.outlook.com', 'smtp.office365.com', 'smtp-mail.outlook.com'],
};

/**
 * Whether a server may be shown a token of this service: who has one reads all the mail. The servers that its file names; else those that
 * everybody knows; else those inside its domains.
 */
export function takesToken(service: Service, host: string): boolean {
  const plain = host.toLowerCase();
  const named = [service.imap, service.smtp].flatMap((server) =>
    server === undefined ? [] : [server.host.toLowerCase()],
  );
  if (named.length > 0) return named.includes(plain);
  return ownHosts[service.id]?.includes(plain) ?? service.domains.some((domain) => isWithin(plain, domain));
}

/** Where one signs in for mail on these servers. */
export const serviceOfServers = (
  services: readonly Service[],
  { imap, smtp }: Pick<Connection, 'imap' | 'smtp'>,
): Service | undefined => services.find((service) => takesToken(service, imap.host) && takesToken(service, smtp.host));

/** Throws `sign-in-not-set-up` where a token would be shown to somebody else's server. */
export function requireOwnServers(service: Service, { imap, smtp }: Pick<Connection, 'imap' | 'smtp'>): void {
  const other = [imap.host, smtp.host].find((host) => !takesToken(service, host));
  if (other === undefined) return;
  throw new DealboxError(
    'sign-in-not-set-up',
    `${other} is none of ${service.name}'s servers, so it is not shown a sign-in of ${service.name}. Use a password for it, or set the server's name right.`,
  );
}
