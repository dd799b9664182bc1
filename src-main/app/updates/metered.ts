import { execFile } from 'node:child_process';

/** NMMetered of NetworkManager's D-Bus interface: 1 yes, 3 guessed yes; 0 unknown, 2 and 4 no. */
const METERED = new Set(['u 1', 'u 3']);

/**
 * Whether the network costs by the megabyte, where the system tells: NetworkManager on Linux. Elsewhere nothing can be asked without a
 * native module, and the answer is no: the switch for downloads is the person's word.
 */
export function isMetered(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(false);
  const manager = 'org.freedesktop.NetworkManager';
  const question = ['--system', 'get-property', manager, '/org/freedesktop/NetworkManager', manager, 'Metered'];
  return new Promise((resolve) => {
    execFile('busctl', question, { timeout: 2000 }, (_error, answer) => resolve(METERED.has(answer.trim())));
  });
}
