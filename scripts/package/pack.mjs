import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { passThrough } from '../pass-through.mjs';
import { findElectron } from '../setup/electron-runtime.mjs';
import { cacheFolder, projectNode, root, which } from '../setup/places.mjs';
import { SetupError, say } from '../setup/progress.mjs';
import { oldElectronAddon } from '../setup/sqlite-addon.mjs';

/**
 * Runs electron-builder on out/ with the Electron that is at hand. Nothing is published, and of its tools none is downloaded that the
 * system has. Throws a SetupError.
 * @param {readonly string[]} args
 * @param {{ small?: boolean }} [how] `small`: compressed as for a release, which takes minutes
 * @returns {Promise<number>} its exit code
 */
export async function pack(args, { small = false } = {}) {
  const runtime = findElectron();
  if (!runtime) throw new SetupError('There is no Electron to pack.');
  const env = { ...ownTools(), ...(small ? {} : { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1', DEALBOX_DEB_LEVEL: '0' }) };
  const feed = process.env.DEALBOX_UPDATE_FEED;
  const updates = feed === undefined ? [] : ['-c.publish.provider=generic', `-c.publish.url=${checkedFeed(feed)}`];
  const options = [...args, ...updates, '-p', 'never'];
  if (runtime.pinned) return run([`-c.electronDist=${runtime.folder}`, ...options], env);

  say('! What is packed here carries an old Electron: it is for tests, not for people.');
  const copy = await mkdtemp(join(cacheFolder(), 'electron-to-pack-'));
  try {
    // Without the default app, which would otherwise be found beside ours.
    await cp(runtime.folder, copy, { recursive: true, filter: (source) => !source.includes(join('resources', 'app')) });
    const old = [`-c.electronDist=${copy}`, `-c.electronVersion=${runtime.version}`];
    return await run([...old, ...options], { ...env, DEALBOX_SQLITE_BINDING: oldElectronAddon() });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 */
function run(args, env) {
  return passThrough(projectNode, [join(root, 'node_modules', 'electron-builder', 'cli.js'), ...args], env);
}

/** electron-builder downloads 7-Zip and fpm from GitHub unless it is told of others. */
function ownTools() {
  const sevenZip = which('7za');
  return {
    ...(sevenZip === undefined ? {} : { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
    ...(which('dpkg-deb') === undefined ? {} : { CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm-on-dpkg-deb.mjs') }),
  };
}

/** @param {string} feed */
function checkedFeed(feed) {
  if (!feed.startsWith('https://')) throw new SetupError(`DEALBOX_UPDATE_FEED must be an https address: ${feed}`);
  return feed;
}
