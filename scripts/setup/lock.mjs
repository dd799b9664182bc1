import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

/**
 * Lets one process at a time do something, so that two terminals do not build into the same folder. A lock whose
 * holder is gone is taken over.
 * @template T
 * @param {string} folder the lock itself, a folder that exists while it is held
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withLock(folder, run) {
  const holder = join(folder, 'pid');
  mkdirSync(dirname(folder), { recursive: true });
  for (let attempt = 0; !take(folder); attempt++) {
    if (attempt === 10) say('  … another Dealbox command is setting things up, waiting for it');
    if (attempt > 3 && !isRunning(holder)) rmSync(folder, { recursive: true, force: true });
    else await sleep(100);
  }
  writeFileSync(holder, String(process.pid));
  try {
    return await run();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} holder */
function isRunning(holder) {
  try {
    process.kill(Number(readFileSync(holder, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
