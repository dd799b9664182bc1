/** A wait that can be ended from elsewhere; a wake-up that comes while nobody waits ends the next wait at once. */
export interface Wakeable {
  wake(): void;
  /** As wake(), and takeAll() then says so once. */
  wakeAll(): void;
  takeAll(): boolean;
  /** Ends when woken, after `milliseconds` (null: never by itself), or with the signal. */
  wait(milliseconds: number | null, signal: AbortSignal): Promise<void>;
}

export function makeSignal(): Wakeable {
  let woken = false;
  let all = false;
  let end: (() => void) | null = null;
  const wake = () => {
    woken = true;
    end?.();
  };
  return {
    wake,
    wakeAll() {
      all = true;
      wake();
    },
    takeAll() {
      const was = all;
      all = false;
      return was;
    },
    async wait(milliseconds, signal) {
      if (!woken && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = milliseconds === null ? undefined : setTimeout(done, milliseconds);
          function done() {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            end = null;
            resolve();
          }
          signal.addEventListener('abort', done, { once: true });
          end = done;
        });
      }
      woken = false;
    },
  };
}
