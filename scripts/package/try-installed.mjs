import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passThrough } from '../pass-through.mjs';
import { projectNode, root, which } from '../setup/places.mjs';
import { SetupError, say, step } from '../setup/progress.mjs';
import { tryCommand } from '../setup/run-command.mjs';

/**
 * Installs the deb with the system's dpkg, its scripts included, runs the journey of tests/packaged on the installed program, removes it
 * and looks for what it left: all on a copy-on-write layer over the system's folders that only these processes see, so that the machine
 * stays as it was. Needs root for the mounts; without, it says so and succeeds.
 * @returns {Promise<number>} exit code
 */
export async function tryInstalled() {
  const deb = readdirSync(join(root, 'dist')).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new SetupError('There is no deb in dist/.');
  const possible = which('unshare') !== undefined && (await tryCommand('unshare', ['--mount', 'true'])).ok;
  if (!possible) {
    say('\n! The deb was not installed and tried: that takes root, for mounts that nobody else sees.');
    return 0;
  }
  const inside = join(import.meta.dirname, 'in-own-root.mjs');
  // Filled in there only: for us, who see nothing of its mounts, it stays empty.
  const layer = mkdtempSync(join(tmpdir(), 'dealbox-root-'));
  const args = ['--mount', '--propagation', 'private', projectNode, inside, join(root, 'dist', deb), layer];
  try {
    return await step(`Install ${deb}, try it, remove it`, () => passThrough('unshare', args));
  } finally {
    rmdirSync(layer);
  }
}
