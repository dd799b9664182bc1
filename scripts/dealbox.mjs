/**
 * npm run --silent dealbox -- COMMAND: the engine without a window. Standard input and output and the exit code are
 * the command's own; what the set-up has to say goes to standard error.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { passThrough } from './pass-through.mjs';
import { projectNode, root } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/progress.mjs';

const cli = join(root, 'out', 'main', 'cli.cjs');

/** The Node that the native modules are there for. */
const NEEDED_NODE = 24;

await runScript(async () => {
  await prepare({});
  if (Number(process.versions.node.split('.')[0]) < NEEDED_NODE) {
    return passThrough(projectNode, [cli, ...process.argv.slice(2)]);
  }
  // npm puts node_modules/.bin first, so from the second time on this is the project's Node already.
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
  return Number(process.exitCode ?? 0);
});
