import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronLaunch } from '../scripts/electron-launch.mjs';
import { root } from '../scripts/setup/places.mjs';
import { startDesktopSession } from '../tests/support/desktop-session.ts';
import { type Spread, spread } from './measure.ts';

/** How Dealbox is started: from its sources' build, packed, or as the deb lays it down. */
export type StartedAs = 'built' | 'packed' | 'installed';

export interface StartResult {
  readonly rounds: number;
  /** Milliseconds from starting the process to the second frame with rows of the list in it. Missing where there is no package. */
  readonly times: Partial<Record<StartedAs, Spread>>;
}

interface Program {
  readonly as: StartedAs;
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts each program so many times, in turns, on the same filled data folder, and waits for the list. All are measured in the same way,
 * from outside, by Chromium's own protocol: a packed program lets nobody else look. Needs a build and, for the packages, `npm run dist`.
 */
export async function measureStart(rounds: number, say: (text: string) => void): Promise<StartResult> {
  const desktop = await startDesktopSession();
  const folder = mkdtempSync(join(tmpdir(), 'dealbox-start-'));
  const data = join(folder, 'data');
  try {
    const programs = programsIn(folder);
    const values = new Map<StartedAs, number[]>(programs.map(({ as }) => [as, []]));
    for (const program of programs) {
      say(`${program.as}: fills the data folder and the caches`);
      // Twice: V8 writes its code cache when a script is met again.
      for (let warm = 0; warm < 3; warm += 1) await timeStart(program, data, desktop.env);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const program of programs) {
        const time = await timeStart(program, data, desktop.env);
        values.get(program.as)?.push(time);
        say(`${program.as} ${Math.round(time)} ms`);
      }
    }
    return { rounds, times: Object.fromEntries([...values].map(([as, times]) => [as, spread(times)])) };
  } finally {
    await desktop.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The result as a table, with ratios to the built program of the same run. */
export function startTable({ rounds, times }: StartResult): string {
  const built = times.built?.median ?? Number.NaN;
  const rows = Object.entries(times).map(
    ([as, { median, min, max }]) =>
      `| ${as} | ${median.toFixed(0)} | ${min.toFixed(0)}–${max.toFixed(0)} | ${(median / built).toFixed(2)} |`,
  );
  return [
    `## From start to list, ${rounds} starts each in turns (goal: packed and installed ≤ 1.3 × built)`,
    '',
    '| started | median ms | min–max | × built |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function programsIn(folder: string): Program[] {
  const programs: Program[] = [{ as: 'built', ...electronLaunch() }];
  const packed = join(root, 'dist', 'linux-unpacked', 'dealbox');
  if (existsSync(packed)) programs.push({ as: 'packed', ...electronLaunch(packed) });
  const dist = join(root, 'dist');
  const deb = existsSync(dist) ? readdirSync(dist).find((name) => name.endsWith('.deb')) : undefined;
  if (deb !== undefined) {
    mkdirSync(join(folder, 'installed'));
    execFileSync('dpkg-deb', ['--extract', join(dist, deb), join(folder, 'installed')]);
    programs.push({ as: 'installed', ...electronLaunch(join(folder, 'installed', 'opt', 'Dealbox', 'dealbox')) });
  }
  return programs;
}

/** Milliseconds until two frames after the list has rows. */
async function timeStart(program: Program, data: string, env: NodeJS.ProcessEnv): Promise<number> {
  const args = [...program.args, '--remote-debugging-port=0', '--data', data, '--demo-sample'];
  const begun = Date.now();
  const child = spawn(program.executable, args, {
    env: { ...process.env, ...env, ...program.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += String(chunk);
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error(`The program ended: ${said}`)));
    });
    return (await listPainted(address)) - begun;
  } finally {
    child.kill();
    await ended;
  }
}

/** Resolves in the page, to the clock's time: frames after rows are there. */
const whenPainted = `new Promise((done) => {
  const look = () => document.querySelector('[role=row]')
    ? requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now())))
    : requestAnimationFrame(look);
  look();
})`;

/** Attaches to the window's page as soon as there is one, and asks it. Playwright would do so, too, but takes longer than the start. */
async function listPainted(address: string): Promise<number> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const answers = new Map<number, (answer: { result?: Record<string, unknown>; error?: unknown }) => void>();
  let nextId = 1;
  const ask = (method: string, params: object, sessionId?: string) =>
    new Promise<{ result?: Record<string, unknown>; error?: unknown }>((resolve) => {
      const id = nextId;
      nextId += 1;
      answers.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
  const attached = new Promise<string>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data));
      answers.get(message.id)?.(message);
      if (message.method === 'Target.attachedToTarget' && message.params.targetInfo.type === 'page') {
        resolve(message.params.sessionId);
      }
    });
  });
  await ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  const page = await attached;
  for (;;) {
    const question = { expression: whenPainted, awaitPromise: true, returnByValue: true };
    const { result } = await ask('Runtime.evaluate', question, page);
    const value = (result?.result as { value?: unknown } | undefined)?.value;
    if (typeof value === 'number') {
      socket.close();
      return value;
    }
    // The empty page of the beginning has gone, and the promise with it.
  }
}
