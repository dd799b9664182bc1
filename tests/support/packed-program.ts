import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { packagedProgram } from './packaged-app.ts';

/** Chromium's sandbox cannot be had as root, and must not be given up as anybody else. */
export const chromiumSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** What the program tells the desktop stays in a home of the test's own. */
export const ownHome = (folder: string) => ({
  ...process.env,
  XDG_CONFIG_HOME: join(folder, 'config'),
  XDG_DATA_HOME: join(folder, 'share'),
});

/** Starts the program as it is shipped and attaches to its window from outside, as Chromium allows and Node no longer does. */
export async function startPacked(folder: string, args: string[], use: (window: Page) => Promise<void>): Promise<void> {
  const program = spawn(
    packagedProgram,
    [...chromiumSwitches, '--remote-debugging-port=0', '--data', folder, ...args],
    {
      env: ownHome(folder),
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = new Promise((done) => program.on('exit', done));
  try {
    const address = await new Promise<string>((done) => {
      let said = '';
      program.stderr.on('data', (chunk) => {
        said += String(chunk);
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) done(found);
      });
    });
    const browser = await attach(address);
    const window = browser.contexts()[0]?.pages()[0];
    if (window === undefined) throw new Error('the program has no window');
    await use(window);
    await browser.close();
  } finally {
    program.kill();
    await ended;
  }
}

/**
 * Playwright now and then waits for ever when it attaches to a page at the very moment when that page replaces the empty one: it attaches
 * once the page is there, and once more where it got stuck.
 */
async function attach(address: string): Promise<Browser> {
  const targets = `http://${new URL(address).host}/json/list`;
  for (let opened = false; !opened; ) {
    const list = (await (await fetch(targets)).json()) as { readonly url: string }[];
    opened = list.some(({ url }) => url.startsWith('dealbox-app://window/'));
  }
  try {
    return await chromium.connectOverCDP(address, { timeout: 8000 });
  } catch {
    return await chromium.connectOverCDP(address, { timeout: 8000 });
  }
}
