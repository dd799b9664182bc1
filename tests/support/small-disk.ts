import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of a few megabytes, in a mount namespace of its own: no rights are needed, and nothing outlives its process. */
export interface SmallDisk {
  /** Its folder as the processes see it that `before` puts there. */
  readonly dir: string;
  /** The same folder for everybody else. */
  readonly seenFromHere: string;
  /** For CliOptions.before. */
  readonly before: string;
  /** Another size, or read-only: `size=64m`, `ro`. */
  remount(options: string): void;
  end(): Promise<void>;
}

/** Whether this system lets its users have mounts of their own. */
export function hasSmallDisk(): boolean {
  return spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}

export async function startSmallDisk(options: string): Promise<SmallDisk> {
  const dir = mkdtempSync(join(tmpdir(), 'dealbox-disk-'));
  const holder = spawn('unshare', [
    '-rm',
    'sh',
    '-c',
    `mount -t tmpfs -o ${options} tmpfs ${dir} && echo ready; exec cat`,
  ]);
  await once(holder.stdout, 'data');
  const inside = ['--target', `${holder.pid}`, '--user', '--mount', '--preserve-credentials'];
  return {
    dir,
    seenFromHere: `/proc/${holder.pid}/root${dir}`,
    before: `exec nsenter ${inside.join(' ')} "$@"`,
    remount: (changed) => void execFileSync('nsenter', [...inside, 'mount', '-o', `remount,${changed}`, dir]),
    async end() {
      holder.kill('SIGKILL');
      await once(holder, 'close');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
