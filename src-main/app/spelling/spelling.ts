import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AppStore } from '../app-store.ts';

export interface SpellingSetup {
  /** Where the dictionary's files lie. */
  readonly folder: string;
  readonly ownWords: readonly string[];
}

export type SpellingQuestion =
  | { readonly kind: 'check'; readonly id: number; readonly words: readonly string[] }
  | { readonly kind: 'suggest'; readonly id: number; readonly word: string }
  | { readonly kind: 'add'; readonly word: string };

export type SpellingAnswer =
  | { readonly kind: 'check'; readonly id: number; readonly misspelled: readonly boolean[] }
  | { readonly kind: 'suggest'; readonly id: number; readonly suggestions: readonly string[] };

/** Spelling as the shell asks for it (CMP-2): by a dictionary that Dealbox brings along, so that nothing is ever fetched for it. */
export interface Spelling {
  /** For each word whether it is to be marked. */
  check(words: readonly string[]): Promise<readonly boolean[]>;
  suggest(word: string): Promise<readonly string[]>;
  /** The person's own word, from now on and after a restart. */
  add(word: string): void;
  close(): Promise<void>;
}

/**
 * `bundles` holds the thread's script and the dictionary. The thread starts at the first question, so that who never writes never
 * pays for it. A thread that died leaves text unmarked until Dealbox starts again: no mail waits for its spelling.
 */
export function openSpelling(bundles: string, store: Pick<AppStore, 'ownWords' | 'addOwnWord'>): Spelling {
  const checks = new Map<number, (misspelled: readonly boolean[]) => void>();
  const suggests = new Map<number, (suggestions: readonly string[]) => void>();
  let nextId = 1;
  let thread: Worker | 'not-started' | 'dead' = 'not-started';

  function start(): Worker {
    const setup: SpellingSetup = { folder: join(bundles, 'dictionaries'), ownWords: store.ownWords() };
    const worker = new Worker(join(bundles, 'spelling.cjs'), { workerData: setup });
    worker.on('message', (answer: SpellingAnswer) => {
      if (answer.kind === 'check') checks.get(answer.id)?.(answer.misspelled);
      else suggests.get(answer.id)?.(answer.suggestions);
      checks.delete(answer.id);
      suggests.delete(answer.id);
    });
    worker.on('error', (error) => console.warn('Spelling is not checked:', error));
    worker.on('exit', () => {
      thread = 'dead';
      for (const answer of [...checks.values(), ...suggests.values()]) answer([]);
      checks.clear();
      suggests.clear();
    });
    return worker;
  }

  function ask<T>(
    waiting: Map<number, (answer: readonly T[]) => void>,
    question: (id: number) => SpellingQuestion,
  ): Promise<readonly T[]> {
    if (thread === 'not-started') thread = start();
    const asked = thread;
    if (asked === 'dead') return Promise.resolve([]);
    return new Promise((resolve) => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, resolve);
      asked.postMessage(question(id));
    });
  }

  return {
    check: (words) => ask(checks, (id) => ({ kind: 'check', id, words })),
    suggest: (word) => ask(suggests, (id) => ({ kind: 'suggest', id, word })),
    add(word) {
      store.addOwnWord(word);
      if (typeof thread !== 'string') thread.postMessage({ kind: 'add', word } satisfies SpellingQuestion);
    },
    async close() {
      if (typeof thread !== 'string') await thread.terminate();
      thread = 'dead';
    },
  };
}
