import { spawn } from 'node:child_process';

/** Seconds that a command takes as a whole process. Throws with what it said where it fails. */
export function timeProcess(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (data: Buffer) => {
      said = (said + data.toString()).slice(-4000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve((performance.now() - begun) / 1000);
      else reject(new Error(`${command} ended with ${code}: ${said}`));
    });
  });
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly p95: number;
  readonly p99: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), min: at(0), max: at(1), p95: at(0.95), p99: at(0.99) };
}

/** Runs `work` so many times, each measured in milliseconds. */
export function timeEach(times: number, work: (round: number) => void): Spread {
  const values: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const begun = performance.now();
    work(round);
    values.push(performance.now() - begun);
  }
  return spread(values);
}
