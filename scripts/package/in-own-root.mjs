/** Run by try-installed.mjs in a mount namespace of its own: `in-own-root.mjs DEB LAYER`. Everything mounted goes with the process. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronLaunch } from '../electron-launch.mjs';
import { localBin } from '../setup/places.mjs';
import { runScript, SetupError, say } from '../setup/progress.mjs';

/** Where a package may put files. */
const FOLDERS = ['opt', 'usr', 'etc', 'var'];

/** What dpkg and its triggers write for themselves, whatever is installed. */
const NOT_OURS = [
  /^var\/(lib\/dpkg|lib\/systemd|log|cache)\//,
  /^etc\/alternatives\/README$/,
  /^usr\/share\/(applications\/mimeinfo\.cache|icons\/hicolor\/icon-theme\.cache|mime\/)/,
  /^var\/lib\/apt\//,
];

const PROGRAM = '/usr/bin/dealbox';

await runScript(async () => {
  const [deb = '', layer = ''] = process.argv.slice(2);
  command('mount', ['-t', 'tmpfs', 'tmpfs', layer]);
  for (const folder of FOLDERS) {
    const [upper, work] = ['upper', 'work'].map((name) => join(layer, folder, name));
    for (const one of [upper, work]) mkdirSync(one ?? '', { recursive: true });
    command('mount', [
      '-t',
      'overlay',
      'overlay',
      '-o',
      `lowerdir=/${folder},upperdir=${upper},workdir=${work}`,
      `/${folder}`,
    ]);
  }

  command('dpkg', ['--install', deb]);
  if (!existsSync(PROGRAM)) throw new SetupError(`${PROGRAM} is not there after the installation.`);
  checkMenuEntry();
  const journey = spawnSync(join(localBin, 'playwright'), ['test', '--project=installed', '--reporter=list'], {
    stdio: 'inherit',
    env: { ...process.env, ...electronLaunch(PROGRAM).env, DEALBOX_PROGRAM: PROGRAM },
  });
  if (journey.status !== 0) return 1;

  command('dpkg', ['--purge', 'dealbox']);
  const left = FOLDERS.flatMap((folder) => filesIn(join(layer, folder, 'upper'), folder)).filter(
    (file) => !NOT_OURS.some((known) => known.test(file)),
  );
  if (left.length > 0)
    throw new SetupError(`Removing the package left:\n${left.map((file) => `  /${file}`).join('\n')}`);
  say('  installed, tried and removed; nothing was left behind');
  return 0;
});

/** The menu entry is valid, and the desktop finds Dealbox for mailto: links (INB-7). */
function checkMenuEntry() {
  const file = '/usr/share/applications/dealbox.desktop';
  command('desktop-file-validate', [file]);
  if (!readFileSync(file, 'utf8').includes('MimeType=x-scheme-handler/mailto;')) {
    throw new SetupError(`${file} does not say that Dealbox opens mailto: links.`);
  }
  if (
    !readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8').includes('x-scheme-handler/mailto=dealbox.desktop')
  ) {
    throw new SetupError('The desktop does not know that Dealbox opens mailto: links.');
  }
}

/**
 * Files of a layer that are new; what was taken away is shown there as a character device.
 * @param {string} folder
 * @param {string} name
 */
function filesIn(folder, name) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(name, entry.parentPath.slice(folder.length), entry.name));
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function command(program, args) {
  try {
    execFileSync(program, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new SetupError(`This did not work: ${program} ${args.join(' ')}\n${stdout}${stderr}`);
  }
}
