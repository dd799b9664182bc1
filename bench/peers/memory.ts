import { readdirSync, readFileSync } from 'node:fs';

/** What one line of /proc/PID/stat says that we ask for. */
export interface ProcessStat {
  readonly parent: number;
  /** Seconds of processor time: its own, and that of the children that ended and were waited for. */
  readonly cpu: number;
}

/** USER_HZ, the unit of times in /proc/PID/stat: 100 on every Linux that we run on (proc(5), `getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

/** proc(5): the name, in parentheses, may itself hold blanks and parentheses, so fields are counted from the last one. */
export function parseStat(line: string): ProcessStat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const number = (field: number): number => {
    // field 3 of the man page is the first behind the name
    const value = Number(fields[field - 3]);
    if (!Number.isFinite(value)) throw new Error(`not a line of /proc/PID/stat: ${line.slice(0, 200)}`);
    return value;
  };
  return { parent: number(4), cpu: (number(14) + number(15) + number(16) + number(17)) / TICKS_PER_SECOND };
}

/** Bytes of proportional set size: what is shared counts by its share. From /proc/PID/smaps_rollup; 0 for a process without memory. */
export function parsePss(rollup: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
}

/** The process and all its living descendants, of a table of all processes. Empty when it is not there. */
export function treeOf(root: number, processes: ReadonlyMap<number, ProcessStat>): number[] {
  if (!processes.has(root)) return [];
  const tree = [root];
  // grows while it is walked through
  for (const parent of tree)
    for (const [pid, stat] of processes) if (stat.parent === parent && !tree.includes(pid)) tree.push(pid);
  return tree;
}

/** Bytes of memory (PSS) that a process and all its descendants take now. Throws when the process is not there. */
export function treePss(pid: number): number {
  return sum(treeNow(pid).tree.map((member) => parsePss(readIfThere(member, 'smaps_rollup') ?? '')));
}

/** Seconds of processor time that a process and its descendants have used until now. Throws when the process is not there. */
export function treeCpu(pid: number): number {
  const { tree, processes } = treeNow(pid);
  return sum(tree.map((member) => processes.get(member)?.cpu ?? 0));
}

function treeNow(pid: number) {
  const processes = new Map<number, ProcessStat>();
  for (const name of readdirSync('/proc')) {
    const line = /^\d+$/.test(name) ? readIfThere(Number(name), 'stat') : undefined;
    if (line !== undefined) processes.set(Number(name), parseStat(line));
  }
  const tree = treeOf(pid, processes);
  if (tree.length === 0) throw new Error(`no process ${pid}`);
  return { tree, processes };
}

/** undefined for a process that ended between our listing and our reading. */
function readIfThere(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
