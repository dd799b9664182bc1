import { once } from 'node:events';
import { connect } from 'node:net';

/** A plain connection to a line-based server on loopback. */
export interface LineSocket {
  /** The next line without its CRLF. Throws when the connection ends first. */
  readLine(): Promise<string>;
  /** Resolves when the kernel takes more. */
  write(bytes: string | Uint8Array): Promise<void>;
  close(): void;
}

/** Throws when nothing listens on `port`, or nothing is said within `timeout` milliseconds. */
export async function openLineSocket(port: number, timeout = 60_000): Promise<LineSocket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const lines: string[] = [];
  let rest = '';
  let waiting: (() => void) | undefined;
  let failure: Error | undefined;
  const wake = () => {
    waiting?.();
    waiting = undefined;
  };
  const fail = (error: Error) => {
    failure ??= error;
    socket.destroy();
    wake();
  };
  socket.setEncoding('latin1');
  socket.setTimeout(timeout, () => fail(new Error(`port ${port}: no answer within ${timeout} ms`)));
  socket.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\r\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error(`port ${port}: the connection ended`)));
  await once(socket, 'connect');

  return {
    async readLine() {
      for (;;) {
        const line = lines.shift();
        if (line !== undefined) return line;
        if (failure) throw failure;
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      }
    },
    async write(bytes) {
      if (!socket.write(bytes)) await once(socket, 'drain');
    },
    close() {
      socket.destroy();
    },
  };
}
