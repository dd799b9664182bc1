import { DealboxError } from '#shared/model/error.ts';

/** Long work that a person started, can watch and can end (GEN-2). */
export interface Tasks {
  /** Runs a generator's steps with turns for everyone else in between. Throws `cancelled` where it was ended. */
  run<S, R>(task: string, steps: Generator<S, R>, onStep: (step: S) => void): Promise<R>;
  /** False where no task of this name runs. */
  cancel(task: string): boolean;
}

export function makeTasks(): Tasks {
  const running = new Map<string, AbortController>();
  return {
    async run(task, steps, onStep) {
      const ended = new AbortController();
      if (task !== '') running.set(task, ended);
      try {
        for (;;) {
          const step = steps.next();
          if (step.done === true) return step.value;
          onStep(step.value);
          await new Promise((resolve) => setImmediate(resolve));
          if (ended.signal.aborted) throw new DealboxError('cancelled', 'It was ended before it was finished.');
        }
      } finally {
        if (running.get(task) === ended) running.delete(task);
      }
    },
    cancel(task) {
      const found = running.get(task);
      found?.abort();
      return found !== undefined;
    },
  };
}
