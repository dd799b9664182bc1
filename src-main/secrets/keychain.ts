import { DealboxError } from '#shared/model/error.ts';
import { longSecrets, type ShortSecrets } from './long-secrets.ts';

/** The keychain as the engine sees it (engine/engine-handle.ts); written here so that this room imports nothing of the engine. */
export interface KeychainSecrets {
  get(key: string): Promise<string | null>;
  set(key: string, secret: string): Promise<boolean>;
  remove(key: string): Promise<void>;
}

const SERVICE = 'Dealbox';

/** A locked keyring may wait for a prompt that nobody sees: then it counts as not there. Milliseconds. */
const PATIENCE = 8_000;

type Keytar = typeof import('keytar');

/**
 * ACC-4: the operating system's keychain. Where there is none (no service, no bus, locked), secrets stay in memory for this run, and
 * set() says so by its answer; they are never written to a file. `warn` is told once why.
 */
export function createKeychainSecrets(warn: (reason: string) => void = () => {}): KeychainSecrets {
  const memory = new Map<string, string>();
  let warned = false;

  async function use<T>(work: (keychain: ShortSecrets) => Promise<T>): Promise<{ value: T } | null> {
    try {
      const module = await import('keytar');
      const keytar = ('default' in module ? module.default : module) as Keytar;
      return { value: await work(longSecrets(entries(keytar))) };
    } catch (error) {
      if (!warned) warn(reasonOf(error));
      warned = true;
      return null;
    }
  }

  return {
    async get(key) {
      const kept = memory.get(key);
      if (kept !== undefined) return kept;
      return (await use((keychain) => keychain.get(key)))?.value ?? null;
    },
    async set(key, secret) {
      const stored = await use((keychain) => keychain.set(key, secret));
      if (stored === null) memory.set(key, secret);
      else memory.delete(key);
      return stored !== null;
    },
    async remove(key) {
      memory.delete(key);
      await use((keychain) => keychain.remove(key));
    },
  };
}

const entries = (keytar: Keytar): ShortSecrets => ({
  get: (key) => inTime(keytar.getPassword(SERVICE, key)),
  set: (key, secret) => inTime(keytar.setPassword(SERVICE, key, secret)),
  remove: async (key) => {
    await inTime(keytar.deletePassword(SERVICE, key));
  },
});

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new DealboxError('keychain-unavailable', 'The keychain did not answer.')),
      PATIENCE,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/org\.freedesktop\.secrets|autolaunch|transport/i.test(text))
    return 'This computer has no keychain service running.';
  return 'The keychain of this computer cannot be used.';
}
