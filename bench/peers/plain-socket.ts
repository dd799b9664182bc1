import { connect, type Socket } from 'node:net';
import { type MailServer, testPassword } from '../../tests/support/mail-server.ts';

export interface PlainRead {
  /** From connecting to the answer's last line. */
  readonly seconds: number;
  /** Of the answer to the one FETCH, protocol included. */
  readonly bytes: number;
}

/** Milliseconds without a byte. */
const SILENCE = 60_000;
/** As much of the answer's end as its last line can take. */
const TAIL = 512;

/**
 * The limit that no client can beat: the whole INBOX by one `UID FETCH`, read off a plain socket and thrown away. In this
 * process, into one buffer that is used again, so that no other process's start and no garbage is in the figure. Throws what
 * the server says when it says no.
 */
export async function readPlainly(server: MailServer): Promise<PlainRead> {
  const begun = performance.now();
  const answers = new Answers(server.ports.imap);
  try {
    await answers.until('*');
    await answers.ask('a', `LOGIN alice "${testPassword}"`);
    await answers.ask('b', 'EXAMINE INBOX');
    const bytes = await answers.ask('c', 'UID FETCH 1:* BODY.PEEK[]');
    return { seconds: (performance.now() - begun) / 1000, bytes };
  } finally {
    answers.close();
  }
}

/** One connection, of whose answers only the last line is looked at. */
class Answers {
  private readonly socket: Socket;
  private readonly tail = Buffer.alloc(TAIL);
  private held = 0;
  private bytes = 0;
  private failure: Error | undefined;
  private wake: () => void = () => undefined;

  constructor(port: number) {
    const onread = {
      buffer: Buffer.allocUnsafe(2 ** 20),
      callback: (size: number, buffer: Uint8Array) => this.take(buffer.subarray(0, size)),
    };
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    this.socket.setTimeout(SILENCE, () => this.fail(new Error(`the server was silent for ${SILENCE} ms`)));
    this.socket.on('error', (error) => this.fail(error));
    this.socket.on('close', () => this.fail(new Error('the server ended the connection')));
  }

  /** Sends one command and resolves to the bytes of its answer. Throws when that is not OK. */
  async ask(tag: string, command: string): Promise<number> {
    this.bytes = 0;
    // no message of the corpus ends a line with this
    const mark = `bench-${tag}`;
    this.socket.write(`${mark} ${command}\r\n`);
    const line = await this.until(mark);
    if (!line.startsWith(`${mark} OK`)) throw new Error(`${command}: ${line}`);
    return this.bytes;
  }

  /** The last line, as soon as it is one that begins so. */
  async until(tag: string): Promise<string> {
    for (;;) {
      if (this.failure) throw this.failure;
      const text = this.tail.toString('latin1', 0, this.held);
      const line = text.endsWith('\r\n') ? text.slice(text.lastIndexOf('\r\n', text.length - 3) + 1).trim() : '';
      if (line.startsWith(`${tag} `)) return line;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  close(): void {
    this.socket.destroy();
  }

  /** Keeps the last bytes of what has come. */
  private take(chunk: Uint8Array): boolean {
    this.bytes += chunk.length;
    const kept = Math.min(this.held, Math.max(0, TAIL - chunk.length));
    this.tail.copyWithin(0, this.held - kept, this.held);
    this.tail.set(chunk.subarray(-(TAIL - kept)), kept);
    this.held = kept + Math.min(chunk.length, TAIL - kept);
    this.wake();
    return true;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.socket.destroy();
    this.wake();
  }
}
