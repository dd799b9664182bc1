import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDebianPackages } from './debian-packages.mjs';
import { cacheFolder, nodeHeaders, projectNode, root } from './places.mjs';
import { SetupError, step } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const PACKAGE = join(root, 'node_modules', 'better-sqlite3');

/**
 * The better-sqlite3 for an Electron whose Node-API is older than 10: its prebuilt binary ends that one with a
 * segmentation fault. Where this file is, or will be.
 */
export function oldElectronAddon() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  return join(cacheFolder(), `better-sqlite3-${version}-napi9-${process.arch}.node`);
}

/** Compiles it, about a minute, unless it is in the cache. Throws a SetupError. */
export async function ensureOldElectronAddon() {
  const target = oldElectronAddon();
  if (existsSync(target)) return;
  await ensureDebianPackages(['build']);
  const headers = nodeHeaders();
  if (headers === undefined)
    throw new SetupError('The header files of Node are missing, better-sqlite3 cannot be compiled.');
  await step('better-sqlite3 for the older Electron (compiling, about a minute)', () => compile(target, headers));
}

/**
 * @param {string} target
 * @param {string} headers
 */
async function compile(target, headers) {
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'making-sqlite-'));
  try {
    const copy = join(work, 'better-sqlite3');
    await cp(PACKAGE, copy, { recursive: true, filter: (source) => !source.includes('prebuilds') });
    await symlink(join(root, 'node_modules'), join(work, 'node_modules'));
    const recipe = join(copy, 'binding.gyp');
    const text = await readFile(recipe, 'utf8');
    if (!text.includes("'NAPI_VERSION=10'"))
      throw new SetupError('better-sqlite3 has changed its binding.gyp, look at sqlite-addon.mjs.');
    // What it uses of Node-API 10 is in older versions too, as an experiment.
    await writeFile(
      recipe,
      text.replace("'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'"),
    );
    const nodeGyp = join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    const options = ['--release', '--force_build=1', '--jobs=max', `--nodedir=${headers}`];
    await runCommand(projectNode, [nodeGyp, 'rebuild', ...options], { cwd: copy });
    // Renamed into place, so that a half-written file is never taken for a finished one.
    const finished = join(work, 'finished.node');
    await copyFile(join(copy, 'build', 'Release', 'better_sqlite3.node'), finished);
    await rename(finished, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
