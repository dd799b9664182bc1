import { Worker } from 'node:worker_threads';
import type { CallName, CallOutput, EngineEvent } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/lib/result.ts';
import { DealboxError, type ErrorData, toErrorData } from '#shared/model/error.ts';
import type { ConditionsChange, ContentReply, ContentRequest, EngineHandle, Secrets } from './engine-handle.ts';
import { threadEntry } from './thread-entry.ts';
import type { SecretAnswer, SecretRequest } from './thread-secrets.ts';

export interface ThreadSetup {
  readonly dataDir: string;
}

export type HostMessage =
  | { readonly kind: 'call'; readonly id: number; readonly name: CallName; readonly input: unknown }
  | { readonly kind: 'content'; readonly id: number; readonly request: ContentRequest }
  | ({ readonly kind: 'secret-answer' } & SecretAnswer)
  | { readonly kind: 'conditions'; readonly change: ConditionsChange }
  | { readonly kind: 'close' };

export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'event'; readonly event: EngineEvent }
  | ({ readonly kind: 'secret' } & SecretRequest)
  | { readonly kind: 'closed' };

/** Starts the engine in a thread beside the app. Rejects with what opening the data folder throws (ARCHITECTURE, Processes). */
export function startEngineThread(options: { dataDir: string; secrets: Secrets }): Promise<EngineHandle> {
  const worker = new Worker(threadEntry('engine'), { workerData: { dataDir: options.dataDir } satisfies ThreadSetup });
  const send = (message: HostMessage) => worker.postMessage(message);
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let nextId = 1;
  let onClosed: () => void = () => {};

  function ask(make: (id: number) => HostMessage): Promise<Reply<unknown>> {
    return new Promise((resolve) => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, resolve);
      send(make(id));
    });
  }

  /** The thread died: every open question gets an answer, later ones too. */
  function failAll(error: unknown): void {
    const data = toErrorData(error);
    for (const resolve of waiting.values()) resolve({ ok: false, error: data });
    waiting.clear();
    onClosed();
  }

  const handle: EngineHandle = {
    call: async <N extends CallName>(name: N, input: unknown) =>
      (await ask((id) => ({ kind: 'call', id, name, input }))) as Reply<CallOutput<N>>,
    async content(request) {
      const reply = await ask((id) => ({ kind: 'content', id, request }));
      if (!reply.ok) throw new DealboxError(reply.error.code, reply.error.message, reply.error);
      return reply.value as ContentReply;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setConditions: (change) => send({ kind: 'conditions', change }),
    close: () =>
      new Promise((resolve) => {
        onClosed = resolve;
        send({ kind: 'close' });
      }),
  };

  return new Promise((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      switch (message.kind) {
        case 'ready':
          resolve(handle);
          return;
        case 'failed':
          reject(new DealboxError(message.error.code, message.error.message, message.error));
          return;
        case 'reply':
          waiting.get(message.id)?.(message.reply);
          waiting.delete(message.id);
          return;
        case 'event':
          for (const listener of listeners) listener(message.event);
          return;
        case 'secret':
          void answerSecret(options.secrets, message).then((answer) => send({ kind: 'secret-answer', ...answer }));
          return;
        case 'closed':
          onClosed();
      }
    });
    worker.on('error', (error) => {
      failAll(error);
      reject(error);
    });
  });
}

async function answerSecret(secrets: Secrets, { id, act, key, secret }: SecretRequest): Promise<SecretAnswer> {
  try {
    if (act === 'get') return { id, ok: true, value: await secrets.get(key) };
    if (act === 'set') return { id, ok: true, value: await secrets.set(key, secret) };
    await secrets.remove(key);
    return { id, ok: true, value: null };
  } catch (error) {
    return { id, ok: false, error: toErrorData(error) };
  }
}
