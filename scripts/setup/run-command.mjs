import { spawn } from 'node:child_process';
import { root, systemPath } from './places.mjs';
import { SetupError, say } from './progress.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd] default: the checkout
 * @property {Record<string, string | undefined>} [env] added to our own
 * @property {number} [timeout] milliseconds
 */

/**
 * Runs a command of the set-up on the system's own tools and returns its standard output. Where it fails, what it
 * printed last is shown and a SetupError thrown.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>}
 */
export async function runCommand(command, args, options = {}) {
  const result = await tryCommand(command, args, options);
  if (result.ok) return result.stdout;
  say(result.output.split('\n').slice(-40).join('\n'));
  throw new SetupError(`This did not work: ${command} ${args.join(' ')}`);
}

/**
 * The same, but a failure is an answer.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ ok: boolean, stdout: string, output: string }>}
 */
export function tryCommand(command, args, { cwd = root, env = {}, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd,
      env: { ...process.env, PATH: systemPath(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' }),
    });
    let stdout = '';
    let output = '';
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk;
    });
    child.once('error', (error) => resolve({ ok: false, stdout, output: `${output}\n${error.message}` }));
    child.once('close', (code) => resolve({ ok: code === 0, stdout, output }));
  });
}
