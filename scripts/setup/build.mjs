import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root } from './places.mjs';
import { step } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const STAMP = join(root, 'out', '.built-from');

/** What the bundles are made from. */
const SOURCES = ['src-shared', 'src-main', 'src-renderer'];
const SETTINGS = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** Whether out/ was built from the sources as they are. */
export function buildIsFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesDigest();
}

/** Bundles main, preload and renderer into out/ where the sources have changed since. Throws a SetupError. */
export async function ensureBuild() {
  if (buildIsFresh()) return;
  const digest = sourcesDigest();
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  await step('Build', () => runCommand(projectNode, [electronVite, 'build', '--logLevel', 'warn']));
  writeFileSync(STAMP, digest);
}

/** Names, sizes and times of the sources: milliseconds, where reading them all would take longer than it saves. */
function sourcesDigest() {
  const hash = createHash('sha256');
  for (const folder of SOURCES) addFolder(hash, join(root, folder));
  for (const file of SETTINGS) addFile(hash, join(root, file));
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} folder
 */
function addFolder(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else if (!/\.test\.tsx?$/.test(entry.name)) addFile(hash, path);
  }
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} file
 */
function addFile(hash, file) {
  const { size, mtimeMs } = statSync(file);
  hash.update(`${file}|${size}|${mtimeMs}\n`);
}
