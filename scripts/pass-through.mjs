import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program in our place: with our input and output, our signals, and its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] added to our own
 * @returns {Promise<number>} the exit code, 128 and more for a signal as shells have it
 */
export function passThrough(program, args, env = {}) {
  const child = spawn(program, [...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  // Ctrl-C goes to the whole terminal group, so the program has had it already.
  process.on('SIGINT', () => undefined);
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
