import { join } from 'node:path';
import { type MailServer, testPassword } from '../tests/support/mail-server.ts';
import { timeProcess } from './measure.ts';

const cli = join(import.meta.dirname, '..', 'out', 'main', 'cli.cjs');

/** The command line to run with this machine's Node: `sync` on a data folder. */
export const syncCommand = (dataDir: string): string[] => [cli, 'sync', '--data', dataDir, '--quiet'];

/** Adds a user's account to a data folder, by the command line; plain loopback, so that it is not TLS that is measured. */
export async function addAccount(
  server: MailServer,
  user: string,
  dataDir: string,
  { port = server.ports.imap, labels = '', env = process.env } = {},
): Promise<void> {
  const address = ['--imap', `127.0.0.1:${port}`, '--smtp', '127.0.0.1:1', '--tls', 'off', '--user', user];
  const chosen = labels === '' ? [] : ['--labels', labels];
  const secret = ['--password-command', `echo ${testPassword}`, '--no-check'];
  const args = [cli, 'account', 'add', `${user}@example.test`, ...address, ...chosen, ...secret];
  await timeProcess(process.execPath, [...args, '--data', dataDir, '--quiet'], env);
}

/** Seconds that one pass of `dealbox sync` takes as a whole process. */
export const timeSync = (dataDir: string, env = process.env): Promise<number> =>
  timeProcess(process.execPath, syncCommand(dataDir), env);
