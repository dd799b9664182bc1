import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerPage } from './answer-page.ts';

/** The door on this computer through which the browser brings a service's answer (RFC 8252 §7.3). */
export interface Loopback {
  /** What the service is told to send the browser to. */
  readonly redirect: string;
  /** The address that the browser was sent to, with this state. Rejects with the signal's reason. */
  answer(state: string, signal: AbortSignal): Promise<URL>;
  close(): void;
}

const PATH = '/callback';
/** An address with a code is some hundred characters. Bytes. */
const LONGEST_REQUEST = 16 * 1024;
/** Who connects and says nothing. Milliseconds. */
const SLOWEST_REQUEST = 10_000;
const LINGER = 2_000;

/**
 * Opens a port of 127.0.0.1 that the system picks; never another interface. Anything on this computer, and any page in its browser, may
 * knock here, so that an answer without our state is turned away and ends nothing.
 */
export async function openLoopback(): Promise<Loopback> {
  let waiting: { state: Buffer; found(address: URL): void } | undefined;
  const server = createServer({ maxHeaderSize: LONGEST_REQUEST, requestTimeout: SLOWEST_REQUEST }, take);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  function take(request: IncomingMessage, response: ServerResponse): void {
    const address = addressOf(request);
    if (address === null) {
      reply(response, 404, 'nothing');
      return;
    }
    if (waiting === undefined || !isSame(address.searchParams.get('state') ?? '', waiting.state)) {
      reply(response, 400, 'unknown');
      return;
    }
    const { found } = waiting;
    waiting = undefined;
    reply(response, 200, address.searchParams.has('error') ? 'refused' : 'received');
    found(address);
  }

  /** Null for anything but the one request that a service's redirect makes; the name must be ours (DNS rebinding). */
  function addressOf(request: IncomingMessage): URL | null {
    if (request.method !== 'GET' || request.headers.host !== `127.0.0.1:${port}`) return null;
    const target = request.url ?? '';
    if (!target.startsWith(`${PATH}?`)) return null;
    try {
      return new URL(target, origin);
    } catch {
      return null;
    }
  }

  return {
    redirect: `${origin}${PATH}`,
    answer: (state, signal) =>
      new Promise((resolve, reject) => {
        const given = () => reject(signal.reason);
        if (signal.aborted) return given();
        signal.addEventListener('abort', given, { once: true });
        waiting = {
          state: Buffer.from(state),
          found(address) {
            signal.removeEventListener('abort', given);
            resolve(address);
          },
        };
        return undefined;
      }),
    close() {
      server.close();
      // the browser may still be reading what it was answered
      setTimeout(() => server.closeAllConnections(), LINGER).unref();
    },
  };
}

const isSame = (given: string, expected: Buffer): boolean => {
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
};

function reply(response: ServerResponse, status: number, kind: Parameters<typeof answerPage>[0]): void {
  const { page, policy } = answerPage(kind);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    // the address holds the code: it is told to nobody
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(page);
}
