import { Worker } from 'node:worker_threads';
import type { CallName } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/lib/result.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { ContentReply, ContentRequest } from './engine-handle.ts';
import { threadEntry } from './thread-entry.ts';

export interface ReaderSetup {
  readonly file: string;
  readonly packDir: string;
  /** It answers searches, and reads the words of the index ahead of them. */
  readonly searches: boolean;
}

export type ReaderRequest =
  | { readonly id: number; readonly kind: 'query'; readonly name: CallName; readonly input: unknown }
  | { readonly id: number; readonly kind: 'content'; readonly request: ContentRequest };

export interface ReaderReply {
  readonly id: number;
  readonly reply: Reply<unknown>;
}

/** Threads that answer queries on read-only connections, so that nothing in the window waits for a write. */
export interface Readers {
  query(name: CallName, input: unknown): Promise<unknown>;
  content(request: ContentRequest): Promise<ContentReply>;
  close(): Promise<void>;
}

/** What may take long goes to the last thread; lists and conversations never wait behind it. */
const slow: ReadonlySet<string> = new Set<CallName>([
  'search',
  'describeDelete',
  'diagnostics',
  'cleanUpPreview',
  'duplicates',
]);

export function startReaders(file: string, packDir: string, count: number): Readers {
  const waiting = new Map<number, { thread: number; resolve(value: unknown): void; reject(error: unknown): void }>();
  let nextId = 1;
  let closed = false;
  const threads = Array.from({ length: count }, (_, index) => start(index));

  function start(index: number): Worker {
    const worker = new Worker(threadEntry('reader'), {
      workerData: { file, packDir, searches: index === count - 1 } satisfies ReaderSetup,
    });
    worker.on('message', ({ id, reply }: ReaderReply) => {
      const entry = waiting.get(id);
      waiting.delete(id);
      if (reply.ok) entry?.resolve(reply.value);
      else entry?.reject(new DealboxError(reply.error.code, reply.error.message, reply.error));
    });
    worker.on('error', (error) => fail(index, error));
    return worker;
  }

  /** A reader that dies takes its open questions with it and is started anew. */
  function fail(index: number, error: unknown): void {
    for (const [id, entry] of waiting) {
      if (entry.thread !== index) continue;
      waiting.delete(id);
      entry.reject(error);
    }
    if (!closed) threads[index] = start(index);
  }

  function ask(
    thread: number,
    request: { kind: 'query'; name: CallName; input: unknown } | { kind: 'content'; request: ContentRequest },
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, { thread, resolve, reject });
      threads[thread]?.postMessage({ id, ...request } satisfies ReaderRequest);
    });
  }

  return {
    query: (name, input) => ask(slow.has(name) ? count - 1 : 0, { kind: 'query', name, input }),
    content: (request) => ask(count - 1, { kind: 'content', request }) as Promise<ContentReply>,
    async close() {
      closed = true;
      await Promise.all(threads.map((worker) => worker.terminate()));
    },
  };
}
