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
 * @returns {ElectronLaunch}
 */
export function electronLaunch() {
  const runtime = findElectron();
  if (!runtime) throw new SetupError('There is no Electron here yet. npm start, npm run demo and npm test get one.');
  return {
    executable: runtime.executable,
    // Chromium's sandbox cannot be had as root, and must not be given up as anybody else.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: {
      ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
      // The store gives this to better-sqlite3 as `nativeBinding` where process.versions.napi is below 10.
      ...(!runtime.pinned && existsSync(oldElectronAddon()) ? { DEALBOX_SQLITE_BINDING: oldElectronAddon() } : {}),
    },
  };
}
