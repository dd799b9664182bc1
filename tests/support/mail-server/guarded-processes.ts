import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunAs } from './run-as.ts';

/** Starts servers that cannot outlive the process that started them. */
export interface GuardedProcesses {
  /** Starts a server in the foreground of a process group of its own. Its output goes to `<folder>/<name>.out`. */
  start(name: string, command: string, args: readonly string[]): GuardedProcess;
  /** Kills everything, removes the folder (unless it is to be kept) and resolves when nothing is left. */
  end(options: { keepFolder: boolean }): Promise<void>;
}

export interface GuardedProcess {
  readonly pid: number;
  isRunning(): boolean;
  /** Resolves when the server's main process has ended. */
  ended(): Promise<void>;
  /** Signals the server's main process only. */
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL for the server and all its children at once: no goodbye to any client. */
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

/** `folder` exists and belongs to the servers; it is theirs alone. */
export function guardProcesses(folder: string, runAs: RunAs, options: { keepFolder: boolean }): GuardedProcesses {
  const groups = join(folder, 'groups');
  mkdirSync(groups, { recursive: true });
  // Detached, so that a Ctrl-C in the terminal does not take the watchdog with us.
  const watchdog = spawn('/bin/sh', ['-c', WATCHDOG, folder, options.keepFolder ? 'keep' : 'remove'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  letGo(watchdog);
  const running = new Set<GuardedProcess>();

  return {
    start(name, command, args) {
      const output = openSync(join(folder, `${name}.out`), 'a', 0o666);
      const child = spawn(command, args, {
        ...runAs.spawnAs,
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', USER: runAs.user, HOME: folder, TZ: 'UTC' },
        stdio: ['ignore', output, output],
        detached: true,
      });
      closeSync(output);
      child.unref();
      const { pid } = child;
      if (pid === undefined) throw new Error(`${command} could not be started`);
      const note = join(groups, String(pid));
      writeFileSync(note, String(pid));
      const exited = once(child, 'exit').then(() => undefined);
      const guarded: GuardedProcess = {
        pid,
        isRunning: () => child.exitCode === null && child.signalCode === null,
        async ended() {
          if (guarded.isRunning()) child.ref();
          await exited;
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
    async end({ keepFolder }) {
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
