import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { type GuardedProcess, guardProcesses } from './guarded-processes.ts';
import { appendInBulk, type StoredMessage } from './mail-server/bulk-append.ts';
import { announcedWithout, type Capability } from './mail-server/capabilities.ts';
import { type CertificateKind, makeServerCertificate } from './mail-server/certificates.ts';
import { type LoggedCommand, readCommandLog } from './mail-server/command-log.ts';
import {
  dovecotConfig,
  type FolderLayout,
  type MailFormat,
  oauth2Config,
  usualFolders,
} from './mail-server/dovecot-config.ts';
import { eximConfig } from './mail-server/exim-config.ts';
import { freePorts } from './mail-server/free-ports.ts';
import { openLineSocket } from './mail-server/line-socket.ts';
import { deliverByLmtp } from './mail-server/lmtp.ts';
import { serverUser } from './mail-server/run-as.ts';

export { type Capability, everyExtension } from './mail-server/capabilities.ts';
export type { CertificateKind, FolderLayout, LoggedCommand, MailFormat, StoredMessage };

export interface MailServerOptions {
  /** Name → password. Default: alice, bob and team, all with `testPassword`. */
  readonly users?: Readonly<Record<string, string>>;
  /** Default: sdbox. mdbox is the quickest for many messages. */
  readonly format?: MailFormat;
  /** Announce everything but these; hiding SPECIAL-USE also takes the folders' special uses away. */
  readonly hide?: readonly Capability[];
  /** Default: true, on Archive, Drafts, Junk, Sent and Trash, which are always there. */
  readonly specialUse?: boolean;
  /** Of these, what is not there. */
  readonly without?: readonly string[];
  /** Exactly this list of capabilities, known to Dovecot or not; instead of `hide`. */
  readonly announce?: readonly string[];
  /** What it answers to ID (RFC 2971), name and value by turns; default: Dovecot's own. */
  readonly id?: string;
  /** Other folders than the usual five. */
  readonly layout?: FolderLayout;
  /** Further folders, `Clients/Nordwind` included. */
  readonly folders?: readonly string[];
  /** Submission by Exim beside IMAP. Default: true. */
  readonly smtp?: boolean;
  /** What the server shows on its TLS ports. Default: good. */
  readonly tls?: CertificateKind;
  /** Write down what clients send, for `commandLog`; COMPRESS is then not offered. Default: true; off where speed is measured. */
  readonly recordCommands?: boolean;
  /** Connections allowed to one user at a time. Default: 200. */
  readonly maxConnections?: number;
  /** What users may do with folders, where that is not everything (RFC 4314): `{ Trash: 'lrs' }`. */
  readonly rights?: Readonly<Record<string, string>>;
  /** PEM of the key by which access tokens are signed: they are then taken besides passwords (RFC 7628). */
  readonly tokenKey?: string;
  /** How tokens may be given. Default: both. */
  readonly tokenMechanisms?: readonly ('xoauth2' | 'oauthbearer')[];
  /** The folder to live in; must be short (sockets' names end at 108 bytes). Default: a new one under the temp folder. */
  readonly dir?: string;
  /** Leave the folder behind on `stop`, to look into it or to start from it again. */
  readonly keepDir?: boolean;
}

export interface MailServer {
  readonly host: '127.0.0.1';
  readonly ports: {
    /** Plain and STARTTLS. */
    readonly imap: number;
    readonly imaps: number;
    readonly lmtp: number;
    /** STARTTLS; 0 without `smtp`. */
    readonly submission: number;
    readonly submissions: number;
  };
  /** PEM file of the authority that a client must trust for `tls: 'good'` to be good. */
  readonly caFile: string;
  readonly dir: string;
  /** From outside, through LMTP: the message is in INBOX when this resolves. `alice+Archive` delivers to that folder. */
  deliver(user: string, raw: Uint8Array): Promise<void>;
  /** Everything that was submitted is in its mailbox by then, or has come back: Exim takes it first and delivers it right behind. */
  delivered(): Promise<void>;
  /** Puts many messages into a folder at once and returns their UIDs. Not in the command log. */
  append(user: string, folder: string, messages: readonly StoredMessage[]): Promise<number[]>;
  /** A second mail client on the same mailbox, connected. It has a login of its own: neither logged nor kicked. */
  client(user: string): Promise<ImapFlow>;
  /** Runs doveadm and returns what it prints. Throws what it complains about. */
  doveadm(args: readonly string[]): string;
  /** Changes the `rights` it was started with, for connections made from now on. */
  setRights(rights: Readonly<Record<string, string>>): void;
  /** Throws the user's connections out, as a provider does now and then. */
  kick(user: string): void;
  /** Stops Dovecot in an orderly way: clients are told BYE. */
  shutdown(): Promise<void>;
  /** Kills Dovecot and all its children: clients see their connections end without a word. */
  crash(): Promise<void>;
  /** Starts Dovecot again, on the same ports and mail; after `crash` or `shutdown`, or over a running one. */
  restart(): Promise<void>;
  /** Dovecot's own log. */
  log(): string;
  /** What the user's clients sent after sign-in, up to now; connections of `client` and `append` left out. */
  commandLog(user: string): LoggedCommand[];
  /** Kills everything and removes the folder. */
  stop(): Promise<void>;
}

export const testPassword = 'correct horse';

const DOVECOT = '/usr/sbin/dovecot';
const DOVEADM = '/usr/bin/doveadm';
const EXIM = '/usr/sbin/exim4';

/** What the longest socket's name below `run/` leaves of the 108 bytes. */
const LONGEST_DIR = 70;

/** Whether this machine has what `startMailServer` needs. */
export function hasMailServer(): boolean {
  return [DOVECOT, DOVEADM, EXIM].every((file) => existsSync(file));
}

/**
 * Starts a real Dovecot, and Exim for submission, for one test: about 0.1 s, some 35 MiB, several side by side.
 * They die with the process that started them, whatever kills it. Throws with the server's own words when it
 * does not come up.
 */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options);
    } catch (error) {
      // Somebody else took one of our ports between our look and the server's.
      const portTaken = error instanceof Error && /address already in use/i.test(error.message);
      if (!portTaken || attempt === 4) throw error;
    }
  }
}

async function startOnce(options: MailServerOptions): Promise<MailServer> {
  const {
    users = { alice: testPassword, bob: testPassword, team: testPassword },
    hide = [],
    specialUse = true,
    smtp = true,
    recordCommands = true,
    keepDir: keepFolder = false,
  } = options;
  const layout = (options.layout ?? usualFolders).filter(({ name }) => options.without?.includes(name) !== true);
  const announced =
    options.announce?.join(' ') ??
    (hide.length === 0 ? undefined : announcedWithout(recordCommands ? [...hide, 'COMPRESS=DEFLATE'] : hide));
  const runAs = serverUser();
  const dir = options.dir ?? mkdtempSync(join(shortTempFolder(), 'dealbox-mail-'));
  if (dir.length > LONGEST_DIR) throw new Error(`the folder's name is too long for Unix sockets: ${dir}`);
  // Dovecot records a user's commands where that user has a folder for them; the tests' own logins have none.
  const recorded = Object.keys(users).map((user) => `commands/${user}`);
  for (const name of ['run', 'state', 'mail', 'exim/spool', 'exim/log', ...recorded]) {
    mkdirSync(join(dir, name), { recursive: true });
  }
  const [imap = 0, imaps = 0, lmtp = 0, submission = 0, submissions = 0] = await freePorts(5);
  const processes = guardProcesses({ folder: dir, keepFolder, user: runAs.spawnAs });

  const file = (name: string) => join(dir, name);
  const certificate = makeServerCertificate(options.tls ?? 'good');
  writeFileSync(file('server.pem'), certificate.certificate);
  writeFileSync(file('server.key'), certificate.key);
  writeFileSync(file('authority.pem'), certificate.authority);
  writeFileSync(file('users'), passwordFile(users, dir));
  const setRights = (rights: Readonly<Record<string, string>>) =>
    writeFileSync(
      file('acl'),
      Object.entries(rights)
        .map(([folder, letters]) => `${folder} owner ${letters}\n`)
        .join(''),
    );
  setRights(options.rights ?? {});
  const tokenMechanisms = options.tokenKey === undefined ? [] : (options.tokenMechanisms ?? ['xoauth2', 'oauthbearer']);
  if (options.tokenKey !== undefined) {
    // Dovecot looks a key up by <authorized party>/<algorithm>/<key id>
    mkdirSync(file('keys/default/ES256'), { recursive: true });
    writeFileSync(file('keys/default/ES256/mail'), options.tokenKey);
    writeFileSync(file('oauth2.conf'), oauth2Config(dir));
  }
  writeFileSync(
    file('dovecot.conf'),
    dovecotConfig({
      folder: dir,
      runAs,
      ports: { imap, imaps, lmtp },
      format: options.format ?? 'sdbox',
      announced,
      id: options.id,
      specialUse: specialUse && !hide.includes('SPECIAL-USE'),
      layout,
      folders: options.folders ?? [],
      recordCommands,
      maxConnections: options.maxConnections ?? 200,
      limited: options.rights !== undefined,
      tokenMechanisms,
    }),
  );
  writeFileSync(
    file('exim.conf'),
    eximConfig({
      folder: dir,
      runAs,
      tokens: tokenMechanisms.length > 0,
      ports: { lmtp, submission, submissions },
    }),
  );
  if (runAs.owner !== undefined) execFileSync('chown', ['-R', runAs.owner, dir]);
  chmodSync(dir, 0o755);

  // The mark by which npm test finds what a test left running.
  const mark = process.env.DEALBOX_TEST_RUN;
  const env = { PATH: process.env.PATH, USER: runAs.user, HOME: dir, TZ: 'UTC', DEALBOX_TEST_RUN: mark };
  const start = async (name: string, command: string, args: readonly string[], port: number) => {
    const server = processes.start({ name, command, args, env });
    await waitForGreeting(
      port,
      server,
      () => readFileSync(file(`${name}.out`), 'utf8') + readIfThere(file('dovecot.log')),
    );
    return server;
  };
  const startDovecot = () => start('dovecot', DOVECOT, ['-F', '-c', file('dovecot.conf')], imap);

  let dovecot: GuardedProcess;
  try {
    [dovecot] = await Promise.all([
      startDovecot(),
      smtp ? start('exim', EXIM, ['-C', file('exim.conf'), '-bdf'], submission) : undefined,
    ]);
  } catch (error) {
    await processes.end();
    throw error;
  }

  const passwordOf = (user: string) => {
    const password = users[user];
    if (password === undefined) throw new Error(`this server has no user ${user}`);
    return password;
  };
  const doveadm = (args: readonly string[]) => {
    const result = spawnSync(DOVEADM, ['-c', file('dovecot.conf'), ...args], {
      ...runAs.spawnAs,
      cwd: dir,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (result.status !== 0) throw new Error(`doveadm ${args.join(' ')}: ${result.stderr}`);
    return result.stdout;
  };

  return {
    host: '127.0.0.1',
    ports: { imap, imaps, lmtp, submission: smtp ? submission : 0, submissions: smtp ? submissions : 0 },
    caFile: file('authority.pem'),
    dir,
    deliver: (user, raw) => deliverByLmtp(lmtp, user, raw),
    delivered: () => emptySpool(file('exim/spool/input')),
    append: (user, folder, messages) =>
      appendInBulk({ port: imap, user: observer(user), password: passwordOf(user), folder }, messages),
    async client(user) {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port: imap,
        secure: false,
        doSTARTTLS: false,
        auth: { user: observer(user), pass: passwordOf(user) },
        qresync: true,
        logger: false,
      });
      // An unheard 'error' event would end the test process; failing commands reject all the same.
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    doveadm,
    setRights,
    kick: (user) => void doveadm(['kick', user]),
    async shutdown() {
      dovecot.signal('SIGTERM');
      await dovecot.ended();
      await dovecot.kill();
    },
    crash: () => dovecot.kill(),
    async restart() {
      await dovecot.kill();
      dovecot = await startDovecot();
    },
    log: () => readIfThere(file('dovecot.log')),
    commandLog(user) {
      if (!recordCommands) throw new Error('this server was started with recordCommands: false');
      return readCommandLog(file(`commands/${user}`));
    },
    stop: () => processes.end(),
  };
}

/** A mail that was taken has a header file there until it is delivered. Throws where one stays for a minute. */
async function emptySpool(folder: string): Promise<void> {
  const waiting = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('-H')) : []);
  for (let waited = 0; waited < 60_000 && waiting().length > 0; waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (waiting().length > 0) throw new Error(`not delivered: ${waiting().join(', ')}`);
}

/** The tests' own login to a user's mailbox. */
function observer(user: string): string {
  return `${user}.observer`;
}

function passwordFile(users: Readonly<Record<string, string>>, dir: string): string {
  return Object.entries(users)
    .flatMap(([user, password]) => [
      `${user}:{PLAIN}${password}::::::`,
      `${observer(user)}:{PLAIN}${password}::::${dir}/mail/${user}::`,
    ])
    .join('\n');
}

async function waitForGreeting(port: number, server: GuardedProcess, words: () => string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 5) {
    const socket = await openLineSocket(port).catch(() => undefined);
    if (socket) {
      const greeting = await socket.readLine().catch(() => undefined);
      socket.close();
      if (greeting !== undefined) return;
    }
    if (!server.isRunning()) throw new Error(`the server did not start: ${words()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`nothing answers on port ${port}: ${words()}`);
}

function shortTempFolder(): string {
  return tmpdir().length < 40 ? tmpdir() : '/tmp';
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
