import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { cyrusFolder } from '../../scripts/setup/cyrus.mjs';
import { guardProcesses } from './guarded-processes.ts';
import { appendInBulk } from './mail-server/bulk-append.ts';
import { makeServerCertificate } from './mail-server/certificates.ts';
import { cyrusConf, cyrusFolders, imapdConf } from './mail-server/cyrus-config.ts';
import { freePorts } from './mail-server/free-ports.ts';
import { openLineSocket } from './mail-server/line-socket.ts';
import { deliverByLmtp } from './mail-server/lmtp.ts';
import { serverUser } from './mail-server/run-as.ts';
import { type LoggedCommand, type MailServer, testPassword } from './mail-server.ts';

export type CyrusServer = Pick<
  MailServer,
  'host' | 'ports' | 'caFile' | 'dir' | 'append' | 'deliver' | 'client' | 'commandLog' | 'stop'
> & {
  /** Takes a user's mailbox away, and gives an empty one, whose folders have another UIDVALIDITY. */
  recreate(user: string): Promise<void>;
};

/** The tests' own connections, in the log by a folder that they ask for and that nobody has. */
const OBSERVER = 'dealbox-test-observer';

/**
 * Starts a real Cyrus IMAP for one test, the second opinion beside Dovecot (mail-server.ts): OBJECTID, special uses in small letters. It is
 * unpacked by scripts/setup/cyrus.mjs; whether it is there, hasCyrus() says. It dies with the process that started it.
 */
export async function startCyrusServer(users: readonly string[] = ['alice', 'bob']): Promise<CyrusServer> {
  const dir = mkdtempSync(join(tmpdir(), 'dealbox-cyrus-'));
  const runAs = serverUser();
  const tree = cyrusFolder();
  for (const name of [...cyrusFolders, ...users.map((user) => `conf/log/${user}`), 'spool', 'run']) {
    mkdirSync(join(dir, name), { recursive: true });
  }
  const [imap = 0, imaps = 0, lmtp = 0] = await freePorts(3);
  const config = { folder: dir, tree, user: runAs.user, ports: { imap, imaps, lmtp } };
  const certificate = makeServerCertificate('good');
  const files = {
    'server.pem': certificate.certificate,
    'server.key': certificate.key,
    'authority.pem': certificate.authority,
    'imapd.conf': imapdConf(config),
    'cyrus.conf': cyrusConf(config),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const machine = readdirSync(join(tree, 'usr/lib')).find((name) => name.endsWith('-linux-gnu')) ?? '';
  const libraries = ['usr/lib', 'lib'].map((folder) => join(tree, folder, machine));
  const env = {
    PATH: process.env.PATH,
    LD_LIBRARY_PATH: libraries.join(':'),
    SASL_PATH: join(tree, 'usr', 'lib', machine, 'sasl2'),
    TZ: 'UTC',
    DEALBOX_TEST_RUN: process.env.DEALBOX_TEST_RUN,
  };
  for (const user of [...users, 'admin']) {
    execFileSync(
      join(tree, 'usr/sbin/saslpasswd2'),
      ['-p', '-c', '-f', join(dir, 'sasldb2'), '-u', 'localhost', user],
      {
        input: testPassword,
        env,
      },
    );
  }
  if (runAs.owner !== undefined) execFileSync('chown', ['-R', runAs.owner, dir]);
  chmodSync(dir, 0o755);
  const processes = guardProcesses({ folder: dir, user: runAs.spawnAs });
  const master = processes.start({
    name: 'cyrus',
    command: join(tree, 'usr/lib/cyrus/bin/master'),
    args: ['-C', join(dir, 'imapd.conf'), '-M', join(dir, 'cyrus.conf'), '-p', join(dir, 'run/master.pid')],
    env,
  });
  try {
    await greeting(imap, () => {
      if (!master.isRunning()) throw new Error(`Cyrus did not start: ${readFileSync(join(dir, 'cyrus.out'), 'utf8')}`);
    });
  } catch (error) {
    await processes.end();
    throw error;
  }
  return {
    host: '127.0.0.1',
    ports: { imap, imaps, lmtp, submission: 0, submissions: 0 },
    caFile: join(dir, 'authority.pem'),
    dir,
    deliver: (user, raw) => deliverByLmtp(lmtp, user, raw),
    append: (user, folder, messages) => appendInBulk({ port: imap, user, password: testPassword, folder }, messages),
    async client(user) {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port: imap,
        secure: false,
        doSTARTTLS: false,
        auth: { user, pass: testPassword },
        qresync: true,
        logger: false,
      });
      client.on('error', () => undefined);
      await client.connect();
      await client.status(OBSERVER, { messages: true }).catch(() => undefined);
      return client;
    },
    async recreate(user) {
      const socket = await openLineSocket(imap);
      const say = async (command: string) => {
        await socket.write(`admin ${command}\r\n`);
        for (let line = await socket.readLine(); ; line = await socket.readLine()) {
          if (line.startsWith('admin OK')) return;
          if (line.startsWith('admin ')) throw new Error(`${command}: ${line}`);
        }
      };
      await say(`LOGIN admin "${testPassword}"`);
      await say(`SETACL user/${user} admin lrswipkxtecda`);
      await say(`DELETE user/${user}`);
      await say('LOGOUT').catch(() => {});
      socket.close();
    },
    commandLog: (user) => readTelemetry(join(dir, 'conf', 'log', user)),
    stop: () => processes.end(),
  };
}

async function greeting(port: number, check: () => void): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const socket = await openLineSocket(port).catch(() => undefined);
    const line = await socket?.readLine().catch(() => undefined);
    socket?.close();
    if (line !== undefined) return;
    check();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nothing answers on port ${port}`);
}

/** What clients sent, the oldest connection first; those of the tests themselves left out. */
function readTelemetry(folder: string): LoggedCommand[] {
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .filter((text) => !text.includes(OBSERVER) && !/^bulk /m.test(text))
    .flatMap((text, connection) => commandsIn(text, connection));
}

/** `<time<` stands before what the client sent, `>time>` before what it was told. */
function commandsIn(text: string, connection: number): LoggedCommand[] {
  const sent = [...text.matchAll(/<\d+<([\s\S]*?)(?=[<>]\d+[<>]|$)/g)].map(([, piece = '']) => piece).join('');
  return sent.split(/\r?\n/).flatMap((line) => {
    const command = line.replace(/^\S+ /, '');
    const name = /^(?:UID )?[A-Z]+/i.exec(command)?.[0].toUpperCase();
    return name === undefined || command === line ? [] : [{ connection, name, line: command }];
  });
}
