import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GuardOptions {
  /** Exists, belongs to the processes alone, and is removed with them. */
  readonly folder: string;
  readonly keepFolder?: boolean;
  /** Another user to run as; root only. */
  readonly user?: { readonly uid?: number; readonly gid?: number };
}

export interface GuardedStart {
  /** Also names the file of its output, `<folder>/<name>.out`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Default: its output goes to its file. */
  readonly output?: 'file' | 'terminal';
}

/** Starts processes that cannot outlive the one that started them. */
export interface GuardedProcesses {
  /** Starts a program, which must stay in the foreground, in a process group of its own. */
  start(program: GuardedStart): GuardedProcess;
  /** Kills everything, removes the folder and resolves when nothing is left. */
  end(): Promise<void>;
}

export interface GuardedProcess {
  readonly pid: number;
  isRunning(): boolean;
  /** Resolves to the exit code of the main process when it has ended; null after a signal. */
  ended(): Promise<number | null>;
  /** Signals the main process only. */
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL for it and all its children at once. */
  kill(): Promise<void>;
}

/**
 * Waits until our end of its standard input closes, which the kernel does for us however we die, then kills
 * the process groups that are written down in the folder, and removes the folder.
 */
const WATCHDOG = `
cat >/dev/null
for file in "$0"/groups/*; do
  [ -f "$file" ] && kill -KILL -"$(cat "$file")" 2>/dev/null
done
[ "$1" = keep ] && exit
for attempt in 1 2 3 4 5; do
  rm -rf "$0" 2>/dev/null && exit
  sleep 0.1
done
`;

export function guardProcesses({ folder, keepFolder = false, user = {} }: GuardOptions): GuardedProcesses {
  const groups = join(folder, 'groups');
  mkdirSync(groups, { recursive: true });
  // Detached, so that a Ctrl-C in the terminal does not take the watchdog with us.
  const watchdog = spawn('/bin/sh', ['-c', WATCHDOG, folder, keepFolder ? 'keep' : 'remove'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  letGo(watchdog);
  const running = new Set<GuardedProcess>();

  return {
    start({ name, command, args, env, cwd = folder, output = 'file' }) {
      const file = openSync(join(folder, `${name}.out`), 'a', 0o666);
      const to = output === 'file' ? file : 'inherit';
      const child = spawn(command, args, { ...user, cwd, env, stdio: ['ignore', to, to], detached: true });
      closeSync(file);
      child.unref();
      const { pid } = child;
      if (pid === undefined) throw new Error(`${command} could not be started`);
      const note = join(groups, String(pid));
      writeFileSync(note, String(pid));
      const exit = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
      const guarded: GuardedProcess = {
        pid,
        isRunning: () => child.exitCode === null && child.signalCode === null,
        async ended() {
          if (guarded.isRunning()) child.ref();
          return await exit;
        },
        signal: (signal) => child.kill(signal),
        async kill() {
          killGroup(pid);
          await guarded.ended();
          rmSync(note, { force: true });
          running.delete(guarded);
        },
      };
      running.add(guarded);
      return guarded;
    },
    async end() {
      await Promise.all([...running].map((guarded) => guarded.kill()));
      if (!keepFolder) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
      const gone = watchdog.exitCode === null ? once(watchdog, 'exit') : undefined;
      watchdog.ref();
      watchdog.stdin?.end();
      await gone;
    },
  };
}

/** Neither the watchdog nor its pipe keeps this process alive. */
function letGo(child: ChildProcess): void {
  child.unref();
  const input = child.stdin;
  if (input && 'unref' in input && typeof input.unref === 'function') input.unref();
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
