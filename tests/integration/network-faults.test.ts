import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, test } from 'vitest';
import { type FaultProxy, type Faults, startFaultProxy } from '../support/fault-proxy.ts';
import { type ImapScript, type ScriptedImapServer, startScriptedImapServer } from '../support/scripted-imap-server.ts';

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

/** Sends back what it gets. */
async function startEcho(): Promise<number> {
  const server: Server = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => server.close());
  return (server.address() as AddressInfo).port;
}

async function startProxy(faults?: Partial<Faults>): Promise<FaultProxy> {
  const proxy = await startFaultProxy(await startEcho(), faults);
  ends.push(() => proxy.stop());
  return proxy;
}

/** Sends `text` and collects what comes back until the connection ends or `text` is complete. */
function echo(port: number, text: string): Promise<{ received: string; pieces: number; end: string }> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let received = '';
    let pieces = 0;
    const finish = (end: string) => {
      resolve({ received, pieces, end });
      socket.destroy();
    };
    socket.on('connect', () => socket.write(text));
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      pieces += 1;
      if (received.length === text.length) finish('complete');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? 'error'));
    socket.on('end', () => finish('end'));
    socket.setTimeout(300, () => finish('silence'));
  });
}

describe('the fault proxy', () => {
  test('passes everything on and records both directions', async () => {
    const proxy = await startProxy();
    expect(await echo(proxy.port, 'hello')).toMatchObject({ received: 'hello', end: 'complete' });
    expect(proxy.recorded()).toEqual([{ toServer: 'hello', toClient: 'hello' }]);
  });

  test('refuses', async () => {
    const proxy = await startProxy({ refuse: true });
    expect((await echo(proxy.port, 'hello')).received).toBe('');
    proxy.faults.refuse = false;
    expect((await echo(proxy.port, 'hello')).end).toBe('complete');
  });

  test.each(['rst', 'fin'] as const)('cuts after exactly so many bytes by %s, once', async (by) => {
    const proxy = await startProxy({ cut: { afterBytes: 7, by, times: 1 } });
    const text = 'x'.repeat(100);
    expect(await echo(proxy.port, text)).toMatchObject({
      received: 'x'.repeat(7),
      end: by === 'rst' ? 'ECONNRESET' : 'end',
    });
    expect((await echo(proxy.port, text)).end).toBe('complete');
  });

  test('swallows everything but stays connected', async () => {
    const proxy = await startProxy({ blackhole: true });
    expect(await echo(proxy.port, 'hello')).toMatchObject({ received: '', end: 'silence' });
  });

  test('tears data apart, delays it and limits its speed', async () => {
    const proxy = await startProxy({ pieceBytes: 1, delay: 1 });
    expect((await echo(proxy.port, 'hello world')).pieces).toBeGreaterThan(3);
    proxy.faults.pieceBytes = 0;
    proxy.faults.delay = 0;
    proxy.faults.bytesPerSecond = 10_000;
    const started = performance.now();
    expect((await echo(proxy.port, 'x'.repeat(2_000))).end).toBe('complete');
    expect(performance.now() - started).toBeGreaterThan(150);
  });
});

async function startScripted(script: ImapScript): Promise<ScriptedImapServer> {
  const server = await startScriptedImapServer(script);
  ends.push(() => server.stop());
  return server;
}

function client(server: ScriptedImapServer, options: { secure?: boolean; doSTARTTLS?: boolean } = {}): ImapFlow {
  const flow = new ImapFlow({
    host: 'localhost',
    port: server.port,
    secure: false,
    tls: { ca: server.authority },
    auth: { user: 'alice', pass: 'secret' },
    logger: false,
    ...options,
  });
  flow.on('error', () => undefined);
  return flow;
}

describe('the scripted IMAP server', () => {
  test('is a well-behaved empty mailbox where the script says nothing', async () => {
    const server = await startScripted({});
    const flow = client(server, { doSTARTTLS: false });
    await flow.connect();
    expect(await flow.mailboxOpen('INBOX')).toMatchObject({ exists: 0 });
    await flow.logout();
    expect(server.received.map(({ name }) => name)).toContain('SELECT');
  });

  test('speaks TLS at once or after STARTTLS', async () => {
    const server = await startScripted({ tls: 'implicit' });
    const flow = client(server, { secure: true });
    await flow.connect();
    flow.close();
    const upgraded = await startScripted({ capabilities: ['IMAP4rev1', 'STARTTLS'] });
    const second = client(upgraded, { doSTARTTLS: true });
    await second.connect();
    second.close();
    expect(upgraded.received.filter(({ secure }) => !secure).map(({ name }) => name)).toEqual([
      'CAPABILITY',
      'STARTTLS',
    ]);
  });

  test('answers as scripted: too many connections', async () => {
    const server = await startScripted({
      on: { LOGIN: ({ tag }, { send }) => send(`${tag} NO [LIMIT] Too many simultaneous connections.`) },
    });
    await expect(client(server, { doSTARTTLS: false }).connect()).rejects.toMatchObject({
      serverResponseCode: 'LIMIT',
    });
  });

  test('dies in the middle of a literal', async () => {
    const server = await startScripted({
      on: {
        SELECT: ({ tag }, { send }) => send('* 1 EXISTS', '* OK [UIDVALIDITY 1]', '* OK [UIDNEXT 2]', `${tag} OK done`),
        FETCH(_command, connection) {
          connection.sendRaw('* 1 FETCH (UID 1 BODY[] {1000}\r\nhalf a mess');
          connection.reset();
        },
      },
    });
    const flow = client(server, { doSTARTTLS: false });
    await flow.connect();
    await flow.mailboxOpen('INBOX');
    const closed = new Promise((resolve) => flow.once('close', () => resolve(undefined)));
    const fetched = flow.fetchOne('1', { source: true }).catch((error: unknown) => error);
    await closed;
    expect(await fetched).not.toHaveProperty('source');
  });
});
