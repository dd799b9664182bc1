import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a bad network does. All of it may be changed while connections are open. */
export interface Faults {
  /** Turn new connections away at once. */
  refuse: boolean;
  /** Milliseconds that each piece is held back, in both directions. */
  delay: number;
  /** Speed limit from server to client; 0 for none. */
  bytesPerSecond: number;
  /** The largest piece to pass on in one write; 1 tears every line and literal apart, 0 leaves pieces as they are. */
  pieceBytes: number;
  /** Swallow everything but leave the connection open, as a dead network does. */
  blackhole: boolean;
  /** End a connection once the server has sent so many bytes on it, `times` connections long. */
  cut: { readonly afterBytes: number; readonly by: 'rst' | 'fin'; readonly times: number } | undefined;
}

/** What went through one connection, in the order of connecting. */
export interface RecordedConnection {
  readonly toServer: string;
  readonly toClient: string;
}

export interface FaultProxy {
  readonly port: number;
  readonly faults: Faults;
  /** Open connections at this moment. */
  readonly open: number;
  /** Ends all open connections: by a reset, or in an orderly way without the peer's last words. */
  cutAll(by?: 'rst' | 'fin'): void;
  /** latin1 text of all connections so far; TLS shows as what it is on the wire. */
  recorded(): readonly RecordedConnection[];
  stop(): Promise<void>;
}

/** Stands between a client and the server on `targetPort` of loopback. TLS passes through untouched. */
export async function startFaultProxy(targetPort: number, faults: Partial<Faults> = {}): Promise<FaultProxy> {
  const now: Faults = {
    refuse: false,
    delay: 0,
    bytesPerSecond: 0,
    pieceBytes: 0,
    blackhole: false,
    cut: undefined,
    ...faults,
  };
  const open = new Set<Pair>();
  const recorded: Pair[] = [];
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    if (now.refuse) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const pair = new Pair(client, upstream, now);
    open.add(pair);
    recorded.push(pair);
    void pair.run().finally(() => open.delete(pair));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    port,
    faults: now,
    get open() {
      return open.size;
    },
    cutAll: (by = 'rst') => {
      for (const pair of open) pair.cut(by);
    },
    recorded: () =>
      recorded.map((pair) => ({
        toServer: Buffer.concat(pair.toServer).toString('latin1'),
        toClient: Buffer.concat(pair.toClient).toString('latin1'),
      })),
    async stop() {
      for (const pair of open) pair.cut('rst');
      server.close();
      await once(server, 'close');
    },
  };
}

/** One client's connection and ours to the server. */
class Pair {
  readonly toServer: Buffer[] = [];
  readonly toClient: Buffer[] = [];
  private sentToClient = 0;
  private isCut = false;
  private readonly client: Socket;
  private readonly upstream: Socket;
  private readonly faults: Faults;

  constructor(client: Socket, upstream: Socket, faults: Faults) {
    this.client = client;
    this.upstream = upstream;
    this.faults = faults;
  }

  /** Resolves when both directions have ended. */
  async run(): Promise<void> {
    await Promise.all([
      this.pump(this.client, this.upstream, this.toServer),
      this.pump(this.upstream, this.client, this.toClient),
    ]);
  }

  cut(by: 'rst' | 'fin'): void {
    this.isCut = true;
    for (const socket of [this.client, this.upstream]) {
      if (by === 'rst') socket.resetAndDestroy();
      else socket.end(() => socket.destroy());
    }
  }

  private async pump(from: Socket, to: Socket, record: Buffer[]): Promise<void> {
    to.on('error', () => from.destroy());
    try {
      // An iterator that destroys the socket at its end would also close the other direction.
      for await (const chunk of from.iterator({ destroyOnReturn: false })) {
        record.push(chunk);
        if (!this.isCut && !this.faults.blackhole) await this.pass(chunk, to);
      }
      to.end();
    } catch {
      to.destroy();
    }
  }

  private async pass(chunk: Buffer, to: Socket): Promise<void> {
    const { faults } = this;
    const down = to === this.client;
    for (let start = 0; start < chunk.length; ) {
      const end = Math.min(chunk.length, start + this.pieceSize(chunk.length, down));
      let piece = chunk.subarray(start, end);
      start = end;
      await pause(
        faults.delay + (down && faults.bytesPerSecond > 0 ? (piece.length / faults.bytesPerSecond) * 1000 : 0),
      );
      if (this.isCut || faults.blackhole) return;
      const { cut } = faults;
      const cutsHere = down && cut !== undefined && cut.times > 0 && this.sentToClient + piece.length >= cut.afterBytes;
      if (cutsHere) piece = piece.subarray(0, Math.max(0, cut.afterBytes - this.sentToClient));
      if (down) this.sentToClient += piece.length;
      await write(to, piece);
      if (cutsHere) {
        faults.cut = { ...cut, times: cut.times - 1 };
        // What was written must arrive before a reset overtakes it.
        await pause(5);
        this.cut(cut.by);
        return;
      }
    }
  }

  private pieceSize(available: number, down: boolean): number {
    const { pieceBytes, bytesPerSecond } = this.faults;
    const bySpeed = down && bytesPerSecond > 0 ? Math.max(1, Math.floor(bytesPerSecond / 20)) : available;
    return pieceBytes > 0 ? Math.min(pieceBytes, bySpeed) : bySpeed;
  }
}

function pause(milliseconds: number): Promise<void> | undefined {
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : undefined;
}

function write(to: Socket, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (piece.length === 0 || to.destroyed || !to.writable) resolve();
    else to.write(piece, () => resolve());
  });
}
