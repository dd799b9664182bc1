import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/**
 * Where in the dialogue the line is cut. `before-mail`: as MAIL FROM comes · `in-data`: after the first piece of the mail · `before-dot`: all
 * but its end was passed on · `after-dot`: all of it was passed on and answered, the answer never reaches the client.
 */
export type CutAt = 'before-mail' | 'in-data' | 'before-dot' | 'after-dot';

export interface SmtpProxy {
  /** Speaks plainly; signing in is offered all the same, for the server is reached by TLS. */
  readonly port: number;
  /** The next dialogue that comes so far is cut there, once. */
  cutNext(at: CutAt, then?: () => void): void;
  /** Commands of clients so far, without sign-in and data. */
  readonly commands: readonly string[];
  stop(): Promise<void>;
}

/** Stands between a client and a submission server on `targetPort` (TLS from the first byte), and knows the dialogue. */
export async function startSmtpProxy(targetPort: number): Promise<SmtpProxy> {
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  let cut: { at: CutAt; then: () => void } | null = null;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connectTls({ port: targetPort, host: '127.0.0.1', rejectUnauthorized: false });
    let data = false;
    let swallow = false;
    const end = () => {
      const then = cut?.then;
      cut = null;
      client.resetAndDestroy();
      upstream.destroy();
      then?.();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.on('data', (chunk: Buffer) => {
      if (swallow) {
        end();
        return;
      }
      if (/^354 /m.test(chunk.toString('latin1'))) data = true;
      client.write(chunk);
    });
    client.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      if (!data) {
        commands.push(...text.split('\r\n').filter((line) => /^[A-Z]{4}/.test(line) && !line.startsWith('AUTH')));
        if (cut?.at === 'before-mail' && /^MAIL FROM/m.test(text)) end();
        else upstream.write(chunk);
        return;
      }
      const last = text.endsWith('\r\n.\r\n') || text === '.\r\n';
      if (cut?.at === 'in-data') {
        upstream.write(chunk.subarray(0, Math.ceil(chunk.length / 2)), end);
        return;
      }
      if (last) {
        data = false;
        if (cut?.at === 'before-dot') {
          upstream.write(chunk.subarray(0, -3), end);
          return;
        }
        if (cut?.at === 'after-dot') swallow = true;
      }
      upstream.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    cutNext(at, then = () => {}) {
      cut = { at, then };
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
