import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line of the window may say. */
export interface AppArguments {
  /** Absolute; null: the app's own data folder. */
  readonly dataDir: string | null;
  /** A JSON file with one account, added at start as the wizard would (`npm run demo`). */
  readonly demoAccount: string | null;
  readonly demoSample: boolean;
  /** The address of a `mailto:` link that Dealbox was started for (INB-7). */
  readonly mailto: string | null;
  /** Folder for pictures of the main screens, taken once the list is filled. */
  readonly screenshots: string | null;
}

/** Reads the arguments after the program's own. Those of Chromium, and anything unknown, are left alone. */
export function parseArguments(argv: readonly string[], cwd: string): AppArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'demo-account': { type: 'string' },
      'demo-sample': { type: 'boolean' },
      screenshots: { type: 'string' },
    },
  });
  const path = (value: string | boolean | undefined): string | null =>
    typeof value === 'string' && value !== '' ? resolve(cwd, value) : null;
  return {
    dataDir: path(values.data),
    demoAccount: path(values['demo-account']),
    demoSample: values['demo-sample'] === true,
    mailto: positionals.find((one) => /^mailto:/i.test(one)) ?? null,
    screenshots: path(values.screenshots),
  };
}
