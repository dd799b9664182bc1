import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { launchDealbox } from '../tests/support/app.ts';
import { startDesktopSession } from '../tests/support/desktop-session.ts';
import { startFaultProxy } from '../tests/support/fault-proxy.ts';
import { type MailServer, startMailServer } from '../tests/support/mail-server.ts';
import { addAccount, syncCommand, timeSync } from './dealbox-process.ts';
import { fillMailbox } from './mailbox.ts';
import { treeCpu, treePss } from './peers/memory.ts';

const DAY = 86_400_000;
const FOLDERS = 500;
/** Milliseconds one way: fifty there and back. */
const DELAY = 25;
const DISTANT = 2_000;
/** Seconds: until a started app has settled, and how long it is watched. */
const SETTLE = 30;
const WATCH = 60;

export interface ScaleResult {
  readonly small: number;
  readonly large: number;
  /** Messages a second of a first sync as a whole process. */
  readonly smallRate: number;
  readonly largeRate: number;
  /** Bytes of the process during the large one: median of its second quarter, most of its last quarter. */
  readonly memoryEarly: number;
  readonly memoryLate: number;
  /** Seconds for an account with 500 folders of two messages each, and for the next pass, in which nothing changed. */
  readonly folders: number;
  readonly foldersAgain: number;
  /** Seconds for 2,000 messages over a line of 50 ms, and without it. */
  readonly distant: number;
  readonly near: number;
  /** The app, connected and left alone with the large mailbox: share of one core, and bytes of the whole process tree. */
  readonly idleCpu: number;
  readonly idleMemory: number;
}

/** Large mailboxes, many folders, a slow line, and what the app takes while nobody does anything. */
export async function measureScale(large: number, say: (text: string) => void): Promise<ScaleResult> {
  const small = Math.floor(large / 5);
  const desktop = await startDesktopSession();
  Object.assign(process.env, desktop.env);
  const server = await startMailServer({ format: 'mdbox', smtp: false, recordCommands: false });
  const work = mkdtempSync(join(tmpdir(), 'dealbox-scale-'));
  try {
    const mail = { newest: Date.now() - 3_600_000, span: 2 * DAY, plain: true };
    say(`filling a Dovecot with ${small} and ${large} plain messages, and ${FOLDERS} folders`);
    await fillMailbox(server, 'bob', { ...mail, count: small });
    await fillMailbox(server, 'alice', { ...mail, count: large });
    await makeFolders(server, 'team');
    await addAccount(server, 'bob', join(work, 'bob'));
    const smallRate = small / (await timeSync(join(work, 'bob')));
    say(`${small}: ${smallRate.toFixed(0)} messages/s`);
    await addAccount(server, 'alice', join(work, 'alice'));
    const { seconds, memoryEarly, memoryLate } = await watchSync(join(work, 'alice'));
    const largeRate = large / seconds;
    say(`${large}: ${largeRate.toFixed(0)} messages/s`);
    await addAccount(server, 'team', join(work, 'team'), { labels: 'all' });
    const folders = await timeSync(join(work, 'team'));
    const foldersAgain = await timeSync(join(work, 'team'));
    say(`${FOLDERS} folders: ${folders.toFixed(1)} s, again ${foldersAgain.toFixed(1)} s`);
    const { near, distant } = await overALine(work, say);
    say(`the app with ${large} messages, left alone for ${SETTLE + WATCH} s`);
    const idle = await watchIdle(join(work, 'alice'));
    return {
      small,
      large,
      smallRate,
      largeRate,
      memoryEarly,
      memoryLate,
      folders,
      foldersAgain,
      near,
      distant,
      ...idle,
    };
  } finally {
    await server.stop();
    await desktop.end();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function makeFolders(server: MailServer, user: string): Promise<void> {
  const client = await server.client(user);
  const message = (folder: number, index: number) =>
    `From: a${folder}@x.example\r\nTo: team@example.test\r\nSubject: ${folder}.${index}\r\nMessage-ID: <f${folder}.${index}@x.example>\r\n\r\nText ${folder}.${index}\r\n`;
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    const path = `Customers/C${folder}`;
    await client.mailboxCreate(path);
    for (const index of [0, 1]) await client.append(path, message(folder, index));
  }
  await client.logout();
}

/** A first sync whose memory is looked at four times a second. */
async function watchSync(dataDir: string): Promise<{ seconds: number; memoryEarly: number; memoryLate: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, syncCommand(dataDir), { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const samples: number[] = [];
  while (child.exitCode === null && child.pid !== undefined) {
    samples.push(treePss(child.pid));
    await Promise.race([ended, setTimeout(250)]);
  }
  if ((await ended) !== 0) throw new Error('the sync failed');
  const seconds = (performance.now() - begun) / 1000;
  const quarter = Math.floor(samples.length / 4);
  const second = samples.slice(quarter, 2 * quarter).sort((a, b) => a - b);
  const memoryEarly = second[Math.floor(second.length / 2)] ?? Number.NaN;
  return { seconds, memoryEarly, memoryLate: Math.max(...samples.slice(-quarter)) };
}

/** A server of its own: its mailbox must not be in anyone's way. */
async function overALine(work: string, say: (text: string) => void): Promise<{ near: number; distant: number }> {
  const server = await startMailServer({ format: 'mdbox', smtp: false, recordCommands: false });
  const proxy = await startFaultProxy(server.ports.imap, { delay: DELAY });
  try {
    await fillMailbox(server, 'alice', { newest: Date.now() - 3_600_000, span: 2 * DAY, count: DISTANT, plain: true });
    await addAccount(server, 'alice', join(work, 'near'));
    const near = await timeSync(join(work, 'near'));
    await addAccount(server, 'alice', join(work, 'distant'), { port: proxy.port });
    const distant = await timeSync(join(work, 'distant'));
    say(`${DISTANT} messages: ${near.toFixed(1)} s, over a line of ${2 * DELAY} ms ${distant.toFixed(1)} s`);
    return { near, distant };
  } finally {
    await proxy.stop();
    await server.stop();
  }
}

async function watchIdle(data: string): Promise<{ idleCpu: number; idleMemory: number }> {
  const { app, window } = await launchDealbox({ data });
  await window.getByRole('row').first().waitFor();
  await setTimeout(SETTLE * 1000);
  const pid = app.process().pid ?? 0;
  const before = treeCpu(pid);
  const begun = performance.now();
  await setTimeout(WATCH * 1000);
  const idleCpu = (treeCpu(pid) - before) / ((performance.now() - begun) / 1000);
  const idleMemory = treePss(pid);
  await app.close();
  return { idleCpu, idleMemory };
}
