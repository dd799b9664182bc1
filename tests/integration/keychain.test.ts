import { expect, it } from 'vitest';
import { createKeychainSecrets } from '../../src-main/secrets/keychain.ts';

it('ACC-4: a refresh token of any length survives in the keychain of the system, and goes whole', async () => {
  const key = `oauth:keychain-test-${process.pid}@example.test`;
  const token = 'M.C507_ż'.repeat(1_000);
  expect(await createKeychainSecrets().set(key, token)).toBe(true);
  // another process would find it the same way
  const other = createKeychainSecrets();
  expect(await other.get(key)).toBe(token);
  await other.remove(key);
  expect(await createKeychainSecrets().get(key)).toBeNull();
});
