import { existsSync } from 'node:fs';
import { which } from './places.mjs';
import { say, step } from './progress.mjs';
import { runCommand, tryCommand } from './run-command.mjs';

/** What each part needs from Debian. */
const NEEDED = {
  /** To compile keytar. */
  build: ['build-essential', 'pkg-config', 'python3', 'libsecret-1-dev'],
  /** To run Electron. */
  electron: [
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
    'libxss1',
    'libsecret-1-0',
    'fonts-noto-core',
    'fonts-noto-cjk',
    'fonts-noto-color-emoji',
    'unzip',
  ],
  /** To run it without a display, with a keychain of its own. */
  display: ['xvfb', 'xauth', 'dbus', 'dbus-x11', 'gnome-keyring', 'procps'],
  /** For the demo and the tests. No service of theirs is used, or started. */
  mail: ['dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd', 'exim4-daemon-heavy'],
  /** To pack, and what the deb depends on, so that it can be installed and tried. */
  dist: ['p7zip-full', 'desktop-file-utils', 'libcups2', 'libnotify4', 'libudev1', 'libxkbcommon0', 'xdg-utils'],
};

/** What the benchmarks compare with; each of them may be missing. */
const PEERS = ['isync', 'maildir-utils', 'notmuch', 'python3-notmuch2', 'thunderbird'];

/** @typedef {keyof typeof NEEDED} PackageGroup */

/**
 * Installs the packages that are missing, where that can be done without asking: on Debian and its kin, as root or
 * with a sudo that wants no password. Elsewhere it says which ones would be needed and goes on.
 * @param {readonly PackageGroup[]} groups
 * @returns {Promise<boolean>} whether all of them are there now
 */
export async function ensureDebianPackages(groups) {
  if (groups.length === 0) return true;
  if (!existsSync('/usr/bin/dpkg-query') || !which('apt-get')) return false;
  const missing = await missingPackages(groups.flatMap((group) => NEEDED[group]));
  if (missing.length === 0) return true;
  const sudo = await sudoOrAdvice(missing);
  if (!sudo) return false;
  await step(`Debian packages: ${missing.join(' ')}`, () =>
    withoutStartingServices(sudo, async () => {
      await runCommand('env', [...sudo, 'apt-get', 'update', '-q']);
      await runCommand('env', [...sudo, ...installation(missing)]);
    }),
  );
  return (await missingPackages(missing)).length === 0;
}

/**
 * Installs the programs that the benchmarks compare with, one by one, where that can be done without asking. One that
 * cannot be had is said, and is no failure: what it would have shown is left out.
 */
export async function ensurePeers() {
  if (!existsSync('/usr/bin/dpkg-query') || !which('apt-get')) return;
  const missing = await missingPackages(PEERS);
  if (missing.length === 0) return;
  const sudo = await sudoOrAdvice(missing);
  if (!sudo) return;
  await withoutStartingServices(sudo, async () => {
    // without it the lists that are there may still do
    await tryCommand('env', [...sudo, 'apt-get', 'update', '-q']);
    for (const name of missing) {
      const { ok, output } = await tryCommand('env', [...sudo, ...installation([name])]);
      if (ok) say(`✓ Debian package ${name}, to compare with`);
      else say(`! ${name} cannot be had here, so it is not compared with: ${output.trim().split('\n').at(-1)}`);
    }
  });
}

/** @param {readonly string[]} names */
function installation(names) {
  const install = ['apt-get', 'install', '-qy', '--no-install-recommends', ...names];
  return ['env', 'DEBIAN_FRONTEND=noninteractive', ...install];
}

/**
 * @param {readonly string[]} missing what is said where nobody can be root
 * @returns {Promise<string[] | undefined>} what to put before a command so that root runs it
 */
async function sudoOrAdvice(missing) {
  const sudo = await sudoPrefix();
  if (sudo) return sudo;
  say(`! Not installed, and neither root nor sudo is at hand: ${missing.join(' ')}`);
  say(`  To install them: sudo apt-get install ${missing.join(' ')}`);
  return undefined;
}

/** @param {readonly string[]} names */
async function missingPackages(names) {
  const { stdout } = await tryCommand('dpkg-query', ['-W', '-f', STATUS_LINE, ...names]);
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** dpkg-query's own place holders. */
const STATUS_LINE = `\${Package} \${db:Status-Status}\n`;

/** @returns {Promise<string[] | undefined>} what to put before a command so that root runs it */
async function sudoPrefix() {
  if (process.getuid?.() === 0) return [];
  return (await tryCommand('sudo', ['-n', 'true'])).ok ? ['sudo', '-n'] : undefined;
}

const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Mail servers start their service when they are installed. Nobody asked for one: the policy file that Debian looks
 * at says no meanwhile. A policy that is there already is left alone.
 * @param {readonly string[]} sudo
 * @param {() => Promise<void>} run
 */
async function withoutStartingServices(sudo, run) {
  if (existsSync(POLICY)) return run();
  const write = `printf '#!/bin/sh\\nexit 101\\n' > ${POLICY} && chmod 755 ${POLICY}`;
  await runCommand('env', [...sudo, 'sh', '-c', write]);
  try {
    await run();
  } finally {
    await tryCommand('env', [...sudo, 'rm', '-f', POLICY]);
  }
}
