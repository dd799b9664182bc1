import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, which } from './places.mjs';
import { say, step } from './progress.mjs';
import { runCommand, tryCommand } from './run-command.mjs';

/** What the tests start of Cyrus, and what tells the passwords; libpcre3 because Debian's own list of dependencies takes it for granted. */
const WANTED = ['cyrus-imapd', 'cyrus-common', 'sasl2-bin', 'libpcre3'];

/**
 * Cyrus IMAP, the second mail server of the tests. Debian does not have it beside Dovecot (both are "the" IMAP server), so its packages are
 * unpacked into the cache, and nothing of them is installed. Where it is, or will be. Root's servers run as nobody, who cannot look into root's home.
 */
export const cyrusFolder = () => join(cache(), `cyrus-${process.arch}`);

const cache = () => (process.getuid?.() === 0 ? '/var/cache/dealbox' : cacheFolder());

/** Whether this machine has it. */
export const hasCyrus = () => existsSync(join(cyrusFolder(), 'usr', 'lib', 'cyrus', 'bin', 'imapd'));

/** Unpacks it unless it is there: some 10 MB of packages, seconds. Where that cannot be done it says so and goes on. */
export async function ensureCyrus() {
  if (hasCyrus()) return;
  if (!which('apt-get') || !which('dpkg')) return missing('there is no apt here');
  const planned = await plan();
  if (planned === undefined) return missing('apt does not know cyrus-imapd; after an apt-get update it may');
  await step('Cyrus IMAP, unpacked into the cache for the tests', () => unpack(planned));
}

/** @param {string} why */
function missing(why) {
  say(`! The tests on the second mail server (Cyrus IMAP) will be skipped: ${why}.`);
}

/**
 * The packages that are not on this machine yet, with what they need. Asked without installing, so that it does not matter what would have to go.
 * @returns {Promise<string[] | undefined>}
 */
async function plan() {
  const asked = await tryCommand('apt-get', ['-qq', '--print-uris', '--no-install-recommends', 'install', ...WANTED]);
  if (!asked.ok) return undefined;
  // 'http://…/name_1.2_amd64.deb' name_1.2_amd64.deb 1234 SHA256:…
  const needed = asked.stdout.split('\n').flatMap((line) => /^'\S+' ([a-z0-9][a-z0-9.+-]*)_/.exec(line)?.[1] ?? []);
  return [...new Set([...WANTED, ...needed])];
}

/** @param {readonly string[]} packages */
async function unpack(packages) {
  await mkdir(cache(), { recursive: true });
  const work = await mkdtemp(join(cache(), 'unpacking-cyrus-'));
  try {
    // apt checks what it downloads against the signed lists
    await runCommand('apt-get', ['download', '-q', ...packages], { cwd: work });
    const tree = join(work, 'tree');
    for (const file of (await readdir(work)).filter((name) => name.endsWith('.deb'))) {
      await runCommand('dpkg', ['-x', join(work, file), tree]);
    }
    // renamed into place, so that half a tree is never taken for a whole one
    await rm(cyrusFolder(), { recursive: true, force: true });
    await rename(tree, cyrusFolder());
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
