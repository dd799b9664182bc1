/**
 * npm run demo: Dealbox on a throw-away mail server with the mailbox of a sales rep, ended by closing the window or
 * Ctrl-C. Without a display it runs on a virtual one and saves screenshots.
 * `npm run demo -- --for 20` ends it by itself after 20 seconds; `--screenshots DIR` saves them with a display, too.
 */
import { join } from 'node:path';
import { electronLaunch } from './electron-launch.mjs';
import { passThrough } from './pass-through.mjs';
import { projectNode } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/progress.mjs';

await runScript(async () => {
  await prepare({ packages: ['electron', 'display', 'mail'], electron: true });
  const session = join(import.meta.dirname, 'demo', 'demo-session.ts');
  return passThrough(projectNode, [session, ...process.argv.slice(2)], electronLaunch().env);
});
