import type { CallName, CallOutput, EngineEvent } from '#shared/contract/contract.ts';
import { contract } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/lib/result.ts';
import { toErrorData } from '#shared/model/error.ts';
import type { ConditionsChange, ContentReply, ContentRequest, EngineHandle } from '../engine/engine-handle.ts';

/** The engine as the window's process sees it: perhaps still starting, perhaps unable to. */
export interface EngineLine {
  /** Waits for the engine; where it could not start, its error is the answer to every call. */
  call<N extends CallName>(name: N, input: unknown): Promise<Reply<CallOutput<N>>>;
  content(request: ContentRequest): Promise<ContentReply>;
  /** What the system says of the computer; kept for an engine that starts later. */
  setConditions(change: ConditionsChange): void;
  subscribe(listener: (event: EngineEvent) => void): void;
  /** After the engine could not start: tries once more. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

type Started = { readonly handle: EngineHandle } | { readonly failure: unknown };

export const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(contract, name);

/** Starts the engine beside the window, not before it: the first paint waits for nobody. */
export function openEngineLine(start: () => Promise<EngineHandle>): EngineLine {
  const listeners = new Set<(event: EngineEvent) => void>();
  let closed = false;

  const begin = async (): Promise<Started> => {
    try {
      const handle = await start();
      handle.subscribe((event) => {
        for (const listener of listeners) listener(event);
      });
      return { handle };
    } catch (failure) {
      return { failure };
    }
  };
  let started = begin();

  return {
    async call(name, input) {
      const state = await started;
      if ('failure' in state) return { ok: false, error: toErrorData(state.failure) };
      return await state.handle.call(name, input);
    },
    async content(request) {
      const state = await started;
      return 'failure' in state ? { found: false } : await state.handle.content(request);
    },
    setConditions(change) {
      void started.then((state) => {
        if ('handle' in state) state.handle.setConditions(change);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
    },
    async restart() {
      const state = await started;
      if ('failure' in state && !closed) started = begin();
    },
    async close() {
      closed = true;
      const state = await started;
      if ('handle' in state) await state.handle.close();
    },
  };
}
