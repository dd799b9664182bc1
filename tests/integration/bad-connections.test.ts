import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ErrorCode } from '#shared/model/error.ts';
import { openEngine } from '../../src-main/engine/engine.ts';
import { getSyncAccounts, syncOnce } from '../../src-main/engine/sync-once.ts';
import { checkAccount } from '../../src-main/provider/check-account.ts';
import { askCli, runCli } from '../support/dealbox-cli.ts';
import { type Desk, memorySecrets, openDesk } from '../support/desk.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { leftovers } from '../support/leftovers.ts';
import {
  type CertificateKind,
  type MailServer,
  type MailServerOptions,
  startMailServer,
  testPassword,
} from '../support/mail-server.ts';
import { message } from '../support/messages.ts';

/** How long a server may keep quiet in these tests. Milliseconds. */
const PATIENCE = 3_000;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  ends.push(() => server.stop());
  return server;
}

async function proxyFor(port: number, faults: Parameters<typeof startFaultProxy>[1] = {}): Promise<FaultProxy> {
  const proxy = await startFaultProxy(port, faults);
  ends.push(() => proxy.stop());
  return proxy;
}

/** A port on which `talk` answers; by default nobody says a word. */
async function listen(talk: (socket: Socket) => void = () => {}): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    talk(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

interface Given {
  readonly host?: string;
  readonly imapPort?: number;
  readonly smtpPort?: number;
  readonly tls?: 'on' | 'starttls' | 'off';
  readonly user?: string;
  readonly password?: string;
  readonly caFile?: string | null;
}

function check(server: MailServer, given: Given = {}): ReturnType<typeof checkAccount> {
  const { host = 'localhost', tls = 'on' } = given;
  const plain = tls !== 'on';
  const ca = given.caFile === null ? {} : { caFile: given.caFile ?? server.caFile };
  return checkAccount(
    {
      imap: { host, port: given.imapPort ?? (plain ? server.ports.imap : server.ports.imaps), tls },
      smtp: { host, port: given.smtpPort ?? (plain ? server.ports.submission : server.ports.submissions), tls },
      user: given.user ?? 'alice',
      ...ca,
    },
    { password: given.password ?? testPassword },
    { patience: PATIENCE },
  );
}

async function failedStage(
  server: MailServer,
  given: Given,
): Promise<{ stage: string; code: ErrorCode | undefined; message: string }> {
  const { ok, stages } = await check(server, given);
  expect(ok).toBe(false);
  const failed = stages.find((stage) => !stage.ok);
  if (failed === undefined) throw new Error('no stage failed');
  // the first that fails is the last that is tried
  expect(stages.at(-1)).toBe(failed);
  return { stage: failed.stage, code: failed.code, message: failed.message };
}

describe('the stages of adding an account (ACC-3)', () => {
  it('all five, in this order, when everything is right', async () => {
    const server = await start();
    for (const tls of ['on', 'starttls'] as const) {
      const { ok, stages, folders } = await check(server, { tls });
      expect(stages.map((stage) => [stage.stage, stage.ok])).toEqual([
        ['lookup', true],
        ['certificate', true],
        ['sign-in', true],
        ['folders', true],
        ['sending', true],
      ]);
      expect(ok).toBe(true);
      expect(folders.map((folder) => folder.path)).toContain('INBOX');
    }
  });

  it('a wrong host: no such server, or no network to ask', async () => {
    const server = await start({ smtp: false });
    const { stage, code, message } = await failedStage(server, { host: 'no-such-host.invalid' });
    expect(stage).toBe('lookup');
    expect(['host-not-found', 'offline']).toContain(code);
    expect(message).toMatch(/no-such-host\.invalid.*spelling|no network/);
  });

  it('a wrong port, IMAP and SMTP', async () => {
    const server = await start();
    const { stage, code, message } = await failedStage(server, { imapPort: 1 });
    expect([stage, code]).toEqual(['certificate', 'connection-refused']);
    expect(message).toContain('localhost:1');
    const sending = await failedStage(server, { smtpPort: 1 });
    expect([sending.code, sending.message.includes('localhost:1')]).toEqual(['connection-refused', true]);
  });

  it('a port that belongs to something else', async () => {
    const server = await start();
    const web = await listen((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await failedStage(server, { imapPort: web })).toMatchObject({ stage: 'certificate', code: 'tls-failed' });
    const silent = await listen();
    expect(await failedStage(server, { imapPort: silent })).toMatchObject({ stage: 'certificate', code: 'timed-out' });
    expect(await failedStage(server, { imapPort: silent, tls: 'starttls' })).toMatchObject({
      stage: 'sign-in',
      code: 'timed-out',
    });
  });

  it('TLS where STARTTLS is meant, and the other way round', async () => {
    const server = await start();
    const plain = await failedStage(server, { imapPort: server.ports.imap });
    expect([plain.stage, plain.code]).toEqual(['certificate', 'tls-failed']);
    expect(plain.message).toMatch(/STARTTLS instead of TLS/);
    const starttls = await failedStage(server, { tls: 'starttls', imapPort: server.ports.imaps });
    expect(starttls.stage).toBe('sign-in');
    expect(['timed-out', 'tls-failed', 'connection-lost', 'server-protocol']).toContain(starttls.code);
  });

  it('no encryption at all, to another computer: refused before a byte is sent', async () => {
    const server = await start({ smtp: false });
    const { stage, code } = await failedStage(server, { tls: 'off', host: 'mail.customer.example' });
    expect([stage, code]).toEqual(['lookup', 'not-encrypted']);
  });

  it('a wrong password, and a wrong user', async () => {
    const server = await start();
    for (const given of [{ password: 'wrong' }, { user: 'mallory' }]) {
      const { stage, code, message } = await failedStage(server, given);
      expect([stage, code]).toEqual(['sign-in', 'sign-in-refused']);
      expect(message).toMatch(/user name and the password/);
    }
  });

  it.each<[CertificateKind, ErrorCode]>([
    ['expired', 'certificate-expired'],
    ['wrong-name', 'certificate-wrong-name'],
    ['self-signed', 'certificate-untrusted'],
    ['wrong-use', 'certificate-untrusted'],
  ])('a certificate that is %s: said so, and no password sent', async (tls, code) => {
    const server = await start({ tls });
    for (const kind of ['on', 'starttls'] as const) {
      const proxy = await proxyFor(kind === 'on' ? server.ports.imaps : server.ports.imap);
      const failed = await failedStage(server, { tls: kind, imapPort: proxy.port });
      expect(failed.code).toBe(code);
      expect(failed.stage).toBe(kind === 'on' ? 'certificate' : 'sign-in');
      expect(JSON.stringify(proxy.recorded())).not.toContain(testPassword);
    }
  });

  it('a good certificate of an authority that nobody trusts', async () => {
    const server = await start();
    expect(await failedStage(server, { caFile: null })).toMatchObject({ code: 'certificate-untrusted' });
  });

  it('an authority’s file that is not there', async () => {
    const server = await start();
    const failed = await failedStage(server, { caFile: '/no/such/file.pem' });
    expect(failed).toMatchObject({ code: 'invalid-input' });
    expect(failed.message).toContain('/no/such/file.pem');
  });

  it('too many connections is not a wrong password', async () => {
    const server = await start({ maxConnections: 1 });
    const holding = new ImapFlow({
      host: 'localhost',
      port: server.ports.imap,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'alice', pass: testPassword },
      logger: false,
    });
    await holding.connect();
    ends.push(() => holding.close());
    const { stage, code, message } = await failedStage(server, {});
    expect([stage, code]).toEqual(['sign-in', 'too-many-connections']);
    expect(message).not.toMatch(/password/);
  });

  it('sending refused: said so, and nothing is stored', async () => {
    const server = await start();
    const refusing = await listen((socket) => socket.write('554 no mail service here\r\n'));
    const failed = await failedStage(server, { tls: 'off', imapPort: server.ports.imap, smtpPort: refusing });
    expect(failed.stage).toBe('sending');
    const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-add-'));
    ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const args = [
      'account',
      'add',
      'alice@example.test',
      '--tls',
      'off',
      '--user',
      'alice',
      '--password-command',
      `echo '${testPassword}'`,
    ];
    const added = await askCli<{ error: { code: string; message: string; retryable: boolean } }>(
      dataDir,
      [...args, '--imap', `localhost:${server.ports.imap}`, '--smtp', `localhost:${refusing}`],
      1,
    );
    expect(Object.keys(added.error)).toEqual(['code', 'message', 'retryable']);
    expect(await askCli(dataDir, ['account', 'list'])).toEqual({ accounts: [] });
  });

  it('a server that offers no sign-in for sending is a failed stage, not a good one', async () => {
    const server = await start();
    const noAuth = await listen((socket) => {
      socket.write('220 hi\r\n');
      socket.on('data', (data) =>
        socket.write(/^EHLO/i.test(data.toString()) ? '250-hi\r\n250 SIZE 1000\r\n' : '500 what?\r\n'),
      );
    });
    expect(await failedStage(server, { tls: 'off', smtpPort: noAuth })).toMatchObject({ stage: 'sending' });
  });

  it('the command that prints the password fails: its output is never shown', async () => {
    const server = await start({ smtp: false });
    const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-add-'));
    ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const args = [
      'account',
      'add',
      'a@example.test',
      '--imap',
      `localhost:${server.ports.imaps}`,
      '--smtp',
      'localhost:1',
      '--ca',
      server.caFile,
    ];
    const { code, stdout, stderr } = await runCli(dataDir, [
      ...args,
      '--password-command',
      'echo hunter2; exit 3',
      '--json',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'secret-unavailable' } });
    expect(stdout + stderr).not.toContain('hunter2');
  });
});

async function deskOn(server: MailServer, options: Parameters<typeof openDesk>[1] = {}): Promise<Desk> {
  const desk = await openDesk(server, options);
  ends.push(() => desk.close());
  return desk;
}

const mails = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    raw: message({ subject: `mail ${index}`, text: 'x'.repeat(5_000) }),
    internalDate: new Date(Date.now() - index * 1_000),
  }));

describe('a connection that goes wrong on the way', () => {
  it('the server dies in the middle of a FETCH: told, nothing lost, the next sync goes on', async () => {
    const server = await start({ smtp: false });
    await server.append('alice', 'INBOX', mails(300));
    const proxy = await proxyFor(server.ports.imaps, { cut: { afterBytes: 400_000, by: 'rst', times: 2 } });
    const desk = await deskOn(server, { imapPort: proxy.port });
    const [broken] = await desk.trySync();
    expect(broken?.error).toMatchObject({ code: 'connection-lost', retryable: true });
    expect(broken?.error?.message).toMatch(/lost.*goes on where it stopped/);
    proxy.faults.cut = undefined;
    await desk.sync();
    expect(await desk.list('inbox')).toHaveLength(300);
  });

  it('the line stalls in the middle of a FETCH: noticed in time, nothing lost, the next sync goes on', async () => {
    const server = await start({ smtp: false });
    await server.append('alice', 'INBOX', mails(300));
    const proxy = await proxyFor(server.ports.imaps, { bytesPerSecond: 400_000 });
    const desk = await deskOn(server, { imapPort: proxy.port, timeout: PATIENCE });
    const syncing = desk.trySync();
    await expect.poll(async () => (await desk.list('inbox')).length).toBeGreaterThan(0);
    proxy.faults.blackhole = true;
    const begun = performance.now();
    const [stalled] = await syncing;
    expect(stalled?.error).toMatchObject({ code: 'timed-out', retryable: true });
    expect(performance.now() - begun).toBeLessThan(4 * PATIENCE);
    proxy.cutAll();
    Object.assign(proxy.faults, { blackhole: false, bytesPerSecond: 0 });
    await desk.sync();
    expect(await desk.list('inbox')).toHaveLength(300);
  });

  it('SYN-8: the line is lost while the provider moves: tried again, never parked as refused', async () => {
    const server = await start({ smtp: false });
    await server.append('alice', 'INBOX', mails(3));
    const proxy = await proxyFor(server.ports.imaps);
    const desk = await deskOn(server, { imapPort: proxy.port, archiveExternally: true, timeout: PATIENCE });
    await desk.sync();
    await desk.archive('mail 1');
    // everything but the answer to the move comes through
    const { engine } = desk;
    const [stored] = getSyncAccounts(engine.context, undefined);
    if (stored === undefined) throw new Error('no account');
    const report = await syncOnce(engine.context, stored, {
      signal: new AbortController().signal,
      onCommand: (command) => {
        if (/UID MOVE/.test(command)) proxy.faults.blackhole = true;
      },
    });
    expect(report.error?.code).toBe('timed-out');
    const { operations } = await desk.ask('operations', {});
    expect(operations.map((operation) => operation.state)).toEqual(['pending']);
    proxy.cutAll();
    proxy.faults.blackhole = false;
    await desk.sync();
    const other = await server.client('alice');
    expect((await other.status('Archive', { messages: true })) || {}).toMatchObject({ messages: 1 });
    expect((await other.status('INBOX', { messages: true })) || {}).toMatchObject({ messages: 2 });
    other.close();
    expect((await desk.ask('operations', {})).waiting).toBe(0);
  });

  it('GEN-2: closing does not wait for a line that is dead: connecting, idle, in a FETCH', async () => {
    const server = await start({ smtp: false });
    await server.append('alice', 'INBOX', mails(200));
    const closeInTime = async (desk: Desk) => {
      const begun = performance.now();
      await desk.close();
      expect(performance.now() - begun).toBeLessThan(3_000);
    };
    const silent = await listen();
    await closeInTime(await openDesk(server, { imapPort: silent, live: true }));
    const proxy = await proxyFor(server.ports.imaps);
    const idle = await openDesk(server, { imapPort: proxy.port, live: true });
    await expect.poll(async () => (await idle.ask('syncStatus', {}))[0]?.phase, { timeout: 15_000 }).toBe('up-to-date');
    proxy.faults.blackhole = true;
    await closeInTime(idle);
    const slow = await proxyFor(server.ports.imaps, { bytesPerSecond: 200_000 });
    const fetching = await openDesk(server, { imapPort: slow.port, live: true });
    await expect.poll(async () => (await fetching.list('inbox')).length, { timeout: 15_000 }).toBeGreaterThan(0);
    slow.faults.blackhole = true;
    await closeInTime(fetching);
  });

  it('a wrong password is not tried again and again, whatever is queued; a new one is tried at once', async () => {
    const server = await start({ smtp: false });
    await server.append('alice', 'INBOX', mails(5));
    const desk = await deskOn(server, { archiveExternally: true });
    await desk.sync();
    const rows = await desk.list('inbox');
    const proxy = await proxyFor(server.ports.imaps);
    const [account] = desk.accounts;
    if (account === undefined) throw new Error('no account');
    desk.engine.context.store.write((tx) =>
      tx.db.prepare(`UPDATE account SET connection = json_set(connection, '$.imap.port', ${proxy.port})`).run(),
    );
    await desk.ask('setPassword', { id: account.id, password: 'changed at the provider' });
    await desk.reopen({ live: true });
    await expect
      .poll(async () => (await desk.ask('syncStatus', {}))[0]?.error?.code, { timeout: 10_000 })
      .toBe('sign-in-refused');
    for (const row of rows) await desk.ask('archive', { selection: { kind: 'conversations', ids: [row.id] } });
    const before = proxy.recorded().length;
    expect(before).toBeLessThanOrEqual(2);
    await desk.ask('setPassword', { id: account.id, password: testPassword });
    await expect.poll(async () => (await desk.ask('operations', {})).waiting, { timeout: 15_000 }).toBe(0);
    expect((await desk.ask('syncStatus', {}))[0]?.error).toBeNull();
  });

  it('SYN-7: the provider is away: what is here is read, archived, searched; it goes out once it is back', async () => {
    const server = await start({ smtp: false });
    await server.append('alice', 'INBOX', mails(5));
    const desk = await deskOn(server, { archiveExternally: true });
    await desk.sync();
    await server.crash();
    await desk.archive('mail 2');
    const [report] = await desk.trySync();
    expect(report?.error).toMatchObject({ code: 'connection-refused', retryable: true });
    expect(report?.operations).toEqual({ done: 0, pending: 1, failed: 0 });
    expect(await desk.subjects('archive')).toEqual(['mail 2']);
    expect((await desk.ask('search', { query: 'subject:mail' })).total).toBe(5);
    await server.restart();
    await desk.sync();
    expect((await desk.ask('operations', {})).waiting).toBe(0);
  });
});

describe('broken mail (SYN-10)', () => {
  it('is brought in like any other, marked, and what can be read of it is shown', async () => {
    const server = await start({ smtp: false });
    const head = (name: string) =>
      `Subject: ${name}\r\nFrom: x@y.example\r\nMessage-ID: <${name.replaceAll(' ', '-')}@y>\r\n`;
    const raws: [string, string][] = [
      ['cut off', `${head('cut off')}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello from it`],
      ['no boundary', `${head('no boundary')}Content-Type: multipart/mixed\r\n\r\nhello from it\r\n`],
      [
        'wrong charset',
        `${head('wrong charset')}Content-Type: text/plain; charset=nonsense\r\n\r\nhello from it \xff\xfe\r\n`,
      ],
      ['bad base64', `${head('bad base64')}Content-Transfer-Encoding: base64\r\n\r\naGVsbG8gZnJvbSBpdA==!!!!\r\n`],
      ['no body', `${head('no body')}`],
      ['a long line', `${head('a long line')}\r\nhello from it ${'x'.repeat(100_000)}\r\n`],
    ];
    await server.append(
      'alice',
      'INBOX',
      raws.map(([, raw]) => ({ raw: Buffer.from(raw, 'latin1') })),
    );
    const desk = await deskOn(server);
    await desk.sync();
    for (const [subject] of raws) {
      const { messages } = await desk.find(subject);
      if (subject !== 'no body')
        expect([subject, messages[0]?.text]).toEqual([subject, expect.stringContaining('hello from it')]);
      expect(messages[0]?.loading).toBe(false);
    }
    expect((await desk.find('no boundary')).messages[0]?.damaged).toBe(true);
  });
});

describe('ACC-4', () => {
  it('the password is in no file of the data folder, nor in what is told', async () => {
    const server = await start({ smtp: false });
    const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-add-'));
    ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const engine = openEngine({ dataDir, secrets: memorySecrets(), live: false, readers: 0 });
    const told: unknown[] = [];
    engine.subscribe((event) => told.push(event));
    const connection = {
      imap: { host: 'localhost', port: server.ports.imaps, tls: 'on' },
      smtp: { host: 'localhost', port: 1, tls: 'on' },
      user: 'alice',
      caFile: server.caFile,
    } as const;
    const input = { email: 'alice@example.test', password: 'vexedquillmarrow', connection, check: true };
    const reply = await engine.call('addAccount', input);
    const stored = await engine.call('addAccount', { ...input, check: false });
    const accounts = (await engine.call('accounts', {})) as { value: CallOutput<'accounts'> };
    await engine.close();
    expect(leftovers(dataDir, ['vexedquillmarrow'])).toEqual([]);
    expect(JSON.stringify([told, reply, stored, accounts])).not.toContain('vexedquillmarrow');
  });
});
