import { DealboxError, type ErrorData } from '#shared/model/error.ts';
import type { Secrets } from './engine-handle.ts';

export interface SecretRequest {
  readonly id: number;
  readonly act: 'get' | 'set' | 'remove';
  readonly key: string;
  readonly secret: string;
}

export type SecretAnswer =
  | { readonly id: number; readonly ok: true; readonly value: string | boolean | null }
  | { readonly id: number; readonly ok: false; readonly error: ErrorData };

/** The host's keychain as seen from the engine's thread. */
export function secretsOfHost(ask: (request: SecretRequest) => void) {
  const waiting = new Map<number, { resolve(value: string | boolean | null): void; reject(error: unknown): void }>();
  let nextId = 1;
  const request = (act: SecretRequest['act'], key: string, secret = ''): Promise<string | boolean | null> =>
    new Promise((resolve, reject) => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, { resolve, reject });
      ask({ id, act, key, secret });
    });
  const secrets: Secrets = {
    async get(key) {
      const value = await request('get', key);
      return typeof value === 'string' ? value : null;
    },
    async set(key, secret) {
      return (await request('set', key, secret)) === true;
    },
    async remove(key) {
      await request('remove', key);
    },
  };
  return {
    secrets,
    answer(reply: SecretAnswer) {
      const entry = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.ok) entry?.resolve(reply.value);
      else entry?.reject(new DealboxError(reply.error.code, reply.error.message, reply.error));
    },
  };
}
