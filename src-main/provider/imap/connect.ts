import { ImapFlow, type ImapFlowOptions, type Logger } from 'imapflow';
import { DealboxError } from '#shared/model/error.ts';
import { isLoopback } from '#shared/rules/loopback.ts';
import { requireEncryption, serverName, tlsOptions } from '../encryption.ts';
import type { ProviderProfile } from '../profiles.ts';
import type { ConnectOptions } from '../provider.ts';
import { connectionError } from './imap-error.ts';
import { type Recognised, recogniseProvider } from './recognise-provider.ts';
import { failureLog } from './refusal.ts';

/** How long a server may think about a command, a search through a large folder included. Milliseconds. */
export const ANSWER_PATIENCE = 2 * 60_000;

/** What is told about ourselves (RFC 2971): no host name, no user; and not imapflow's version and address as if they were ours. */
const clientInfo = { name: 'Dealbox', version: false, vendor: false, 'support-url': false } as const;

/** A new connection of our kind; IDLE only when asked, nothing sent before encryption stands. */
function createClient({ connection, password, accessToken, timeout, onCommand }: ConnectOptions): {
  client: ImapFlow;
  recognised: Recognised;
} {
  const { imap } = connection;
  requireEncryption(imap);
  const failed = failureLog(onCommand === undefined ? undefined : commandLogger(onCommand));
  const options: ImapFlowOptions = {
    host: imap.host,
    port: imap.port,
    secure: imap.tls === 'on',
    // required where chosen: imapflow would go on in clear text where the server does not offer it
    doSTARTTLS: imap.tls === 'starttls' ? true : imap.tls === 'off' ? false : undefined,
    // with a token: OAUTHBEARER (RFC 7628) where it is announced, else XOAUTH2
    auth: { user: connection.user, ...(accessToken === undefined ? { pass: password ?? '' } : { accessToken }) },
    tls: tlsOptions(connection),
    clientInfo,
    qresync: true,
    disableAutoIdle: true,
    disableBinary: true,
    disableIMAP4rev2: true,
    disableCompression: isLoopback(imap.host),
    connectionTimeout: Math.min(timeout ?? 30_000, 30_000),
    greetingTimeout: Math.min(timeout ?? 16_000, 16_000),
    socketTimeout: timeout ?? ANSWER_PATIENCE,
    maxLineLength: 8 * 1024 * 1024,
    maxLiteralSize: 256 * 1024 * 1024,
    maxResponseTokens: 200_000,
    maxLockHoldTime: false,
    logger: failed.logger,
  };
  const client = new ImapFlow(options);
  failed.remember(client);
  return { client, recognised: recogniseProvider(client, imap.host) };
}

/** Connects and signs in. Throws the words of connectionError(). */
export async function connectClient(
  options: ConnectOptions,
): Promise<{ readonly client: ImapFlow; readonly profile: ProviderProfile }> {
  const { client, recognised } = createClient(options);
  // without a listener an error after connect() would end the process
  client.on('error', () => {});
  const end = () => client.close();
  options.signal?.addEventListener('abort', end, { once: true });
  client.once('close', () => options.signal?.removeEventListener('abort', end));
  try {
    options.signal?.throwIfAborted();
    await client.connect();
  } catch (error) {
    client.close();
    const { imap } = options.connection;
    if (error instanceof Error && error.message === 'Unsupported authentication mechanism') {
      throw new DealboxError(
        'sign-in-refused',
        `${imap.host} offers no way to sign in that Dealbox has${options.accessToken === undefined ? '' : ' with a sign-in service'}. Check the server's name, or use a password.`,
        { detail: error.message },
      );
    }
    throw connectionError(error, serverName(imap));
  }
  if (options.connection.imap.tls !== 'off' && !client.secureConnection) {
    client.close();
    throw new DealboxError(
      'starttls-missing',
      `${options.connection.imap.host} did not start encryption. Dealbox closed the connection.`,
    );
  }
  return { client, profile: recognised.profile() };
}

/** imapflow tells each line as {src: 'c' (ours) or 's', msg}; secrets are already taken out there. */
function commandLogger(onCommand: (command: string) => void): Pick<Logger, 'debug' | 'info'> {
  const look = (entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return;
    const { src, msg } = entry as { src?: unknown; msg?: unknown };
    if (src === 'c' && typeof msg === 'string') onCommand(msg);
  };
  return { debug: look, info: look };
}
