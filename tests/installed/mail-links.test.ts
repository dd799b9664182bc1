import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ownHome, startPacked } from '../support/packed-program.ts';

test('INB-7: once asked to, the desktop hands mailto links to the installed program', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealbox-installed-'));
  const applications = join(folder, 'share', 'applications');
  mkdirSync(applications, { recursive: true });
  mkdirSync(join(folder, 'config'));
  const other = '[Desktop Entry]\nType=Application\nName=Other\nExec=true %u\nMimeType=x-scheme-handler/mailto;\n';
  writeFileSync(join(applications, 'other.desktop'), other);
  const chosen = '[Default Applications]\nx-scheme-handler/mailto=other.desktop\n';
  writeFileSync(join(folder, 'config', 'mimeapps.list'), chosen);
  await startPacked(folder, ['--demo-sample'], async (window) => {
    await window.getByRole('row').first().waitFor();
    await window.keyboard.press('Control+Comma');
    await window.getByRole('button', { name: 'Writing' }).click();
    await window.getByRole('button', { name: 'Open in Dealbox' }).click();
    await expect(window.getByText('Dealbox opens them.')).toBeVisible();
    const asked = execFileSync('xdg-mime', ['query', 'default', 'x-scheme-handler/mailto'], { env: ownHome(folder) });
    expect(String(asked).trim()).toBe('dealbox.desktop');
  });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
