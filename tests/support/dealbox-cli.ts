import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type MailServer, testPassword } from './mail-server.ts';

const cli = join(import.meta.dirname, '../../src-main/cli/cli.ts');

/** What a run of the headless command came to. */
export interface CliRun {
  /** Null after a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another user to run as; root only. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** A shell command before it, for limits: `ulimit -f 100`. */
  readonly before?: string;
}

export interface RunningCli {
  readonly process: ChildProcess;
  readonly ended: Promise<CliRun>;
}

/** Starts `dealbox …` from its source, as a process of its own: what can be killed. */
export function startCli(dataDir: string, args: readonly string[], options: CliOptions = {}): RunningCli {
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', cli, '--data', dataDir, ...args];
  const [command = '', ...rest] =
    options.before === undefined ? node : ['/bin/sh', '-c', `${options.before}; exec "$@"`, 'sh', ...node];
  const child = spawn(command, rest, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...options.user,
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({
    code: code ?? null,
    stdout: Buffer.concat(out).toString(),
    stderr: Buffer.concat(err).toString(),
  }));
  return { process: child, ended };
}

export const runCli = (dataDir: string, args: readonly string[], options?: CliOptions): Promise<CliRun> =>
  startCli(dataDir, args, options).ended;

/** Runs with --json and reads what it printed. Throws where the exit code is not the expected one. */
export async function askCli<T>(
  dataDir: string,
  args: readonly string[],
  expected = 0,
  options?: CliOptions,
): Promise<T> {
  const { code, stdout, stderr } = await runCli(dataDir, [...args, '--json'], options);
  if (code !== expected) throw new Error(`dealbox ${args.slice(0, 4).join(' ')}: exit ${code}\n${stdout}\n${stderr}`);
  return JSON.parse(stdout) as T;
}

/** The arguments that add alice's account on a test server, without checks. */
export function accountArguments(server: MailServer, imapPort = server.ports.imaps): string[] {
  return [
    'account',
    'add',
    'alice@example.test',
    '--user',
    'alice',
    '--tls',
    'on',
    '--no-check',
    '--imap',
    `localhost:${imapPort}`,
    '--smtp',
    `localhost:${server.ports.submissions || 1}`,
    '--ca',
    server.caFile,
    '--password-command',
    `echo '${testPassword}'`,
  ];
}
