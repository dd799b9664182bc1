import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Passes everything on, and tells when so many bytes have come from the server: moments of a conversation that can be had again. */
export interface TripwireProxy {
  readonly port: number;
  /** Bytes that came from the server since the last arming. */
  readonly passed: number;
  /** Calls once, when `bytes` more have come from the server (all connections together). */
  arm(bytes: number, onTrip: () => void): void;
  stop(): Promise<void>;
}

export async function startTripwireProxy(targetPort: number): Promise<TripwireProxy> {
  const sockets = new Set<Socket>();
  let passed = 0;
  let wire: { at: number; trip: () => void } | undefined;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
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
      passed += chunk.length;
      if (wire === undefined || passed < wire.at) return;
      const { trip } = wire;
      wire = undefined;
      trip();
    });
    client.pipe(upstream);
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get passed() {
      return passed;
    },
    arm(bytes, trip) {
      passed = 0;
      wire = { at: bytes, trip };
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
