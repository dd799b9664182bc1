import type { CallInput, CallName, CallOutput, EngineEvent } from '#shared/contract/contract.ts';
import type { Bridge, Shell } from '#shared/contract/shell.ts';
import type { ErrorData } from '#shared/model/error.ts';

declare global {
  interface Window {
    readonly dealbox: Bridge;
  }
}

/** What went wrong with a call, with a sentence for a person. */
export class CallError extends Error {
  readonly data: ErrorData;

  constructor(data: ErrorData) {
    super(data.message);
    this.name = 'CallError';
    this.data = data;
  }
}

/** Asks the engine. Throws CallError where it answers with an error. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await window.dealbox.call(name, input);
  if (!reply.ok) throw new CallError(reply.error);
  // The engine's handlers are typed by the same contract; the value was made by this very version.
  return reply.value as CallOutput<N>;
}

export const onEvent = (listener: (event: EngineEvent) => void): (() => void) => window.dealbox.onEvent(listener);

/** The shell around the window. */
export const shell = (): Shell => window.dealbox.shell;
