import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect as connectTls } from 'node:tls';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type CertificateKind,
  everyExtension,
  type MailServer,
  type MailServerOptions,
  startMailServer,
  testPassword,
} from '../support/mail-server.ts';
import { message } from '../support/messages.ts';

const running: MailServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(options?: MailServerOptions): Promise<MailServer> {
  const server = await startMailServer(options);
  running.push(server);
  return server;
}

/** A client as Dealbox would be one: the user's own login, over TLS, trusting the test authority. */
async function userClient(server: MailServer, user = 'alice'): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: 'localhost',
    port: server.ports.imaps,
    secure: true,
    tls: { ca: readFileSync(server.caFile) },
    auth: { user, pass: testPassword },
    qresync: true,
    logger: false,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe('a throw-away mail server', () => {
  test('takes deliveries and shows them to two clients', async () => {
    const server = await start();
    await server.deliver('alice', message({ subject: 'Größe ☃' }));
    const [first, second] = await Promise.all([userClient(server), server.client('alice')]);
    for (const client of [first, second]) {
      await client.mailboxOpen('INBOX');
      const found = await client.fetchOne('*', { envelope: true });
      expect(found).toMatchObject({ envelope: { subject: 'Größe ☃' } });
      client.close();
    }
  });

  test('has the usual folders with their special uses, and those asked for', async () => {
    const server = await start({ folders: ['Clients/Nordwind', 'Kunder Åre'], smtp: false });
    const client = await server.client('alice');
    const folders = await client.list();
    expect(folders.map(({ path, specialUse }) => `${path} ${specialUse ?? ''}`.trim()).sort()).toEqual([
      'Archive \\Archive',
      'Clients/Nordwind',
      'Drafts \\Drafts',
      'INBOX \\Inbox',
      'Junk \\Junk',
      'Kunder Åre',
      'Sent \\Sent',
      'Trash \\Trash',
    ]);
    client.close();
  });

  test('appends a thousand messages within a second or so, and returns their UIDs', async () => {
    const server = await start({ format: 'mdbox', smtp: false });
    const internalDate = new Date('2026-03-04T05:06:07Z');
    const many = Array.from({ length: 1000 }, () => ({ raw: message(), flags: ['\\Seen', '$Later'], internalDate }));
    const uids = await server.append('bob', 'Past/2026', many);
    expect(uids).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
    const client = await server.client('bob');
    await client.mailboxOpen('Past/2026');
    const last = await client.fetchOne('1000', { flags: true, internalDate: true }, { uid: true });
    expect(last).toMatchObject({ internalDate, flags: expect.toSatisfy((flags: Set<string>) => flags.has('$Later')) });
    client.close();
  });

  test('writes down what the user’s client sent, and nothing of the tests’ own', async () => {
    const server = await start();
    await server.append('alice', 'INBOX', [{ raw: message() }, { raw: message() }]);
    const [own, other] = await Promise.all([userClient(server), server.client('alice')]);
    await other.mailboxOpen('INBOX');
    await other.messageFlagsAdd('1', ['\\Flagged']);
    await own.mailboxOpen('INBOX');
    await own.append('Drafts', message({ text: 'a SELECT Trash\r\nb UID EXPUNGE 1\r\n' }));
    await own.messageMove('2', 'Archive', { uid: true });
    const names = server.commandLog('alice').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ENABLE', 'SELECT', 'APPEND', 'UID MOVE']));
    expect(names).not.toContain('STORE');
    expect(names).not.toContain('UID EXPUNGE');
    expect(server.commandLog('alice').find(({ name }) => name === 'UID MOVE')?.line).toBe('UID MOVE 2 Archive');
    expect(server.commandLog('bob')).toEqual([]);
    own.close();
    other.close();
  });

  test('hides extensions, and the log proves that a client did without them', async () => {
    const server = await start({ hide: everyExtension });
    await server.append('alice', 'INBOX', [{ raw: message() }]);
    const client = await userClient(server);
    expect([...client.capabilities.keys()]).toEqual(['IMAP4rev1']);
    const folders = await client.list();
    expect(folders.find(({ path }) => path === 'Trash')?.specialUseSource).not.toBe('extension');
    await client.mailboxOpen('INBOX');
    await client.messageMove('1', 'Archive', { uid: true });
    const log = server.commandLog('alice');
    expect(log.map(({ name }) => name)).toContain('UID COPY');
    expect(log.some(({ line }) => /MOVE|QRESYNC|CONDSTORE|IDLE|UID EXPUNGE/.test(line))).toBe(false);
    client.close();
  });

  test('tells an idling client of a delivery', async () => {
    const server = await start();
    const client = await userClient(server);
    await client.mailboxOpen('INBOX');
    const told = once(client, 'exists');
    void client.idle();
    await server.deliver('alice', message());
    await told;
    expect(client.mailbox).toMatchObject({ exists: 1 });
    client.close();
  });

  test('kicks, crashes and restarts with the mail still there', async () => {
    const server = await start({ smtp: false });
    await server.deliver('alice', message());
    const [own, other] = await Promise.all([userClient(server), server.client('alice')]);
    const kicked = once(own, 'close');
    server.kick('alice');
    await kicked;
    expect(other.usable).toBe(true);
    const crashed = once(other, 'close');
    await server.crash();
    await crashed;
    await server.restart();
    const again = await userClient(server);
    const orderly = once(again, 'close');
    expect(await again.status('INBOX', { messages: true })).toMatchObject({ messages: 1 });
    await server.shutdown();
    await orderly;
    await server.restart();
    expect(server.log()).toContain('starting up');
  });

  test('submits by STARTTLS and by TLS, bounces, refuses and defers', async () => {
    const server = await start();
    const send = (to: string, secure = false) =>
      createTransport({
        host: 'localhost',
        port: secure ? server.ports.submissions : server.ports.submission,
        secure,
        requireTLS: true,
        auth: { user: 'alice', pass: testPassword },
        tls: { ca: readFileSync(server.caFile) },
      }).sendMail({ from: 'alice@example.test', to, subject: `to ${to}`, text: 'Hello.' });
    await send('bob@example.test');
    await send('bob@elsewhere.example', true);
    await expect(send('reject@example.test')).rejects.toThrow(/5\.1\.1/);
    await expect(send('greylist@example.test')).rejects.toThrow(/4\.7\.1/);
    await send('stranger@example.test');
    const [bob, sender] = await Promise.all([server.client('bob'), server.client('alice')]);
    await expect.poll(async () => (await bob.status('INBOX', { messages: true })) || {}).toMatchObject({ messages: 2 });
    // The bounce comes back by itself.
    await expect
      .poll(async () => (await sender.status('INBOX', { messages: true })) || {})
      .toMatchObject({ messages: 1 });
    bob.close();
    sender.close();
  });

  test.each<[CertificateKind, RegExp | undefined]>([
    ['good', undefined],
    ['expired', /CERT_HAS_EXPIRED/],
    ['wrong-name', /ERR_TLS_CERT_ALTNAME_INVALID/],
    ['self-signed', /DEPTH_ZERO_SELF_SIGNED_CERT/],
  ])('shows a certificate that is %s', async (tls, problem) => {
    const server = await start({ tls, smtp: false });
    const socket = connectTls({ host: 'localhost', port: server.ports.imaps, ca: readFileSync(server.caFile) });
    const outcome = await new Promise<string>((resolve) => {
      socket.once('secureConnect', () => resolve('connected'));
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
    socket.destroy();
    expect(outcome).toMatch(problem ?? /^connected$/);
  });

  test('refuses more connections than allowed', async () => {
    const server = await start({ maxConnections: 1, smtp: false });
    const first = await userClient(server);
    await expect(userClient(server)).rejects.toMatchObject({
      responseText: expect.stringContaining('Maximum number of connections'),
    });
    first.close();
  });

  test('runs several side by side and leaves nothing behind', async () => {
    const servers = await Promise.all([start(), start(), start()]);
    const dirs = servers.map(({ dir }) => dir);
    await Promise.all(running.splice(0).map((server) => server.stop()));
    expect(dirs.filter((dir) => existsSync(dir))).toEqual([]);
    expect(processesOf(dirs)).toEqual([]);
  });

  test('dies with the process that started it, even by SIGKILL', async () => {
    const module = join(import.meta.dirname, '../support/mail-server.ts');
    const script = `
      const { startMailServer } = await import(${JSON.stringify(module)});
      console.log((await startMailServer()).dir);
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [dir] = (await once(createInterface(owner.stdout), 'line')) as [string];
    expect(processesOf([dir]).length).toBeGreaterThan(2);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    await expect.poll(() => existsSync(dir)).toBe(false);
    await expect.poll(() => processesOf([dir])).toEqual([]);
  });
});

/** Command lines of the processes that were started in one of the folders. */
function processesOf(dirs: readonly string[]): string[] {
  const all = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => !line.startsWith('Z') && dirs.some((dir) => line.includes(dir)));
}
