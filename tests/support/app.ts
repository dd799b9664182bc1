import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { electronLaunch } from '../../scripts/electron-launch.mjs';
import { packagedForTests } from './packaged-app.ts';

export { expect } from '@playwright/test';

/** The running app and its one window. */
export interface Dealbox {
  readonly app: ElectronApplication;
  readonly window: Page;
}

export interface LaunchOptions {
  /** Default: the test's own, the same each time. */
  readonly data?: string;
  /** Further arguments: `--demo-sample`, `--demo-account FILE` … */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Fixtures {
  /** A data folder for this test, removed at its end. */
  readonly dataFolder: string;
  /** Starts the built app; may be called again after closing it, to see what a restart brings back. */
  readonly launch: (options?: LaunchOptions) => Promise<Dealbox>;
}

interface WorkerFixtures {
  /** Drive the packed app instead of the built one. */
  readonly packaged: boolean;
  /** The packed app's program; '' where the built one is driven. */
  readonly program: string;
}

/** Playwright's test with the app to drive: `test('…', async ({ launch }) => { const { window } = await launch(); … })`. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  packaged: [false, { option: true, scope: 'worker' }],
  program: [async ({ packaged }, use) => await use(packaged ? await packagedForTests() : ''), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'dealbox-data-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ dataFolder, program }, use, testInfo) => {
    const started: Dealbox[] = [];
    await use(async (options = {}) => {
      const dealbox = await launchDealbox({ data: dataFolder, program, ...options });
      started.push(dealbox);
      return dealbox;
    });
    for (const [index, { app, window }] of started.entries()) {
      const failed = testInfo.status !== testInfo.expectedStatus;
      if (failed && !window.isClosed()) await window.screenshot({ path: testInfo.outputPath(`window-${index}.png`) });
      await app.close();
    }
  },
});

/** Starts the built app on a data folder and waits for its window. */
export async function launchDealbox({
  data,
  program = '',
  args = [],
  env = {},
}: LaunchOptions & { readonly data: string; readonly program?: string }): Promise<Dealbox> {
  const launch = electronLaunch(program);
  const app = await electron.launch({
    executablePath: launch.executable,
    args: [...launch.args, '--data', data, ...args],
    env: { ...definedEnvironment(), ...launch.env, ...env },
    // Playwright would switch the sandbox off for everybody.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  return { app, window: await app.firstWindow() };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
