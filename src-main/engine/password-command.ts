import { exec } from 'node:child_process';
import { DealboxError } from '#shared/model/error.ts';

/** How long a password command may take. Milliseconds. */
const COMMAND_PATIENCE = 20_000;

/** The first line of what the command prints. Throws `secret-unavailable`; its output never gets into a message. */
export function runPasswordCommand(command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    exec(command, { timeout: COMMAND_PATIENCE, maxBuffer: 64 * 1024 }, (error, stdout) => {
      const line = stdout.split(/\r?\n/, 1)[0] ?? '';
      if (error === null && line !== '') resolve(line);
      else {
        const detail = error === null ? 'it printed nothing' : `exit ${error.code ?? error.signal ?? 'unknown'}`;
        reject(
          new DealboxError('secret-unavailable', 'The password command of this account did not give a password.', {
            detail,
            retryable: true,
          }),
        );
      }
    });
  });
}
