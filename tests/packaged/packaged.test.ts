import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, test } from '@playwright/test';
import { packagedProgram } from '../support/packaged-app.ts';

const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

test('S1 19: the fuses, read back from the packed program', async () => {
  const wire = await getCurrentFuseWire(packagedProgram);
  const on = Object.entries(wire).filter(([, state]) => state === FuseState.ENABLE);
  expect(on.map(([fuse]) => FuseV1Options[Number(fuse)]).sort()).toEqual([
    'EnableCookieEncryption',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
  ]);
});

test('S1 19: the packed program is no Node and lets nobody attach', async () => {
  const probe = (args: string[], env: Record<string, string>) =>
    new Promise<string>((done) => {
      const folder = mkdtempSync(join(tmpdir(), 'dealbox-packed-'));
      const options = { env: { ...process.env, XDG_CONFIG_HOME: folder, ...env }, timeout: 6000 };
      execFile(packagedProgram, args, options, (_, out, err) => {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
        done(out + err);
      });
    });
  expect(await probe(['-e', 'console.log("as " + "Node")'], { ELECTRON_RUN_AS_NODE: '1' })).not.toContain('as Node');
  expect(await probe([...switches, '--inspect=0'], {})).not.toContain('Debugger listening');
});

test('the packed program, as it is shipped, opens its window, syncs the sample mailbox, archives and undoes (ARC-1)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealbox-packed-'));
  const program = spawn(
    packagedProgram,
    [...switches, '--remote-debugging-port=0', '--data', folder, '--demo-sample'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
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
    const browser = await chromium.connectOverCDP(address);
    const window = browser.contexts()[0]?.pages()[0];
    if (window === undefined) throw new Error('the program has no window');
    expect(window.url()).toBe('dealbox-app://window/index.html');
    const first = window.getByRole('row').first();
    await first.click();
    const name = (await first.textContent()) ?? '';
    await window.keyboard.press('e');
    await expect(window.getByText('Conversation archived')).toBeVisible();
    await expect(window.getByRole('row').first()).not.toHaveText(name);
    await window.keyboard.press('z');
    await expect(window.getByRole('row').first()).toHaveText(name);
    await browser.close();
  } finally {
    program.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
