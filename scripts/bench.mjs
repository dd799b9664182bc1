/** npm run bench: measures Dealbox against other programs and its own goals (bench/). Arguments are passed on. */
import { join } from 'node:path';
import { electronLaunch } from './electron-launch.mjs';
import { passThrough } from './pass-through.mjs';
import { projectNode, root } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/progress.mjs';

await runScript(async () => {
  await prepare({ packages: ['electron', 'display', 'mail'], peers: true, electron: true });
  return passThrough(projectNode, [join(root, 'bench', 'run.ts'), ...process.argv.slice(2)], electronLaunch().env);
});
