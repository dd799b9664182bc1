import { setTimeout } from 'node:timers/promises';
import { DealboxError } from '#shared/model/error.ts';

/** What the host knows of the computer; the engine asks nothing of the system itself. */
export interface Conditions {
  /** False where the system knows of no network at all. */
  readonly online: boolean;
  /** The computer sleeps, or is about to. */
  readonly suspended: boolean;
  /** Only Inbox, and nothing in bulk: the person chose so for when it runs on battery, or it is too hot. */
  readonly sparing: boolean;
}

const usualConditions: Conditions = { online: true, suspended: false, sparing: false };

/** After a sleep or a change of network, accounts come back spread over this. Milliseconds. */
const SPREAD = 3_000;

/** What the conditions mean for connections. */
export interface Surroundings {
  readonly sparing: boolean;
  /** Whether it makes sense to connect. */
  readonly usable: boolean;
  /** Milliseconds that one of several connections waits, so that they do not come back all at once. */
  delay(): number;
  /** A change of them; `networkChanged`: what stood until now leads nowhere any more. */
  set(change: Partial<Conditions>, networkChanged?: boolean): void;
  /** Aborted when connections are to be dropped; asked for anew before each connection. */
  line(): AbortSignal;
  /** Waits until a connection makes sense; at once where it does. After a loss that was nobody's fault, it waits a little longer, each its own while. */
  reachable(signal: AbortSignal): Promise<void>;
  /** Called when less or more is to be done than before. Returns what ends that. */
  onChange(listener: () => void): () => void;
}

/**
 * D12, D16: sleep, network and battery, as the engine sees them. However many events tell of one thing, each connection is dropped once and comes
 * back once. `spread`: milliseconds, 0 in tests.
 */
export function makeSurroundings(spread = SPREAD): Surroundings {
  let conditions = usualConditions;
  let line = new AbortController();
  const listeners = new Set<() => void>();
  const usable = () => conditions.online && !conditions.suspended;

  return {
    get sparing() {
      return conditions.sparing;
    },
    get usable() {
      return usable();
    },
    delay: () => Math.random() * spread,
    set(change, networkChanged = false) {
      const before = conditions;
      const wasUsable = usable();
      conditions = { ...conditions, ...change };
      if ((wasUsable && !usable()) || (networkChanged && usable() && wasUsable)) {
        const ended = line;
        line = new AbortController();
        ended.abort(
          new DealboxError('offline', 'There is no network connection right now. Dealbox goes on when it is back.'),
        );
      }
      if (wasUsable === usable() && before.sparing === conditions.sparing) return;
      for (const listener of listeners) listener();
    },
    line: () => line.signal,
    async reachable(signal) {
      while (!usable() && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const done = () => {
            listeners.delete(done);
            signal.removeEventListener('abort', done);
            resolve();
          };
          listeners.add(done);
          signal.addEventListener('abort', done, { once: true });
        });
      }
      await setTimeout(Math.random() * spread, undefined, { signal }).catch(() => {});
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
