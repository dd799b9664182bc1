import { existsSync } from 'node:fs';
import { deletePassword, getPassword, setPassword } from 'keytar';
import { expect, test } from 'vitest';
import { startDesktopSession } from '../support/desktop-session.ts';

test('integration tests have an unlocked keychain of their own', async () => {
  await setPassword('Dealbox test', 'alice', 'sésame');
  expect(await getPassword('Dealbox test', 'alice')).toBe('sésame');
  await deletePassword('Dealbox test', 'alice');
});

test('a desktop is gone with all its files when it ends', async () => {
  const session = await startDesktopSession();
  expect(session.env.DISPLAY).toMatch(/^:\d+$/);
  expect(session.env.DISPLAY).not.toBe(process.env.DISPLAY);
  await session.end();
  expect(existsSync(session.folder)).toBe(false);
});
