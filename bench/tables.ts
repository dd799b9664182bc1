import type { ComposerResult } from './composer.ts';
import { growthOf } from './growth-plot.ts';
import type { ItemsResult } from './items.ts';
import type { LiveResult } from './live.ts';
import type { Spread } from './measure.ts';
import type { PullResult } from './pull.ts';
import type { ScaleResult } from './scale.ts';
import type { SendingResult } from './sending.ts';
import type { StoreResult } from './store.ts';
import type { WindowResult } from './window.ts';

const count = (value: number): string => value.toLocaleString('en-US');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Milliseconds, with as many digits as they mean something. */
const milliseconds = (name: string, { median, p99, max }: Spread, digits: number): string[] => [
  name,
  median.toFixed(digits),
  p99.toFixed(digits),
  max.toFixed(digits),
];

export function pullTable({ messages, dealbox, mbsync }: PullResult): string {
  const row = (name: string, { median, min, max }: Spread) => [
    name,
    `${median.toFixed(2)} s`,
    `${min.toFixed(2)}–${max.toFixed(2)}`,
    count(Math.round(messages / median)),
  ];
  const rows = [row('Dealbox: pull, parse, thread, full-text index, durable', dealbox)];
  if (mbsync !== null) rows.push(row('mbsync at its defaults: files only', mbsync));
  const ratio =
    mbsync === null
      ? 'mbsync is not installed here, so there is no ratio.'
      : `**${(mbsync.median / dealbox.median).toFixed(2)}× mbsync's throughput** (goal 1.0×).`;
  return `## First sync of ${count(messages)} messages, whole process, plain loopback\n\n${table(['what', 'median', 'min–max', 'messages/s'], rows)}\n\n${ratio}`;
}

export function liveTable({ signIn, firstScreen, newMail, pageWhileSyncing, archiveWhileSyncing }: LiveResult): string {
  const rows = [
    milliseconds('new account: connecting to 50 conversations listed', firstScreen, 0),
    milliseconds('… of which connecting and signing in, as another client takes it', signIn, 0),
    milliseconds('new mail: from the server’s having it to the list', newMail, 0),
    milliseconds('a list page while the first sync runs', pageWhileSyncing, 1),
    milliseconds('archive one while the first sync runs, committed', archiveWhileSyncing, 1),
  ];
  return `## In touch with a real Dovecot, the engine in its threads, milliseconds\n\n${table(['what', 'median', 'p99', 'max'], rows)}`;
}

export function windowTable({ messages, longTasks, archived, listEmpty, committed, start }: WindowResult): string {
  const tasks = (found: readonly number[]) => (found.length === 0 ? 'none' : found.map((ms) => `${ms} ms`).join(', '));
  const rows = [
    ['tasks above 50 ms while the first sync runs and the list is walked through', tasks(longTasks.firstSync)],
    [
      `tasks above 50 ms while ${count(archived)} conversations are archived and brought back`,
      tasks(longTasks.archiveAll),
    ],
    ['archive of all: from the key to the empty list', `${listEmpty.toFixed(0)} ms`],
    ['archive of all: to the line that says it is done', `${committed.toFixed(0)} ms`],
    ['start of the program with this mail: to the list', `${start.toFixed(0)} ms`],
  ];
  return `## The window, ${count(messages)} messages, the built app on a virtual display\n\n${table(['what', 'measured'], rows)}`;
}

function storeTable({ messages, rows }: StoreResult): string {
  const lines = Object.entries(rows).map(([name, spread]) => milliseconds(name, spread, 2));
  return `## A store of ${count(messages)} messages, in the engine, milliseconds\n\n${table(['what', 'median', 'p99', 'max'], lines)}`;
}

/** One table a size, and how each act grows from the smallest to the largest. */
export function growthTable(results: readonly StoreResult[]): string {
  const names = Object.keys(results[0]?.rows ?? {});
  const sizes = results.map(({ messages }) => count(messages));
  const rows = names.map((name) => [name, ...growthOf(name, results).map((ratio) => `${ratio.toFixed(2)}×`)]);
  const growth =
    results.length < 2
      ? []
      : [
          `## Growth with the store, each median against that at ${sizes[0]} messages\n\n${table(['what', ...sizes], rows)}`,
        ];
  return [...results.map(storeTable), ...growth].join('\n\n');
}

export function scaleTable(result: ScaleResult): string {
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  const rate = (value: number) => `${count(Math.round(value))} messages/s`;
  const rows = [
    [`first sync of ${count(result.small)} plain messages, whole process`, rate(result.smallRate)],
    [`first sync of ${count(result.large)}`, rate(result.largeRate)],
    ['… memory in its second quarter, median', megabytes(result.memoryEarly)],
    ['… memory in its last quarter, most', megabytes(result.memoryLate)],
    ['500 folders of two messages each, first sync', `${result.folders.toFixed(1)} s`],
    ['… the next pass, nothing changed', `${result.foldersAgain.toFixed(1)} s`],
    ['2,000 plain messages', `${result.near.toFixed(1)} s`],
    ['… over a line of 50 ms', `${result.distant.toFixed(1)} s`],
    [
      `the app left alone with ${count(result.large)} messages: share of one core`,
      `${(100 * result.idleCpu).toFixed(2)} %`,
    ],
    ['… memory of all its processes (PSS)', megabytes(result.idleMemory)],
  ];
  return `## Scale\n\n${table(['what', 'measured'], rows)}`;
}

export function sendingTable({ mails, save, queue, drain, bare }: SendingResult): string {
  const each = table(
    ['what', 'median', 'p99', 'max'],
    [
      milliseconds('save what was typed, 200 quoted mails below it, committed', save, 1),
      milliseconds('freeze a draft and put it into the outbox', queue, 1),
    ],
  );
  const all = table(
    [`${count(mails)} queued mails out, in order, over one line`, 'seconds', 'mails a second'],
    [
      ['Dealbox, the state of each durable at each step', drain.toFixed(1), count(Math.round(mails / drain))],
      ['nodemailer alone, nothing kept', bare.toFixed(1), count(Math.round(mails / bare))],
    ],
  );
  return `## Writing and sending, a server in the same process, milliseconds\n\n${each}\n\n${all}`;
}

export function composerTable({ quoted, keys, laidOut, onScreen, longTasks }: ComposerResult): string {
  const row = (name: string, { median, p95, p99, max }: Spread) => [
    name,
    ...[median, p95, p99, max].map((value) => value.toFixed(1)),
  ];
  const rows = [
    row('from the key to the letter laid out', laidOut),
    row('from the key to the frame with it', onScreen),
  ];
  const tasks = longTasks.length === 0 ? 'none' : longTasks.map((ms) => `${ms} ms`).join(', ');
  return `## Typing an answer with ${quoted} quoted mails below it, ${count(keys)} keys, the built app on a virtual display, milliseconds\n\n${table(['what', 'median', 'p95', 'p99', 'max'], rows)}\n\nTasks above 50 ms in the window's thread: ${tasks}.`;
}

export function itemsTable({ messages, contacts, deals, rows }: ItemsResult): string {
  const lines = Object.entries(rows).map(([name, spread]) => milliseconds(name, spread, 2));
  const sizes = `${count(messages)} messages, ${count(contacts)} contacts, ${count(deals)} deals`;
  return `## Items and links: ${sizes}, milliseconds\n\n${table(['what', 'median', 'p99', 'max'], lines)}`;
}
