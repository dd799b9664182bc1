/**
 * npm run dist: the unpacked app in dist/linux-unpacked. Arguments go to electron-builder: `npm run dist -- --linux deb`.
 */
import { copyFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { passThrough } from './pass-through.mjs';
import { findElectron } from './setup/electron-runtime.mjs';
import { cacheFolder, projectNode, root } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript, SetupError, say } from './setup/progress.mjs';
import { oldElectronAddon } from './setup/sqlite-addon.mjs';

await runScript(async () => {
  await prepare({ packages: ['electron'], electron: true });
  const runtime = findElectron();
  if (!runtime) throw new SetupError('There is no Electron to pack.');
  const wanted = process.argv.slice(2);
  const args = wanted.length > 0 ? wanted : ['--linux', 'dir'];
  if (runtime.pinned) return pack([`-c.electronDist=${runtime.folder}`, ...args]);

  say('! What is packed here carries an old Electron: it is for tests, not for people.');
  const copy = await mkdtemp(join(cacheFolder(), 'electron-to-pack-'));
  try {
    // Without the default app, which would otherwise be found beside ours.
    await cp(runtime.folder, copy, { recursive: true, filter: (source) => !source.includes(join('resources', 'app')) });
    const code = await pack([`-c.electronDist=${copy}`, `-c.electronVersion=${runtime.version}`, ...args]);
    if (code === 0) await replaceSqliteAddon();
    return code;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});

/** @param {readonly string[]} args */
function pack(args) {
  return passThrough(projectNode, [join(root, 'node_modules', 'electron-builder', 'cli.js'), ...args, '-p', 'never']);
}

/** The better-sqlite3 that is packed is the one for current Electrons. */
async function replaceSqliteAddon() {
  const unpacked = join(root, 'dist', 'linux-unpacked', 'resources', 'app.asar.unpacked');
  const prebuilds = join(unpacked, 'node_modules', 'better-sqlite3', 'prebuilds');
  await copyFile(oldElectronAddon(), join(prebuilds, `linux-${process.arch}.node`));
}
