import { connect, type Socket } from 'node:net';
import { makeFrameReader, writeFrame } from './frames.ts';

/** A session in a Mozilla program, in its own ("chrome") context. */
export interface Marionette {
  /** Runs a function, given as its text, in the main window, and resolves to what it returns, or to what its promise does. Throws what it throws; it has to end within `timeout` milliseconds by itself. */
  run(text: string, args: readonly unknown[], timeout: number): Promise<unknown>;
  /** Asks the program to quit in an orderly way. */
  quit(): Promise<void>;
  close(): void;
}

/** Milliseconds that an answer may take beyond the time that its command was given. */
const GRACE = 10_000;

/** Connects to a program that listens on this port of loopback. Throws when it does not, or when it does not answer as Marionette. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const line = new Line(port);
  try {
    await line.greeting();
    await line.ask('WebDriver:NewSession', {}, GRACE);
    await line.ask('Marionette:SetContext', { value: 'chrome' }, GRACE);
  } catch (error) {
    line.close();
    throw error;
  }
  return {
    async run(text, args, timeout) {
      const script = `return (${text.trim().replace(/;$/, '')})(...arguments)`;
      // the script's own time-out comes first: it knows what it waited for
      await line.ask('WebDriver:SetTimeouts', { script: timeout + GRACE }, GRACE);
      // a new sandbox each, so that one script's constants are not in the next one's way
      const answer = await line.ask('WebDriver:ExecuteScript', { script, args, newSandbox: true }, timeout + 2 * GRACE);
      return typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : undefined;
    },
    async quit() {
      await line.ask('Marionette:Quit', { flags: ['eAttemptQuit'] }, GRACE);
    },
    close: () => line.close(),
  };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

class Line {
  private readonly socket: Socket;
  private readonly read = makeFrameReader();
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (piece: Buffer) => {
      try {
        for (const message of this.read(piece)) this.hear(message);
      } catch (error) {
        this.fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    this.socket.on('error', (error) => this.fail(error));
    this.socket.on('close', () => this.fail(new Error('Marionette ended the connection')));
  }

  /** Resolves when the program has said who it is, which is its first frame. */
  async greeting(): Promise<void> {
    await this.answerTo(0, 'a greeting', GRACE);
  }

  async ask(name: string, parameters: object, timeout: number): Promise<unknown> {
    this.asked += 1;
    const id = this.asked;
    this.socket.write(writeFrame([0, id, name, parameters]));
    return this.answerTo(id, name, timeout);
  }

  close(): void {
    this.socket.destroy();
  }

  private async answerTo(id: number, name: string, timeout: number): Promise<unknown> {
    const timer = setTimeout(() => {
      this.waiting.get(id)?.reject(new Error(`${name}: no answer within ${timeout} ms`));
      this.waiting.delete(id);
    }, timeout);
    try {
      return await new Promise((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** `[1, id, error, result]` answers the command with that id; the greeting, an object, counts as the answer to 0. */
  private hear(message: unknown): void {
    const [, id, error, result] = Array.isArray(message) ? message : [1, 0, null, message];
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === null) waiting?.resolve(result);
    else waiting?.reject(new Error(`Marionette: ${JSON.stringify(error).slice(0, 500)}`));
  }

  private fail(error: Error): void {
    this.socket.destroy();
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
