import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { root } from '../setup/places.mjs';
import { say } from '../setup/progress.mjs';

const dist = join(root, 'dist');

/** Why a machine that is no Mac, no Windows and cannot reach GitHub makes only some of the targets. */
const NEEDS = {
  'tar.gz': '7-Zip (apt: p7zip-full)',
  deb: 'dpkg-deb',
  AppImage: "electron-builder's AppImage runtime, which it downloads from GitHub: npm run dist -- --linux AppImage",
  'dmg, zip for macOS': 'a Mac, and a Developer ID to sign and notarise: npm run dist -- --mac',
  'nsis for Windows': 'Windows with a code-signing certificate: npm run dist -- --win',
};

/** @param {readonly string[]} made */
export function sayNotMade(made) {
  say('\nNot made here (docs/release.md):');
  for (const [target, needs] of Object.entries(NEEDS)) if (!made.includes(target)) say(`  ${target}: needs ${needs}`);
}

/** What is in dist/ and what of it is ours, in megabytes of a million bytes. */
export function saySizes() {
  const rows = readdirSync(dist)
    .filter((name) => /\.(deb|tar\.gz|AppImage)$/.test(name))
    .map((name) => [name, statSync(join(dist, name)).size]);
  const unpacked = join(dist, 'linux-unpacked');
  rows.push(['linux-unpacked (installed)', sizeOf(unpacked)]);
  const asar = join(unpacked, 'resources', 'app.asar');
  rows.push(['  app.asar', statSync(asar).size]);
  for (const [part, bytes] of Object.entries(asarParts(asar))) rows.push([`    ${part}`, bytes]);
  rows.push(['  native addons', sizeOf(`${asar}.unpacked`)]);
  say('');
  for (const [name, bytes] of rows)
    say(`${String(name).padEnd(44)} ${(Number(bytes) / 1e6).toFixed(2).padStart(8)} MB`);
}

/**
 * @param {string} folder
 * @returns {number}
 */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** @typedef {{ files?: Record<string, AsarEntry>, size?: number, unpacked?: boolean }} AsarEntry */

/**
 * Bytes by folder: out/main, out/renderer, node_modules …
 * @param {string} file
 */
function asarParts(file) {
  /** @type {Record<string, number>} */
  const parts = {};
  const walk = (/** @type {AsarEntry} */ entry, /** @type {string[]} */ path) => {
    if (entry.files !== undefined)
      for (const [name, inner] of Object.entries(entry.files)) walk(inner, [...path, name]);
    else if (entry.unpacked !== true) {
      const part = path.slice(0, path[0] === 'out' ? 2 : 1).join('/');
      parts[part] = (parts[part] ?? 0) + (entry.size ?? 0);
    }
  };
  walk(/** @type {AsarEntry} */ (getRawHeader(file).header), []);
  return parts;
}
