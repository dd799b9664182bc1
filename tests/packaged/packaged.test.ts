import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { packagedProgram } from '../support/packaged-app.ts';
import { chromiumSwitches, ownHome, startPacked } from '../support/packed-program.ts';

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
  expect(await probe([...chromiumSwitches, '--inspect=0'], {})).not.toContain('Debugger listening');
});

test('the packed program, as it is shipped, opens its window, syncs the sample mailbox, archives and undoes (ARC-1)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealbox-packed-'));
  await startPacked(folder, ['--demo-sample'], async (window) => {
    expect(window.url()).toBe('dealbox-app://window/index.html');
    // Until then further mail comes in above the first row.
    await expect(window.getByText(/^Up to date/).first()).toBeVisible();
    const first = window.getByRole('row').first();
    await first.click();
    const name = (await first.textContent()) ?? '';
    await window.keyboard.press('e');
    await expect(window.getByText('Conversation archived')).toBeVisible();
    await expect(window.getByRole('row').first()).not.toHaveText(name);
    await window.keyboard.press('z');
    await expect(window.getByRole('row').first()).toHaveText(name);
  });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('INB-7: a mailto link begins an email in the program that it starts, and in the one that runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealbox-packed-'));
  const first = 'mailto:carol@customer.example?subject=Price%20list&attach=/etc/passwd';
  await startPacked(folder, ['--demo-sample', first], async (window) => {
    await expect(window.getByLabel('Subject')).toHaveValue('Price list');
    await expect(window.getByText('carol@customer.example')).toBeVisible();
    await expect(window.getByText('passwd')).toHaveCount(0);

    const second = spawn(
      packagedProgram,
      [...chromiumSwitches, '--data', folder, 'mailto:dave@customer.example?subject=Order'],
      {
        env: ownHome(folder),
        stdio: 'ignore',
      },
    );
    await once(second, 'exit');
    await expect(window.getByText('dave@customer.example')).toBeVisible();
  });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
