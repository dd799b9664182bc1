import { join } from 'node:path';
import { buildIsFresh, ensureBuild } from './build.mjs';
import { ensureDebianPackages, ensurePeers } from './debian-packages.mjs';
import { announceStandIn, ensureElectron } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { ensureNodeModules, nodeModulesAreFresh } from './node-modules.mjs';
import { root } from './places.mjs';
import { ensureOldElectronAddon } from './sqlite-addon.mjs';

/**
 * Everything that a command needs to run, made where it is missing; the second time it costs milliseconds.
 * Throws a SetupError.
 * @param {object} needs
 * @param {readonly import('./debian-packages.mjs').PackageGroup[]} [needs.packages] what to install where possible
 * @param {boolean} [needs.peers] the programs that the benchmarks compare with, as far as they can be had
 * @param {boolean} [needs.electron] a runtime for the window, not only the command line
 */
export async function prepare({ packages = [], peers = false, electron = false }) {
  if (packages.length === 0 && !peers && !electron && nodeModulesAreFresh() && buildIsFresh()) return;
  await withLock(join(root, '.cache', 'setup.lock'), async () => {
    await ensureDebianPackages(nodeModulesAreFresh() ? packages : ['build', ...packages]);
    if (peers) await ensurePeers();
    await ensureNodeModules();
    if (electron) {
      const runtime = await ensureElectron();
      announceStandIn(runtime);
      if (!runtime.pinned) await ensureOldElectronAddon();
    }
    await ensureBuild();
  });
}
