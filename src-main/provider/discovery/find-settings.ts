import type { FoundSettings } from '#shared/model/found-settings.ts';
import { isWithin, mailDomain } from '#shared/rules/mail-host.ts';
import { type MailPreset, presetOfDomain, presetOfExchanger } from '#shared/rules/mail-presets.ts';
import { type Service, serviceOfDomain, serviceOfServers } from '../oauth/sign-in-services.ts';
import { parseAutoconfig } from './autoconfig-xml.ts';
import { chooseServers } from './choose-servers.ts';
import { type Dns, pickService, systemDns } from './dns.ts';
import { type Fetched, fetchHttpsFile } from './https-file.ts';
import { type Probe, tlsProbe } from './probe-tls.ts';

/** What the network is asked with. */
export interface DiscoveryTools {
  readonly dns: Dns;
  fetchFile(address: URL, signal: AbortSignal): Promise<Fetched>;
  readonly probe: Probe;
  /** Milliseconds for each source; they are asked side by side. */
  readonly patience: number;
}

export interface Discovery {
  readonly found: FoundSettings | null;
  /** Nobody could be asked at all. */
  readonly offline: boolean;
  /** What was found and left out, and why: a sentence each. */
  readonly notes: readonly string[];
}

type Servers = Pick<FoundSettings, 'source' | 'from' | 'imap' | 'smtp' | 'user' | 'advice' | 'confirm'>;
type Outcome =
  | { readonly kind: 'found'; readonly servers: Servers; readonly notes?: readonly string[] }
  | { readonly kind: 'nothing'; readonly notes?: readonly string[] }
  | { readonly kind: 'unreachable' };

/** Every source has this long, all together too. Milliseconds. */
const PATIENCE = 4_000;

const networkTools = (): DiscoveryTools => ({
  dns: systemDns(PATIENCE),
  fetchFile: (address, signal) => fetchHttpsFile(address, { signal }),
  probe: tlsProbe(),
  patience: PATIENCE,
});

/**
 * ACC-2: how an address's mail is reached, by the first of these that knows: the organization's own file, presets, the provider's autoconfig
 * (HTTPS only), who takes its mail (MX), its DNS (RFC 6186, RFC 8314), a guess that answers with a good certificate. All are asked side by
 * side; the order decides, not who is quick. No answer makes a connection less encrypted than another would.
 */
export async function findSettings(
  email: string,
  services: readonly Service[],
  tools: DiscoveryTools = networkTools(),
): Promise<Discovery> {
  const domain = mailDomain(email);
  if (domain === null) return { found: null, offline: false, notes: [] };
  const known = fromOrganization(email, services) ?? fromPreset(email, domain);
  if (known !== null) return { found: withSignIn(known, services), offline: false, notes: [] };

  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(tools.patience)]);
  const sources = [
    fromAutoconfig(email, domain, tools, signal),
    fromExchanger(email, domain, tools),
    fromServices(email, domain, tools),
    fromGuess(email, domain, tools, signal),
  ].map((asked) => inTime(asked, tools.patience));
  const notes: string[] = [];
  const outcomes: Outcome[] = [];
  try {
    for (const source of sources) {
      const outcome = await source;
      outcomes.push(outcome);
      if ('notes' in outcome) notes.push(...(outcome.notes ?? []));
      if (outcome.kind === 'found') return { found: withSignIn(outcome.servers, services), offline: false, notes };
    }
    return { found: null, offline: outcomes.every(({ kind }) => kind === 'unreachable'), notes };
  } finally {
    ended.abort();
    tools.dns.cancel();
  }
}

/** What breaks or takes too long has not been asked. */
function inTime(asked: Promise<Outcome>, patience: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'unreachable' }), patience);
    asked.then(resolve, () => resolve({ kind: 'unreachable' })).finally(() => clearTimeout(timer));
  });
}

function withSignIn(servers: Servers, services: readonly Service[]): FoundSettings {
  const service = serviceOfServers(services, servers);
  if (service === undefined) return { ...servers, signIn: null };
  return { ...servers, signIn: { service: service.id, name: service.name, ready: service.clientId !== '' } };
}

function fromOrganization(email: string, services: readonly Service[]): Servers | null {
  const service = serviceOfDomain(services, email);
  if (service === undefined) return null;
  const { imap = usual(service.id)?.imap, smtp = usual(service.id)?.smtp, name } = service;
  if (imap === undefined || smtp === undefined) return null;
  return { source: 'organization', from: name, imap, smtp, user: email, advice: 'none', confirm: [] };
}

/** Where mail of other people's domains is at the two that everybody knows. */
function usual(service: string): MailPreset | undefined {
  if (service === 'google') return presetOfExchanger('google.com');
  return service === 'microsoft' ? presetOfExchanger('mx.microsoft') : undefined;
}

function fromPreset(email: string, domain: string): Servers | null {
  const preset = presetOfDomain(domain);
  return preset === undefined ? null : ofPreset(preset, email, 'preset', domain);
}

const ofPreset = ({ imap, smtp, advice }: MailPreset, email: string, source: 'preset' | 'exchanger', from: string) => ({
  source,
  from,
  imap,
  smtp,
  user: email,
  advice,
  confirm: [],
});

/** Both places where a domain may keep its file; the first one's word goes first. */
async function fromAutoconfig(
  email: string,
  domain: string,
  { fetchFile }: DiscoveryTools,
  signal: AbortSignal,
): Promise<Outcome> {
  const address = `emailaddress=${encodeURIComponent(email)}`;
  const places = [
    new URL(`https://autoconfig.${domain}/mail/config-v1.1.xml?${address}`),
    new URL(`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`),
  ].map(async (place) => readConfig(await fetchFile(place, signal), email, place.hostname));
  const notes: string[] = [];
  let reached = false;
  for (const place of places) {
    const outcome = await place;
    if (outcome.kind === 'found') return { ...outcome, notes };
    if (outcome.kind === 'nothing') {
      reached = true;
      notes.push(...(outcome.notes ?? []));
    }
  }
  return reached ? { kind: 'nothing', notes } : { kind: 'unreachable' };
}

function readConfig(fetched: Fetched, email: string, from: string): Outcome {
  if (fetched.kind === 'unreachable') return { kind: 'unreachable' };
  if (fetched.kind === 'nothing') return { kind: 'nothing' };
  if (fetched.kind === 'refused') return leftOut(from, fetched.why);
  const servers = parseAutoconfig(fetched.text);
  if (servers === null) {
    // most web servers answer any address with a page of theirs
    return fetched.text.includes('<clientConfig') ? leftOut(from, 'cannot be read') : { kind: 'nothing' };
  }
  const choice = chooseServers(servers, email);
  if (choice.kind === 'none') return leftOut(from, choice.why);
  const { imap, smtp, user } = choice;
  return { kind: 'found', servers: { source: 'autoconfig', from, imap, smtp, user, advice: 'none', confirm: [] } };
}

const leftOut = (from: string, why: string): Outcome => ({
  kind: 'nothing',
  notes: [`The settings at ${from} were left out: the file there ${why}.`],
});

async function fromExchanger(email: string, domain: string, { dns }: DiscoveryTools): Promise<Outcome> {
  for (const host of await dns.exchangers(domain)) {
    const preset = presetOfExchanger(host);
    if (preset !== undefined) return { kind: 'found', servers: ofPreset(preset, email, 'exchanger', domain) };
  }
  return { kind: 'nothing' };
}

/** RFC 6186 §3.3 and RFC 8314 §5.1: TLS from the first byte where it is offered, else STARTTLS; never anything else. */
async function fromServices(email: string, domain: string, { dns }: DiscoveryTools): Promise<Outcome> {
  const ask = async (service: string) => pickService(await dns.services(`${service}._tcp.${domain}`));
  const [imaps, imap, submissions, submission] = await Promise.all(
    ['_imaps', '_imap', '_submissions', '_submission'].map(ask),
  );
  const reading = imaps ?? imap;
  const sending = submissions ?? submission;
  if (reading === null || reading === undefined || sending === null || sending === undefined)
    return { kind: 'nothing' };
  const hosts = [...new Set([reading.host, sending.host])];
  return {
    kind: 'found',
    servers: {
      source: 'dns',
      from: domain,
      imap: { ...reading, tls: reading === imaps ? 'on' : 'starttls' },
      smtp: { ...sending, tls: sending === submissions ? 'on' : 'starttls' },
      user: email,
      advice: 'none',
      confirm: hosts.filter((host) => !isWithin(host, domain)),
    },
  };
}

/** The usual names, where a server with a good certificate answers to them. */
async function fromGuess(
  email: string,
  domain: string,
  { probe }: DiscoveryTools,
  signal: AbortSignal,
): Promise<Outcome> {
  const first = async (names: readonly string[], port: number): Promise<string | null> => {
    const answers = names.map((name) => probe(name, port, signal));
    for (const answer of answers) answer.catch(() => {});
    for (const [index, answer] of answers.entries()) if (await answer) return names[index] ?? null;
    return null;
  };
  const [reading, sending] = await Promise.all([
    first([`imap.${domain}`, `mail.${domain}`], 993),
    first([`smtp.${domain}`, `mail.${domain}`], 465),
  ]);
  if (reading === null) return { kind: 'nothing' };
  // many answer for sending by STARTTLS only, which cannot be tried without beginning in clear
  const smtp =
    sending === null
      ? ({ host: reading.replace(/^imap\./, 'smtp.'), port: 587, tls: 'starttls' } as const)
      : ({ host: sending, port: 465, tls: 'on' } as const);
  return {
    kind: 'found',
    servers: {
      source: 'guess',
      from: domain,
      imap: { host: reading, port: 993, tls: 'on' },
      smtp,
      user: email,
      advice: 'none',
      confirm: [],
    },
  };
}
