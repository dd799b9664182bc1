import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { DealboxError } from '#shared/model/error.ts';
import { imapProvider } from '../../src-main/provider/imap/imap-session.ts';
import type { MailSession } from '../../src-main/provider/provider.ts';
import { checkSending } from '../../src-main/provider/smtp/check-sending.ts';
import { openDesk } from '../support/desk.ts';
import { makeServerCertificate } from '../support/mail-server/certificates.ts';
import { message } from '../support/messages.ts';
import {
  type ImapScript,
  type Reply,
  type ScriptedImapServer,
  startScriptedImapServer,
} from '../support/scripted-imap-server.ts';

const password = 'correct horse';
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(script: ImapScript): Promise<ScriptedImapServer & { caFile: string }> {
  const server = await startScriptedImapServer(script);
  ends.push(() => server.stop());
  return Object.assign(server, { caFile: pem(server.authority) });
}

function pem(text: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'dealbox-ca-'));
  ends.push(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'authority.pem');
  writeFileSync(file, text);
  return file;
}

async function signIn(server: { port: number; caFile: string }, tls: 'on' | 'starttls'): Promise<MailSession> {
  const at = { host: 'localhost', port: server.port, tls };
  const session = await imapProvider.connect({
    connection: { imap: at, smtp: at, user: 'alice', caFile: server.caFile },
    password,
    timeout: 3_000,
  });
  ends.push(() => session.close());
  return session;
}

const refused = (work: Promise<unknown>): Promise<DealboxError> =>
  work.then(
    () => {
      throw new Error('it went on');
    },
    (error: DealboxError) => error,
  );

/** What went over the line before encryption stood, beyond what must. */
const inClear = (server: ScriptedImapServer): string[] =>
  server.received
    .filter(({ secure, name }) => !secure && !['CAPABILITY', 'STARTTLS', 'LOGOUT'].includes(name))
    .map(({ name, args }) => `${name} ${args}`);

const starttls = ['IMAP4rev1', 'STARTTLS'];

describe('STARTTLS is required, or nothing is said (ACC-2, SECURITY 4)', () => {
  it.each<[string, ImapScript]>([
    ['it is not offered', { capabilities: ['IMAP4rev1', 'AUTH=PLAIN'] }],
    ['it is refused', { capabilities: starttls, on: { STARTTLS: ({ tag }, { send }) => send(`${tag} NO not today`) } }],
    [
      'it is not understood',
      { capabilities: starttls, on: { STARTTLS: ({ tag }, { send }) => send(`${tag} BAD what?`) } },
    ],
    ['it pretends that we are signed in', { greeting: '* PREAUTH welcome back', capabilities: ['IMAP4rev1'] }],
    [
      'answers are injected behind the OK',
      {
        capabilities: starttls,
        on: {
          STARTTLS({ tag }, connection) {
            connection.sendRaw(`${tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN MOVE\r\n* 99 EXISTS\r\n`);
            connection.startTls();
          },
        },
      },
    ],
    ['it hangs up instead', { capabilities: starttls, on: { STARTTLS: (_, connection) => connection.close() } }],
  ])('SECURITY 4: %s: refused, no word of ours in clear', async (_, script) => {
    const server = await start(script);
    const error = await refused(signIn(server, 'starttls'));
    expect(['starttls-missing', 'tls-failed', 'server-protocol', 'connection-lost']).toContain(error.code);
    expect(inClear(server)).toEqual([]);
    expect(JSON.stringify(server.received)).not.toContain(password);
  });

  it('SECURITY 4: PREAUTH with STARTTLS on offer: encrypted before anything else, or refused', async () => {
    const server = await start({ greeting: '* PREAUTH welcome back', capabilities: starttls });
    await signIn(server, 'starttls').catch(() => {});
    expect(inClear(server)).toEqual([]);
  });

  it('SECURITY 4: what was announced before encryption does not count after it', async () => {
    const server = await start({
      on: {
        CAPABILITY: ({ tag }, { send, isSecure }) =>
          send(`* CAPABILITY IMAP4rev1 ${isSecure ? '' : 'STARTTLS MOVE IDLE CONDSTORE'}`, `${tag} OK done`),
      },
      capabilities: [],
    });
    const session = await signIn(server, 'starttls');
    expect(session.capabilities).toMatchObject({ move: false, idle: false, condstore: false });
  });

  it('SECURITY 4: mailbox data and alerts from before encryption reach nobody', async () => {
    const server = await start({
      greeting: '* OK [ALERT] Call 555-1234 about your account',
      capabilities: starttls,
      on: {
        CAPABILITY: ({ tag }, { send, isSecure }) =>
          send(
            ...(isSecure ? [] : ['* LIST () "/" Evil', '* 7 EXISTS', '* 7 FETCH (UID 7 FLAGS ())']),
            `* CAPABILITY IMAP4rev1 ${isSecure ? '' : 'STARTTLS'}`,
            `${tag} OK done`,
          ),
        LOGIN: ({ tag }, { send }) => send(`${tag} NO [AUTHENTICATIONFAILED] no`),
        AUTHENTICATE: ({ tag }, { send }) => send(`${tag} NO [AUTHENTICATIONFAILED] no`),
      },
    });
    const error = await refused(signIn(server, 'starttls'));
    expect(error.code).toBe('sign-in-refused');
    expect(error.message).not.toContain('555');
  });

  it('SECURITY 4: a referral to another server is not followed', async () => {
    let asked = 0;
    const elsewhere = createServer(() => {
      asked += 1;
    }).listen(0, '127.0.0.1');
    ends.push(() => elsewhere.close());
    const to = `imap://alice@127.0.0.1:${(elsewhere.address() as AddressInfo | null)?.port ?? 0}/`;
    const no: Reply = ({ tag }, { send }) => send(`${tag} NO [REFERRAL ${to}] go there`);
    const server = await start({ tls: 'implicit', on: { LOGIN: no, AUTHENTICATE: no } });
    expect((await refused(signIn(server, 'on'))).code).toBe('sign-in-refused');
    expect(asked).toBe(0);
  });
});

it('SECURITY 4: TLS older than 1.2 is refused', async () => {
  const { certificate: cert, key, authority } = makeServerCertificate('good');
  const old = createTlsServer({
    cert,
    key,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  });
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
  ends.push(() => old.close());
  const error = await refused(signIn({ port: (old.address() as AddressInfo).port, caFile: pem(authority) }, 'on'));
  expect(error.code).toBe('tls-failed');
});

describe('sending by STARTTLS (SECURITY 4)', () => {
  /** A submission server that says what it is told to, and writes down what it hears. */
  async function startSmtp(answer: (line: string) => string): Promise<{ port: number; heard: string[] }> {
    const heard: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 ready\r\n');
      socket.on('data', (data) => {
        heard.push(data.toString('latin1'));
        const said = answer(data.toString('latin1'));
        if (said !== '') socket.write(said);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(() => server.close());
    return { port: (server.address() as AddressInfo).port, heard };
  }

  it.each([
    [
      'it is not offered',
      (line: string) => (/^EHLO/i.test(line) ? '250-hi\r\n250 AUTH PLAIN LOGIN\r\n' : '500 what?\r\n'),
    ],
    [
      'it is refused',
      (line: string) => (/^EHLO/i.test(line) ? '250-hi\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n' : '454 not now\r\n'),
    ],
    [
      'answers are injected behind the 220',
      (line: string) =>
        /^EHLO/i.test(line)
          ? '250-hi\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n'
          : /^STARTTLS/i.test(line)
            ? '220 go\r\n250-hi\r\n250 AUTH PLAIN\r\n235 welcome\r\n'
            : '',
    ],
  ])('SECURITY 4: %s: refused, no password in clear, and EHLO tells nothing of this computer', async (_, answer) => {
    const { port, heard } = await startSmtp(answer);
    const at = { host: 'localhost', port, tls: 'starttls' as const };
    await refused(checkSending({ connection: { imap: at, smtp: at, user: 'alice' }, password, timeout: 2_000 }));
    const said = heard.join('');
    expect(said).toMatch(/^EHLO \[127\.0\.0\.1\]\r\n/);
    expect(said).not.toMatch(/AUTH|alice/);
    expect(said).not.toContain(Buffer.from(password).toString('base64'));
  });
});

describe('answers that nobody asked for (SECURITY 4)', () => {
  const raw = message({ subject: 'asked for' });
  const evil = message({ subject: 'never asked for' });
  const literal = (bytes: Buffer) => `{${bytes.length}}\r\n${bytes.toString('latin1')}`;
  const header = (bytes: Buffer) => bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 4);

  /** A mailbox of one message, UID 5, whose answers come with others between them. */
  const script: ImapScript = {
    tls: 'implicit',
    on: {
      SELECT: ({ tag }, { send }) =>
        send(
          '* 1 EXISTS',
          '* FLAGS (\\Seen \\Deleted)',
          '* OK [UIDVALIDITY 1] ok',
          '* OK [UIDNEXT 6] ok',
          `${tag} OK done`,
        ),
      'UID SEARCH': ({ tag }, { send }) => send('* SEARCH 5', `${tag} OK done`),
      'UID FETCH'({ tag, args }, connection) {
        const field = /BODY\.PEEK(\[HEADER[^\]]*\])/i.exec(args)?.[1];
        const date = 'INTERNALDATE "21-Nov-2026 10:00:00 +0000" RFC822.SIZE 500';
        const one = (uid: number, mail: Buffer) =>
          field !== undefined
            ? `* 1 FETCH (UID ${uid} FLAGS () ${date} BODY${field} ${literal(header(mail))})\r\n`
            : /BODY\.PEEK\[\]/i.test(args)
              ? `* 1 FETCH (UID ${uid} FLAGS () ${date} BODY[] ${literal(mail)})\r\n`
              : `* 1 FETCH (UID ${uid} FLAGS ())\r\n`;
        connection.sendRaw('* 1 FETCH (UID 5 FLAGS (\\Seen))\r\n* 9 FETCH (FLAGS (\\Deleted))\r\n');
        connection.sendRaw(one(77, evil));
        connection.sendRaw('* 3 FETCH (UID 4294967299 FLAGS (\\Deleted) MODSEQ (-1))\r\n* 2 RECENT\r\n');
        connection.sendRaw(one(5, raw));
        connection.send('* 4 FETCH (UID 0 FLAGS ())', `${tag} OK done`);
      },
    },
  };

  it('SECURITY 4, SYN-2: flags without a header and mail of other UIDs make no message, and change none', async () => {
    const server = await start(script);
    const desk = await openDesk(
      { ports: { imaps: server.port, submissions: 1 }, caFile: server.caFile },
      { timeout: 3_000 },
    );
    ends.push(() => desk.close());
    for (let pass = 0; pass < 3; pass += 1) await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(['asked for']);
    expect((await desk.find('asked for')).messages[0]?.locations).toEqual([{ folder: 'INBOX', uid: 5 }]);
  });

  it.each([
    ['a line of 64 MB', '* OK '.padEnd(64 * 1024 * 1024, 'x')],
    ['a literal of 900 MB', '* SEARCH {900000000}\r\nhalf'],
    ['parentheses a million deep', `* SEARCH ${'('.repeat(1_000_000)}\r\n`],
  ])('R8: %s: the connection is dropped with a reason, and memory stays', async (_, bytes) => {
    const server = await start({
      tls: 'implicit',
      on: { 'UID SEARCH': (_command, connection) => connection.sendRaw(bytes) },
    });
    const session = await signIn(server, 'on');
    await session.open('INBOX');
    const before = process.memoryUsage().rss;
    const error = await refused(session.search({}));
    expect(['server-protocol', 'connection-lost', 'timed-out']).toContain(error.code);
    expect(error.message.length).toBeLessThan(300);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(400);
  });

  it.each(['a\r\nZZ DELETE INBOX', 'a\nZZ DELETE INBOX', 'a\0b', '"\\', '../../etc/passwd', '&broken-', '%*'])(
    'SECURITY 4: a folder named %j is asked for as one name, or not at all',
    async (path) => {
      const server = await start({ tls: 'implicit' });
      const session = await signIn(server, 'on');
      await session.open(path).catch(() => {});
      await session.search({ messageIds: ['x\r\nZZ DELETE INBOX', 'y"z'] }).catch(() => {});
      expect(server.received.filter(({ tag, name }) => tag === 'ZZ' || name === 'DELETE')).toEqual([]);
    },
  );
});
