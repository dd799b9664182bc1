import { Worker } from 'node:worker_threads';
import { DealboxError, type ErrorData } from '#shared/model/error.ts';
import type { PackEnd } from '../store/packs.ts';
import type { Intake, IntakeResult } from '../sync/sync-context.ts';
import { threadEntry } from './thread-entry.ts';

export interface IntakeSetup {
  readonly packDir: string;
  readonly end: PackEnd;
  /** [index of the message being read, count of messages begun] */
  readonly progress: SharedArrayBuffer;
}

export interface IntakeRequest {
  readonly id: number;
  readonly batch: readonly Uint8Array[];
  readonly headerOnly: readonly number[];
}

export type IntakeReply =
  | { readonly id: number; readonly ok: true; readonly results: readonly IntakeResult[] }
  | { readonly id: number; readonly ok: false; readonly error: ErrorData };

interface Waiting {
  readonly batch: readonly Buffer[];
  readonly headerOnly: Set<number>;
  resolve(results: readonly IntakeResult[]): void;
  reject(error: unknown): void;
}

/** A single message that is read for longer than this hangs the parser: it is given up, alone (SECURITY R10). Milliseconds. */
const PATIENCE = 15_000;

export interface IntakeThread extends Intake {
  close(): Promise<void>;
}

/**
 * The intake beside the engine; its thread starts with the first batch. A message on which the parser hangs costs only its body: the thread is ended, started anew, and
 * the message is stored with its header.
 */
export function startIntake(packDir: string, packEnd: PackEnd, patience = PATIENCE): IntakeThread {
  const progress = new SharedArrayBuffer(8);
  const counters = new Int32Array(progress);
  const waiting = new Map<number, Waiting>();
  let end = packEnd;
  let nextId = 1;
  let closed = false;
  let worker: Worker | null = null;
  let seen = -1;
  /** Runs only while something is being read: an idle account wakes nobody. */
  let watch: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = new Worker(threadEntry('intake'), { workerData: { packDir, end, progress } satisfies IntakeSetup });
    started.on('message', (reply: IntakeReply) => {
      if (started === worker) settle(reply);
    });
    started.on('error', (error) => {
      if (started === worker) restart(error);
    });
    return started;
  }

  function settle(reply: IntakeReply): void {
    const entry = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (entry === undefined) return;
    if (!reply.ok) {
      entry.reject(new DealboxError(reply.error.code, reply.error.message, reply.error));
      return;
    }
    const last = reply.results.at(-1)?.body.range;
    if (last !== undefined) end = { pack: last.pack, length: last.offset + last.length };
    entry.resolve(reply.results);
  }

  function startWatch(): void {
    if (watch !== undefined) return;
    watch = setInterval(lookAfter, patience);
    watch.unref();
  }

  function send(id: number, entry: Waiting): void {
    worker ??= start();
    worker.postMessage({ id, batch: entry.batch, headerOnly: [...entry.headerOnly] } satisfies IntakeRequest);
  }

  /** The thread died or was ended: everything not yet answered is sent again, the message it died on without its body. */
  function restart(cause: unknown): void {
    void worker?.terminate();
    if (closed) return;
    const [first] = waiting;
    const index = Atomics.load(counters, 0);
    if (first !== undefined) {
      const [id, entry] = first;
      if (entry.headerOnly.has(index)) {
        waiting.delete(id);
        entry.reject(cause);
      } else entry.headerOnly.add(index);
    }
    worker = start();
    for (const [id, entry] of waiting) send(id, entry);
  }

  function lookAfter(): void {
    if (waiting.size === 0) {
      clearInterval(watch);
      watch = undefined;
      return;
    }
    const count = Atomics.load(counters, 1);
    const stuck = count === seen;
    seen = count;
    if (stuck) restart(new DealboxError('internal', 'A message could not be read.'));
  }

  return {
    store(batch) {
      return new Promise((resolve, reject) => {
        const entry: Waiting = { batch, headerOnly: new Set(), resolve, reject };
        const id = nextId;
        nextId += 1;
        waiting.set(id, entry);
        seen = -1;
        startWatch();
        send(id, entry);
      });
    },
    async close() {
      closed = true;
      clearInterval(watch);
      await worker?.terminate();
    },
  };
}
