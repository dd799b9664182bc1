import { existsSync } from 'node:fs';
import { findElectron } from './setup/electron-runtime.mjs';
import { root } from './setup/places.mjs';
import { SetupError } from './setup/progress.mjs';
import { oldElectronAddon } from './setup/sqlite-addon.mjs';

/**
 * How the built app is started here: by npm start, the demo, the end-to-end tests and the benchmarks alike.
 * @typedef {object} ElectronLaunch
 * @property {string} executable
 * @property {string[]} args Chromium's switches and the folder of the app; the app's own arguments follow
 * @property {Record<string, string>} env to be added to the environment
 */

/**
 * Throws a SetupError where nothing has been set up yet.
 * @param {string} [packed] the program of the packed app, to start that instead
 * @returns {ElectronLaunch}
 */
export function electronLaunch(packed = '') {
  const runtime = findElectron();
  if (!runtime) throw new SetupError('There is no Electron here yet. npm start, npm run demo and npm test get one.');
  // Chromium's sandbox cannot be had as root, and must not be given up as anybody else.
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (packed !== '') return { executable: packed, args: switches, env: {} };
  return {
    executable: runtime.executable,
    args: [...switches, root],
    env: {
      ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
      // The store gives this to better-sqlite3 as `nativeBinding` where process.versions.napi is below 10.
      ...(!runtime.pinned && existsSync(oldElectronAddon()) ? { DEALBOX_SQLITE_BINDING: oldElectronAddon() } : {}),
    },
  };
}
