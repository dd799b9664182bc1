import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The checkout. */
export const root = dirname(dirname(import.meta.dirname));

/** node_modules/.bin, where the project's own Node and tools are. */
export const localBin = join(root, 'node_modules', '.bin');

/** The Node that the project runs on, whatever the system has. */
export const projectNode = join(localBin, 'node');

/** What is costly to get and the same for every checkout. Honours XDG_CACHE_HOME. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dealbox');
}

/** The search path without the checkout's own tools: they vanish while node_modules is made anew. */
export function systemPath() {
  const entries = (process.env.PATH ?? '').split(delimiter);
  return entries.filter((entry) => !entry.includes('node_modules') && !entry.includes('node-gyp-bin')).join(delimiter);
}

/**
 * Finds a program on the system's search path.
 * @param {string} program
 * @returns {string | undefined} its file
 */
export function which(program) {
  return systemPath()
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));
}

/**
 * The folder with the header files of the system's Node, for native modules: `/usr` where there is
 * `/usr/include/node`. Without it node-gyp wants to download them.
 */
export function nodeHeaders() {
  const node = which('node');
  if (!node) return undefined;
  const prefix = dirname(dirname(realpathSync(node)));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? prefix : undefined;
}
