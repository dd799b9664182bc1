import { readdirSync, readFileSync } from 'node:fs';

/** The variable that marks all processes of one test run, however they were started; its value is the run's own. */
export const RUN_MARK = 'DEALBOX_TEST_RUN';

export interface LeftBehind {
  readonly pid: number;
  readonly command: string;
}

/** Processes of this run that are still there, apart from ourselves. Linux only; elsewhere none are found. */
export function processesOfRun(mark: string): LeftBehind[] {
  return allPids().flatMap((pid) => {
    if (pid === process.pid) return [];
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      if (!environment.includes(`${RUN_MARK}=${mark}`)) return [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      // A process that has ended and not been waited for yet has neither.
      return command === '' ? [] : [{ pid, command }];
    } catch {
      // It is somebody else's, or has just ended.
      return [];
    }
  });
}

function allPids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
