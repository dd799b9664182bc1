/**
 * npm test: sets up what is missing, then everything that must hold, in the order of what fails quickest: types,
 * lint, rooms, dead code, unit, integration, end-to-end. Ends with `N passed, N failed`. Arguments pick stages.
 */
import { join } from 'node:path';
import { electronLaunch } from './electron-launch.mjs';
import { passThrough } from './pass-through.mjs';
import { ensureCyrus } from './setup/cyrus.mjs';
import { projectNode } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/progress.mjs';

await runScript(async () => {
  await prepare({ packages: ['electron', 'display', 'mail', 'dist'], electron: true });
  await ensureCyrus();
  const stages = join(import.meta.dirname, 'test', 'run-stages.ts');
  return passThrough(projectNode, [stages, ...process.argv.slice(2)], electronLaunch().env);
});
