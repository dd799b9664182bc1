/**
 * npm run dist: everything of a release that this machine can make, in dist/: the unpacked program, tar.gz and, on Debian and its kin,
 * the deb, which is then installed, tried and removed in a root of its own. It says what it cannot make, and why.
 * `-- --unpacked` makes the unpacked program only, `-- --small` compresses as for a release (minutes). Other arguments go to
 * electron-builder as they are: `npm run dist -- --mac`.
 */
import { join } from 'node:path';
import { writeLicences } from './package/licences.mjs';
import { pack } from './package/pack.mjs';
import { sayNotMade, saySizes } from './package/say-result.mjs';
import { tryInstalled } from './package/try-installed.mjs';
import { root, which } from './setup/places.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript, step } from './setup/progress.mjs';

await runScript(async () => {
  await prepare({ packages: ['electron', 'display', 'dist'], electron: true });
  writeLicences(join(root, 'dist', 'LICENSES.packages.txt'));
  const args = process.argv.slice(2).filter((one) => one !== '--small');
  const small = args.length < process.argv.length - 2;
  if (args.length > 0 && args[0] !== '--unpacked') return await pack(args, { small });

  if (process.platform !== 'linux') return await pack([process.platform === 'darwin' ? '--mac' : '--win'], { small });
  const deb = which('dpkg-deb') !== undefined;
  const targets = args.length > 0 ? ['dir'] : ['dir', ...(which('7za') ? ['tar.gz'] : []), ...(deb ? ['deb'] : [])];
  const code = await step(`Pack ${targets.join(', ')}`, () => pack(['--linux', ...targets], { small }));
  if (code !== 0 || args.length > 0) return code;
  saySizes();
  sayNotMade(targets);
  return deb ? await tryInstalled() : 0;
});
