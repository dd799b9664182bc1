import { resolve } from 'node:path';
import type { CallName, CallOutput } from '#shared/contract/contract.ts';
import { DealboxError } from '#shared/model/error.ts';
import { type Engine, openEngine } from '../engine/engine.ts';
import { openReadOnlyEngine, type ReadOnlyEngine } from '../engine/read-only-engine.ts';
import { createKeychainSecrets } from '../secrets/keychain.ts';
import { defaultDataDir } from './default-data-dir.ts';

/** What a command prints with --json, and how a person reads it. */
export interface Output {
  readonly json: unknown;
  readonly text: string;
  /** 0 unless the command says otherwise. */
  readonly exitCode?: number;
}

/** The command line as a command sees it: its options, the engine on demand, and stderr for everything that is no result. */
export class Console {
  readonly json: boolean;
  private readonly quiet: boolean;
  private readonly dataDir: string;

  constructor(options: { json: boolean; quiet: boolean; data: string | undefined }) {
    this.json = options.json;
    this.quiet = options.quiet;
    this.dataDir = resolve(options.data ?? defaultDataDir());
  }

  /** Progress and remarks; never on stdout. */
  note(text: string): void {
    if (!this.quiet) process.stderr.write(`${text}\n`);
  }

  /** What a person must read to go on; on stderr, with --quiet too. */
  say(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** The engine for writing, closed afterwards. Throws `data-folder-in-use` where a Dealbox runs on the folder. */
  async withEngine<T>(work: (engine: Engine) => Promise<T>, live = false): Promise<T> {
    const secrets = createKeychainSecrets((reason) => {
      this.note(`${reason} Passwords are kept in memory for this run only.`);
    });
    const engine = openEngine({ dataDir: this.dataDir, secrets, live, readers: 0 });
    try {
      const result = await work(engine);
      await engine.context.background.finish();
      return result;
    } finally {
      await engine.close();
    }
  }

  /** For reading only: works while a Dealbox runs on the folder. */
  async withReader<T>(work: (reader: ReadOnlyEngine) => T | Promise<T>): Promise<T> {
    const reader = openReadOnlyEngine(this.dataDir);
    try {
      return await work(reader);
    } finally {
      reader.close();
    }
  }
}

/** Calls the engine and unwraps its reply. Throws what it answered. */
export async function ask<N extends CallName>(engine: Engine, name: N, input: unknown): Promise<CallOutput<N>> {
  const reply = await engine.call(name, input);
  if (!reply.ok) throw new DealboxError(reply.error.code, reply.error.message, reply.error);
  return reply.value;
}

export function askReader<N extends CallName>(reader: ReadOnlyEngine, name: N, input: unknown): CallOutput<N> {
  const reply = reader.call(name, input);
  if (!reply.ok) throw new DealboxError(reply.error.code, reply.error.message, reply.error);
  return reply.value;
}

/** Times are ISO 8601 with zone (CLI.md). */
export const isoTime = (time: number): string => new Date(time).toISOString();
