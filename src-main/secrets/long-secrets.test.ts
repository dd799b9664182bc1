import { expect, it } from 'vitest';
import { longSecrets, type ShortSecrets } from './long-secrets.ts';

/** A keychain as Windows has it; it dies at the given write. */
function shortKeychain(diesAt = Number.POSITIVE_INFINITY): ShortSecrets & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  let writes = 0;
  const write = () => {
    writes += 1;
    if (writes === diesAt) throw new Error('died');
  };
  return {
    entries,
    get: async (key) => entries.get(key) ?? null,
    set: async (key, secret) => {
      write();
      if (Buffer.byteLength(secret) > 2560) throw new Error('The stub received bad data.');
      entries.set(key, secret);
    },
    remove: async (key) => {
      write();
      entries.delete(key);
    },
  };
}

const long = (letter: string, length = 5_000) => letter.repeat(length);

it.each(['', 'correct horse', long('a', 2_000), long('a', 2_001), long('ł€'), `x${long('😀', 2_001)}`])(
  'ACC-4: keeps a secret of any length (%#)',
  async (secret) => {
    const keychain = shortKeychain();
    const secrets = longSecrets(keychain);
    await secrets.set('key', secret);
    expect(await secrets.get('key')).toBe(secret);
    await secrets.remove('key');
    expect(keychain.entries.size).toBe(0);
  },
);

it('ACC-4: a new secret leaves nothing of the old one', async () => {
  const keychain = shortKeychain();
  const secrets = longSecrets(keychain);
  await secrets.set('key', long('a'));
  await secrets.set('key', long('b'));
  expect(keychain.entries.size).toBe(1 + 4);
  await secrets.set('key', 'short');
  expect([...keychain.entries]).toEqual([['key', 'short']]);
  expect(await secrets.get('other')).toBeNull();
});

it('ACC-4: whatever write it dies at, the old secret or the new one is there, whole', async () => {
  for (let diesAt = 1; diesAt < 20; diesAt += 1) {
    const keychain = shortKeychain();
    await longSecrets(keychain).set('key', long('a'));
    const dying = shortKeychain(diesAt);
    for (const [key, value] of keychain.entries) dying.entries.set(key, value);
    await longSecrets(dying)
      .set('key', long('b'))
      .catch(() => undefined);
    expect([long('a'), long('b')]).toContain(await longSecrets(dying).get('key'));
  }
});
