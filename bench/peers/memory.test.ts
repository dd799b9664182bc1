import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { parsePss, parseStat, treeCpu, treeOf, treePss } from './memory.ts';

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A process that runs a script, which says `ready`, and waits. */
async function startIdle(script: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1000);`]);
  started.push(child);
  await once(child.stdout, 'data');
  if (child.pid === undefined) throw new Error('not started');
  return child.pid;
}

/** A script that runs another one in a child, which ends with its parent. */
const parentOf = (script: string): string =>
  `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${script}; process.stdin.resume()`)}], { stdio: ['pipe', 'inherit', 'inherit'] })`;

test('a stat line is read from its last parenthesis on, whatever the process is called', () => {
  const line = '4711 (Web Content) R) S 815 4711 4711 0 -1 4194560 1 2 3 4 150 50 30 20 20 0 27 0 12345 1 1\n';
  expect(parseStat(line)).toEqual({ parent: 815, cpu: 2.5 });
});

test('what is not a stat line is said, not counted as nothing', () => {
  expect(() => parseStat('4711 (name) S')).toThrow('not a line of /proc/PID/stat');
});

test('the proportional size is taken, not one of its parts', () => {
  const rollup =
    'Rss:               5000 kB\nPss_Anon:           800 kB\nPss:               1234 kB\nPss_Dirty:          900 kB\nSwapPss:             7 kB\n';
  expect(parsePss(rollup)).toBe(1234 * 1024);
  expect(parsePss('')).toBe(0);
});

test('a tree has grandchildren in it and no strangers', () => {
  const stat = (parent: number) => ({ parent, cpu: 0 });
  const processes = new Map([
    [30, stat(20)],
    [20, stat(10)],
    [10, stat(1)],
    [11, stat(1)],
    [1, stat(0)],
  ]);
  expect(treeOf(10, processes).sort()).toEqual([10, 20, 30]);
  expect(treeOf(99, processes)).toEqual([]);
});

test('memory of a child counts for its parent', async () => {
  const held = 80 * 2 ** 20;
  const parent = parentOf(`globalThis.held = Buffer.alloc(${held}, 1); console.log('ready')`);
  const alone = await startIdle("console.log('ready')");
  expect(treePss(await startIdle(parent)) - treePss(alone)).toBeGreaterThan(held);
});

test('processor time is seconds, of children too', async () => {
  const used = 'Object.values(process.cpuUsage()).reduce((sum, part) => sum + part)';
  const pid = await startIdle(parentOf(`while (${used} < 400_000); console.log('ready')`));
  expect(treeCpu(pid)).toBeGreaterThan(0.38);
  expect(treeCpu(pid)).toBeLessThan(10);
});

test('a process that is not there is said, not counted as nothing', () => {
  expect(() => treePss(2 ** 30)).toThrow('no process');
});
