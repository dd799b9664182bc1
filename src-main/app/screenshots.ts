import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserWindow, nativeTheme } from 'electron';
import type { EngineLine } from './engine-line.ts';

/** What is shown on each picture: actions of the window's registry, in order. */
const screens: readonly (readonly [name: string, ...actions: string[]])[] = [
  ['inbox', 'go.inbox', 'next', 'next', 'next', 'next', 'next', 'next'],
  ['archive', 'go.archive', 'next'],
  ['delete', 'go.inbox', 'next', 'delete'],
  ['palette', 'close', 'palette.open'],
  ['pending', 'close', 'go.pending'],
  ['settings', 'settings.open'],
];

const settle = 700;
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Once the list is filled, saves pictures of the main screens, light and dark, says where, and leaves the window as it was. */
export async function takeScreenshots(window: BrowserWindow, engine: EngineLine, folder: string): Promise<void> {
  await listFilled(engine);
  await mkdir(folder, { recursive: true });
  const before = nativeTheme.themeSource;
  const saved: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    nativeTheme.themeSource = theme;
    for (const [name, ...actions] of screens) {
      for (const action of actions) {
        window.webContents.send('action', action);
        await pause(settle);
      }
      const file = join(folder, `${name}-${theme}.png`);
      await writeFile(file, (await window.webContents.capturePage()).toPNG());
      saved.push(file);
    }
  }
  nativeTheme.themeSource = before;
  window.webContents.send('action', 'go.inbox');
  console.log(`Screenshots saved:\n${saved.map((file) => `  ${file}`).join('\n')}`);
}

/** Until the first sync has ended or a minute is over, whichever comes first. */
async function listFilled(engine: EngineLine): Promise<void> {
  const patience = Date.now() + 60_000;
  while (Date.now() < patience) {
    const accounts = await engine.call('accounts', {});
    if (accounts.ok && accounts.value.length > 0 && accounts.value.every((one) => one.firstSyncDoneAt > 0)) return;
    await pause(250);
  }
}
