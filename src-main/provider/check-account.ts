import { lookup } from 'node:dns/promises';
import { connect as connectPlain, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Stage, StageName } from '#shared/contract/accounts.ts';
import type { Connection, ServerAddress } from '#shared/model/account.ts';
import { toErrorData } from '#shared/model/error.ts';
import { requireEncryption, serverName, tlsOptions } from './encryption.ts';
import { connectionError } from './imap/imap-error.ts';
import { imapProvider } from './imap/imap-session.ts';
import { refusedToken } from './oauth/refused-token.ts';
import type { ConnectOptions, MailSession, RemoteFolder } from './provider.ts';
import { checkSending } from './smtp/check-sending.ts';

/** How long a server may take to answer during a check. Milliseconds. */
const PATIENCE = 10_000;

export interface AccountCheck {
  readonly ok: boolean;
  readonly stages: readonly Stage[];
  readonly folders: readonly CountedFolder[];
}

export interface CountedFolder extends Pick<RemoteFolder, 'path' | 'delimiter' | 'role'> {
  readonly messages: number;
}

export interface CheckOptions {
  /** Told of each stage as it is finished. */
  readonly onStage?: (stage: Stage) => void;
  /** The sign-in service that gave the token. */
  readonly service?: string;
  readonly patience?: number;
}

/**
 * ACC-3: name lookup, certificate, sign-in, folders, sending, in this order; the first that fails ends it, and says what to do.
 * Read-only at the provider; stores nothing.
 */
export async function checkAccount(
  connection: Connection,
  credential: Pick<ConnectOptions, 'password' | 'accessToken'>,
  { onStage = () => {}, service = '', patience = PATIENCE }: CheckOptions = {},
): Promise<AccountCheck> {
  const stages: Stage[] = [];
  let folders: AccountCheck['folders'] = [];
  let session: MailSession | undefined;
  const run = async (stage: StageName, work: () => Promise<string>): Promise<boolean> => {
    try {
      stages.push({ stage, ok: true, message: await work() });
    } catch (thrown) {
      // a token that was given a moment ago is no wrong password
      const error = credential.accessToken === undefined ? thrown : refusedToken(thrown, service);
      const { code, message } = toErrorData(error);
      stages.push({ stage, ok: false, message, code });
    }
    const done = stages.at(-1);
    if (done !== undefined) onStage(done);
    return done?.ok === true;
  };
  try {
    const ok =
      (await run('lookup', () => lookUp(connection))) &&
      (await run('certificate', () => checkEncryption(connection, patience))) &&
      (await run('sign-in', async () => {
        session = await imapProvider.connect({ connection, ...credential, timeout: patience });
        return `Signed in at ${connection.imap.host}.`;
      })) &&
      (await run('folders', async () => {
        folders = session === undefined ? [] : await listCounted(session);
        return describeFolders(folders);
      })) &&
      (await run('sending', async () => {
        await checkSending({ connection, ...credential, timeout: patience });
        return `${connection.smtp.host} accepts mail for sending.`;
      }));
    return { ok, stages, folders };
  } finally {
    await session?.close();
  }
}

async function lookUp(connection: Connection): Promise<string> {
  for (const server of [connection.imap, connection.smtp]) {
    requireEncryption(server);
    if (isIP(server.host) !== 0) continue;
    try {
      await lookup(server.host);
    } catch (error) {
      throw connectionError(error, serverName(server));
    }
  }
  const hosts = new Set([connection.imap.host, connection.smtp.host]);
  return hosts.size === 1 ? `Found ${connection.imap.host}.` : `Found ${[...hosts].join(' and ')}.`;
}

/** Where TLS begins at once, its certificate is looked at here; with STARTTLS, signing in does it. */
async function checkEncryption(connection: Connection, patience: number): Promise<string> {
  for (const server of [connection.imap, connection.smtp]) {
    if (server.tls === 'on') await handshake(connection, server, patience);
    else await reach(server, patience);
  }
  if (connection.imap.tls === 'off') return 'No encryption: allowed only because the server is on this computer.';
  return connection.imap.tls === 'on' ? 'The certificate is valid.' : 'Encryption begins with STARTTLS.';
}

function handshake(connection: Connection, server: ServerAddress, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const servername = isIP(server.host) === 0 ? { servername: server.host } : {};
    const socket = connectTls({ host: server.host, port: server.port, ...servername, ...tlsOptions(connection) });
    const fail = (error: unknown) => {
      socket.destroy();
      const tls = typeof error === 'object' && error !== null ? { tlsFailed: isTlsFailure(error) } : {};
      reject(
        connectionError(Object.assign(error instanceof Error ? error : new Error('failed'), tls), serverName(server)),
      );
    };
    socket.setTimeout(patience, () => fail(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })));
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      socket.end();
      resolve();
    });
  });
}

function isTlsFailure(error: object): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_SSL') || code === 'EPROTO' || code === 'ECONNRESET';
}

function reach(server: ServerAddress, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectPlain({ host: server.host, port: server.port });
    const fail = (error: unknown) => {
      socket.destroy();
      reject(connectionError(error, serverName(server)));
    };
    socket.setTimeout(patience, () => fail(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.end();
      resolve();
    });
  });
}

async function listCounted(session: MailSession): Promise<AccountCheck['folders']> {
  const listed = (await session.listFolders()).filter((folder) => folder.selectable);
  const counted: CountedFolder[] = [];
  for (const folder of listed) {
    // counts are a help for choosing; hundreds of folders must not make the check long
    const messages = counted.length < 60 ? await session.countMessages(folder.path) : 0;
    const { path, delimiter, role } = folder;
    counted.push({ path, delimiter, role, messages });
  }
  return counted;
}

function describeFolders(folders: AccountCheck['folders']): string {
  const has = (role: RemoteFolder['role']) => folders.some((folder) => folder.role === role);
  const missing = (['sent', 'trash', 'archive'] as const).filter(
    (role) => !has(role) && !(role === 'archive' && has('all')),
  );
  const found = `Found ${folders.length} folders.`;
  return missing.length === 0 ? found : `${found} The server names none for ${missing.join(', ')}.`;
}
