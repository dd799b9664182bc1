import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guardProcesses } from '../../tests/support/guarded-processes.ts';
import { processesOfRun, RUN_MARK } from './left-behind.ts';
import type { Counts } from './reports.ts';
import { type Ending, runStage } from './run-stage.ts';
import { type Stage, stages } from './stages.ts';

/** What is left of a stage is given this long to end by itself, in milliseconds. */
const PATIENCE = 3_000;

const mark = randomUUID();
const reports = mkdtempSync(join(tmpdir(), 'dealbox-reports-'));
const processes = guardProcesses({ folder: reports });
const abort = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => abort.abort());

const wanted = process.argv.slice(2);
const results: [Stage, Counts][] = [];
for (const stage of stages(reports)) {
  if (abort.signal.aborted || (wanted.length > 0 && !wanted.includes(stage.name))) continue;
  console.log(`\n── ${stage.name} ──`);
  const started = performance.now();
  const ending = await runStage(processes, stage, { ...process.env, [RUN_MARK]: mark }, abort.signal);
  results.push([stage, countsOf(stage, ending)]);
  console.log(`── ${stage.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
await processes.end();
const leftBehind = await endLeftBehind();

const passed = results.reduce((sum, [, counts]) => sum + counts.passed, 0);
const failed = [...results.flatMap(([stage, counts]) => named(stage, counts.failed)), ...leftBehind];
const skipped = results.flatMap(([stage, counts]) => named(stage, counts.skipped));
list('Skipped', skipped);
list('Failed', failed);
if (abort.signal.aborted) console.log('\nInterrupted: not everything was run.');
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || abort.signal.aborted ? 1 : 0;

/** A check has no tests to count: it shows only when it fails, as does a runner that ends badly without a failed test. */
function countsOf(stage: Stage, ending: Ending): Counts {
  const counts =
    stage.report && existsSync(stage.report.file)
      ? stage.report.read(stage.report.file)
      : { passed: 0, failed: [], skipped: [] };
  if (ending === 0 || counts.failed.length > 0) return counts;
  const how = ending === 'timeout' ? `took more than ${stage.limit} minutes` : `ended with ${ending}`;
  return { ...counts, failed: [...counts.failed, how] };
}

/** A test that leaves a process running has a fault of its own. */
async function endLeftBehind(): Promise<string[]> {
  for (let waited = 0; waited < PATIENCE && processesOfRun(mark).length > 0; waited += 100) await sleep(100);
  const left = processesOfRun(mark);
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  return left.map(({ pid, command }) => `left running: ${pid} ${command.slice(0, 120)}`);
}

function named(stage: Stage, names: readonly string[]): string[] {
  return names.map((name) => `${stage.name}: ${name}`);
}

function list(title: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(`\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
