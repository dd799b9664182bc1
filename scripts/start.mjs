/** npm start: Dealbox on your own data folder. Arguments go to the app: `npm start -- --data DIR`. */
import { electronLaunch } from './electron-launch.mjs';
import { passThrough } from './pass-through.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/progress.mjs';

await runScript(async () => {
  await prepare({ packages: ['electron'], electron: true });
  const { executable, args, env } = electronLaunch();
  return passThrough(executable, [...args, ...process.argv.slice(2)], env);
});
