import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/places.mjs';
import { SetupError } from '../setup/progress.mjs';

const BUNDLES = ['main', 'preload', 'renderer'];

/** Shipped beside the bundles rather than in them: the native ones, the dictionary and the typeface. */
const BESIDE = ['better-sqlite3', 'keytar', 'dictionary-en', '@fontsource-variable/inter'];

/** SQLite itself is inside better-sqlite3, and nobody's. */
const SQLITE =
  'The source code of SQLite, which is part of better-sqlite3, is in the public domain: https://sqlite.org/copyright.html';

/** @typedef {{ name: string, version: string, license: string, licenseText: string }} Notice */

/**
 * Writes the notices of every package that is shipped, from what the build found in its bundles. Throws a SetupError where a package has
 * no licence: such a one must not be shipped unseen.
 * @param {string} file
 */
export function writeLicences(file) {
  /** @type {Notice[]} */
  const bundled = BUNDLES.flatMap((name) => JSON.parse(readFileSync(join(root, 'out', name, 'licences.json'), 'utf8')));
  const notices = new Map([...bundled, ...BESIDE.map(installed)].map((one) => [`${one.name} ${one.version}`, one]));
  const nameless = [...notices].filter(([, { license }]) => !license).map(([name]) => name);
  if (nameless.length > 0) throw new SetupError(`No licence is known for: ${nameless.join(', ')}`);
  const sorted = [...notices].sort(([one], [other]) => one.localeCompare(other, 'en'));
  const texts = sorted.map(
    ([title, { license, licenseText }]) => `${title}\nLicence: ${license}\n\n${licenseText.trim()}`,
  );
  mkdirSync(dirname(file), { recursive: true });
  const head = `Dealbox contains the work of others. Electron and Chromium have files of their own.\n\n${SQLITE}`;
  writeFileSync(file, `${[head, ...texts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
  return notices.size;
}

/**
 * @param {string} name
 * @returns {Notice}
 */
function installed(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.md', 'license'].map((one) => join(folder, one)).find((one) => existsSync(one));
  return { name, version, license, licenseText: file === undefined ? '' : readFileSync(file, 'utf8') };
}
