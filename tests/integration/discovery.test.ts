import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Dns, type ServiceRecord, systemDns } from '../../src-main/provider/discovery/dns.ts';
import { type DiscoveryTools, findSettings } from '../../src-main/provider/discovery/find-settings.ts';
import { tlsProbe } from '../../src-main/provider/discovery/probe-tls.ts';
import { readServices } from '../../src-main/provider/oauth/sign-in-services.ts';
import { startDnsServer } from '../support/dns-server.ts';
import { type CertificateKind, startMailServer } from '../support/mail-server.ts';
import {
  type SettingsAnswer,
  type SettingsServer,
  settingsFile,
  startSettingsServer,
} from '../support/settings-server.ts';

const servers: SettingsServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

interface World {
  readonly hosts?: Readonly<Record<string, SettingsAnswer>>;
  readonly certificate?: CertificateKind;
  readonly mx?: readonly string[];
  readonly srv?: Readonly<Record<string, ServiceRecord>>;
  /** `host:port` that answer with a good certificate. */
  readonly answering?: readonly string[];
  /** Nothing of the network is there. */
  readonly offline?: boolean;
  readonly patience?: number;
}

const unreachable = () => Promise.reject(Object.assign(new Error('no network'), { code: 'EAI_AGAIN' }));

/** What the network of a test looks like: real web servers, DNS and mail servers as said. */
async function tools(world: World): Promise<{ tools: DiscoveryTools; server: SettingsServer }> {
  const server = await startSettingsServer(world.hosts ?? {}, world.certificate);
  servers.push(server);
  const dns: Dns = {
    exchangers: world.offline ? unreachable : async () => world.mx ?? [],
    services: world.offline
      ? unreachable
      : async (name) => {
          const found = world.srv?.[name];
          return found === undefined ? [] : [found];
        },
    cancel: () => {},
  };
  return {
    server,
    tools: {
      dns,
      fetchFile: world.offline ? async () => ({ kind: 'unreachable' }) : server.fetchFile,
      probe: world.offline ? unreachable : async (host, port) => (world.answering ?? []).includes(`${host}:${port}`),
      patience: world.patience ?? 3_000,
    },
  };
}

async function find(world: World, email = 'ola@example.test', clients: readonly string[] = []) {
  return findSettings(email, readServices(clients), (await tools(world)).tools);
}

const gives =
  (text: string): SettingsAnswer =>
  (_request, response) =>
    void response.end(text);
const leads =
  (to: string): SettingsAnswer =>
  (_request, response) =>
    void response.writeHead(302, { location: to }).end();
const missing: SettingsAnswer = (_request, response) => void response.writeHead(404).end('<html>not here</html>');

const good = settingsFile(['imap.example.test', 993, 'SSL'], ['smtp.example.test', 587, 'STARTTLS']);
const record = (name: string, port: number, priority = 0, weight = 0): ServiceRecord => ({
  name,
  port,
  priority,
  weight,
});

describe('who says where mail is (ACC-2)', () => {
  it("ACC-2: the provider's own file, over HTTPS, asked with the address", async () => {
    const { tools: given, server } = await tools({ hosts: { 'autoconfig.example.test': gives(good) } });
    const { found, notes } = await findSettings('ola+x@example.test', [], given);
    expect(found).toEqual({
      source: 'autoconfig',
      from: 'autoconfig.example.test',
      imap: { host: 'imap.example.test', port: 993, tls: 'on' },
      smtp: { host: 'smtp.example.test', port: 587, tls: 'starttls' },
      user: 'ola+x@example.test',
      signIn: null,
      advice: 'none',
      confirm: [],
    });
    expect(notes).toEqual([]);
    expect(server.asked).toContain('autoconfig.example.test /mail/config-v1.1.xml?emailaddress=ola%2Bx%40example.test');
  });

  it('ACC-2: else the file at the domain itself', async () => {
    const { found } = await find({ hosts: { 'autoconfig.example.test': missing, 'example.test': gives(good) } });
    expect(found).toMatchObject({ source: 'autoconfig', from: 'example.test' });
  });

  it('ACC-2: else who takes its mail: a domain at Google signs in at Google', async () => {
    const { found } = await find({ hosts: { 'example.test': missing }, mx: ['aspmx.l.google.com'] });
    expect(found).toMatchObject({
      source: 'exchanger',
      from: 'example.test',
      imap: { host: 'imap.gmail.com' },
      advice: 'app-password',
      signIn: { service: 'google', name: 'Google', ready: false },
    });
  });

  it('ACC-2: else its DNS (RFC 6186): TLS from the first byte where it is offered', async () => {
    const { found } = await find({
      srv: {
        '_imaps._tcp.example.test': record('mail.example.test', 993),
        '_imap._tcp.example.test': record('mail.example.test', 143),
        '_submission._tcp.example.test': record('mail.example.test', 587),
      },
    });
    expect(found).toMatchObject({
      source: 'dns',
      imap: { host: 'mail.example.test', port: 993, tls: 'on' },
      smtp: { host: 'mail.example.test', port: 587, tls: 'starttls' },
      confirm: [],
    });
  });

  it('ACC-2, SECURITY 4: DNS that names a host elsewhere is a question (RFC 6186 §6)', async () => {
    const { found } = await find({
      srv: {
        '_imaps._tcp.example.test': record('imap.elsewhere.test', 993),
        '_submissions._tcp.example.test': record('smtp.example.test', 465),
      },
    });
    expect(found?.confirm).toEqual(['imap.elsewhere.test']);
  });

  it.each([
    ['says that there is no such service', record('.', 0)],
    ['names a number', record('10.0.0.1', 993)],
    ['names this computer', record('localhost', 993)],
  ])('SECURITY 4: DNS that %s is not followed', async (_, imaps) => {
    const { found } = await find({
      srv: { '_imaps._tcp.example.test': imaps, '_submissions._tcp.example.test': record('smtp.example.test', 465) },
    });
    expect(found).toBeNull();
  });

  it('ACC-2: else the usual names, where a server with a good certificate answers', async () => {
    const { found } = await find({ answering: ['mail.example.test:993', 'mail.example.test:465'] });
    expect(found).toMatchObject({
      source: 'guess',
      imap: { host: 'mail.example.test', port: 993, tls: 'on' },
      smtp: { host: 'mail.example.test', port: 465, tls: 'on' },
    });
    expect((await find({})).found).toBeNull();
  });

  it('ACC-2: presets and an organization’s file ask nobody', async () => {
    const { tools: given, server } = await tools({});
    expect((await findSettings('ola@outlook.com', readServices([]), given)).found).toMatchObject({
      source: 'preset',
      signIn: { service: 'microsoft', ready: false },
    });
    expect(server.asked).toEqual([]);
  });

  it('ACC-2: a domain that its organization names at Google is there, whatever else says', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dealbox-clients-')), 'clients.json');
    writeFileSync(file, JSON.stringify({ google: { clientId: 'x', domains: ['example.test'] } }));
    const { found } = await find({ hosts: { 'autoconfig.example.test': gives(good) } }, 'ola@example.test', [file]);
    rmSync(dirname(file), { recursive: true });
    expect(found).toMatchObject({
      source: 'organization',
      imap: { host: 'imap.gmail.com' },
      signIn: { service: 'google', ready: true },
    });
  });

  it('ACC-2: the order decides, not who is quick', async () => {
    const slow: SettingsAnswer = (_request, response) => void setTimeout(() => response.end(good), 300);
    const { found } = await find({
      hosts: { 'autoconfig.example.test': slow },
      mx: ['aspmx.l.google.com'],
      answering: ['imap.example.test:993', 'smtp.example.test:465'],
    });
    expect(found?.source).toBe('autoconfig');
  });

  it('ACC-2: who never answers is not waited for', async () => {
    const begun = performance.now();
    const { found } = await find({
      hosts: { 'autoconfig.example.test': () => {}, 'example.test': () => {} },
      mx: ['in1-smtp.messagingengine.com'],
      patience: 500,
    });
    expect(found).toMatchObject({ source: 'exchanger', imap: { host: 'imap.fastmail.com' } });
    expect(performance.now() - begun).toBeLessThan(1_500);
  });

  it('ACC-2: without a network it says so', async () => {
    expect(await find({ offline: true })).toEqual({ found: null, offline: true, notes: [] });
    expect((await find({})).offline).toBe(false);
  });
});

describe('what is not believed (SECURITY 4)', () => {
  it.each<[string, SettingsAnswer, string]>([
    ['an address without encryption', leads('http://127.0.0.1:1/config'), 'leads to an address without encryption'],
    ['a bare number', leads('https://10.0.0.1/config'), 'leads to a bare number'],
    ['itself, for ever', leads('/again'), 'leads in circles'],
    ['a password', leads('https://a:b@autoconfig.example.test/'), 'leads to an address with a password'],
    ['nowhere', leads('https://'), 'leads nowhere'],
  ])('SECURITY 4: a file that leads to %s: left out, and said', async (_, answer, why) => {
    const { found, notes } = await find({ hosts: { 'autoconfig.example.test': answer } });
    expect(found).toBeNull();
    expect(notes).toEqual([`The settings at autoconfig.example.test were left out: the file there ${why}.`]);
  });

  it('ACC-2: a file that leads to another place of HTTPS is followed', async () => {
    const hosts = {
      'autoconfig.example.test': ((_request, response) =>
        void response.writeHead(301, { location: `https://hoster.test:${port()}/config` }).end()) as SettingsAnswer,
      'hoster.test': gives(good),
    };
    const { tools: given, server } = await tools({ hosts });
    function port(): number {
      return servers[0]?.port ?? 0;
    }
    expect((await findSettings('ola@example.test', [], given)).found).toMatchObject({
      from: 'autoconfig.example.test',
    });
    expect(server.asked).toContain('hoster.test /config');
  });

  it('SECURITY 4: a huge file is not read', async () => {
    const huge: SettingsAnswer = (_request, response) => {
      response.write(good);
      response.end(' '.repeat(128 * 1024));
    };
    const { found, notes } = await find({ hosts: { 'autoconfig.example.test': huge } });
    expect(found).toBeNull();
    expect(notes[0]).toContain('is too large');
  });

  it('SECURITY 4: a file that names hostile servers is left out', async () => {
    const hostile = settingsFile(['192.168.0.1', 143, 'plain'], ['smtp.example.test', 465, 'SSL']);
    const { found, notes } = await find({ hosts: { 'autoconfig.example.test': gives(hostile) } });
    expect(found).toBeNull();
    expect(notes[0]).toContain('names a server that no mail server is called');
  });

  it('ACC-4: a file that reads at Google and sends elsewhere gets no sign-in of Google', async () => {
    const mixed = settingsFile(['imap.gmail.com', 993, 'SSL'], ['smtp.example.test', 465, 'SSL']);
    const { found } = await find({ hosts: { 'autoconfig.example.test': gives(mixed) } });
    expect(found).toMatchObject({ imap: { host: 'imap.gmail.com' }, signIn: null });
  });

  it('SECURITY 4: servers in the clear are asked for encryption', async () => {
    const plain = settingsFile(['imap.example.test', 143, 'plain'], ['smtp.example.test', 25, 'plain']);
    const { found } = await find({ hosts: { 'autoconfig.example.test': gives(plain) } });
    expect([found?.imap.tls, found?.smtp.tls]).toEqual(['starttls', 'starttls']);
  });

  it.each(['expired', 'self-signed', 'wrong-name'] as const)(
    'SECURITY 4: a web server whose certificate is %s is not believed',
    async (certificate) => {
      const { found } = await find({ hosts: { 'autoconfig.example.test': gives(good) }, certificate });
      expect(found).toBeNull();
    },
  );

  it.each(['ola', 'ola@localhost', 'ola@[10.0.0.1]', 'ola@router', 'ola@192.168.1.1'])(
    'SECURITY 4: nobody is asked about %s',
    async (email) => {
      const { tools: given, server } = await tools({ hosts: { localhost: gives(good) } });
      expect((await findSettings(email, [], given)).found).toBeNull();
      expect(server.asked).toEqual([]);
    },
  );
});

describe('a guess that answers (ACC-2)', () => {
  const patient = () => AbortSignal.timeout(5_000);

  it.each<[CertificateKind, boolean]>([
    ['good', true],
    ['expired', false],
    ['wrong-name', false],
    ['self-signed', false],
  ])('SECURITY 4: a mail server whose certificate is %s counts: %s', async (kind, counts) => {
    const server = await startMailServer({ tls: kind, smtp: false });
    try {
      const probe = tlsProbe(readFileSync(server.caFile, 'utf8'));
      expect(await probe('localhost', server.ports.imaps, patient())).toBe(counts);
      // a port that begins in clear text is none, and nobody trusts this authority by itself
      expect(await probe('localhost', server.ports.imap, AbortSignal.timeout(500))).toBe(false);
      expect(await tlsProbe()('localhost', server.ports.imaps, patient())).toBe(false);
    } finally {
      await server.stop();
    }
  });
});

describe('DNS as it comes over the wire (ACC-2)', () => {
  const zone = {
    'google.test': [
      { type: 'MX', priority: 20, host: 'backup.elsewhere.test' },
      { type: 'MX', priority: 10, host: 'aspmx.l.google.com' },
    ],
    'example.test': [],
    '_imaps._tcp.example.test': [
      { type: 'SRV', priority: 20, weight: 0, port: 993, host: 'later.example.test' },
      { type: 'SRV', priority: 10, weight: 1, port: 993, host: 'lighter.example.test' },
      { type: 'SRV', priority: 10, weight: 9, port: 1993, host: 'mail.example.test' },
    ],
    '_submissions._tcp.example.test': [{ type: 'SRV', priority: 0, weight: 0, port: 0, host: '.' }],
    '_submission._tcp.example.test': [{ type: 'SRV', priority: 0, weight: 0, port: 587, host: 'mail.example.test' }],
  } as const;

  it('ACC-2: MX by preference; SRV by priority and weight; "." says that there is none', async () => {
    const server = await startDnsServer(zone, ['silent.test']);
    const dns = systemDns(1_000, [server.address]);
    try {
      expect(await dns.exchangers('google.test')).toEqual(['aspmx.l.google.com', 'backup.elsewhere.test']);
      expect(await dns.exchangers('example.test')).toEqual([]);
      expect(await dns.exchangers('nowhere.test')).toEqual([]);
      await expect(dns.exchangers('silent.test')).rejects.toThrow();
      const nobody = {
        fetchFile: async () => ({ kind: 'nothing' }) as const,
        probe: async () => false,
        patience: 3_000,
      };
      const { found } = await findSettings('ola@example.test', [], { ...nobody, dns });
      expect(found).toMatchObject({
        source: 'dns',
        imap: { host: 'mail.example.test', port: 1993, tls: 'on' },
        smtp: { host: 'mail.example.test', port: 587, tls: 'starttls' },
      });
    } finally {
      await server.stop();
    }
  });
});
