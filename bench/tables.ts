import type { ComposerResult } from './composer.ts';
import { growthOf } from './growth-plot.ts';
import type { ItemsResult } from './items.ts';
import type { LargeWindowResult } from './large-window.ts';
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

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export function pullTable(result: PullResult): string {
  const { messages, bytes, dealbox, plainSocket, mbsync, mbsyncWithoutFsync, mu, notmuch, thunderbird } = result;
  const row = (name: string, { median, min, max }: Spread) => [
    name,
    `${median.toFixed(2)} s`,
    `${min.toFixed(2)}–${max.toFixed(2)}`,
    count(Math.round(messages / median)),
  ];
  const first =
    thunderbird === null ? [] : [row('Thunderbird: first 50 headers', thunderbird.firstHeaders).with(3, '')];
  const optional = (name: string, spread: Spread | undefined | null) => (spread ? [row(name, spread)] : []);
  const seconds = table(
    ['what', 'median', 'min–max', 'messages/s'],
    [
      row('plain socket, nothing kept: the limit', plainSocket),
      row('Dealbox: pull, parse, thread, full-text index, durable', dealbox),
      row('Dealbox, in the app: all of it durable and in the list, the index right behind', result.dealboxListed),
      ...optional('mbsync at its defaults: files only', mbsync),
      ...optional('mbsync, `FSync no`: files only', mbsyncWithoutFsync),
      ...optional('`mu init` and `mu index` of these files', mu?.seconds),
      ...optional('`notmuch new` of these files', notmuch?.seconds),
      ...first,
      ...optional('Thunderbird: all headers', thunderbird?.headers),
      ...optional('Thunderbird: headers and bodies, no full-text index', thunderbird?.bodies),
    ],
  );
  const ratio = (name: string, ...spreads: (Spread | undefined | null)[]) => {
    if (!spreads.every((spread) => spread)) return [name, 'not measured'];
    const total = spreads.reduce((sum, spread) => sum + (spread?.median ?? 0), 0);
    return [name, `**${(total / dealbox.median).toFixed(2)}×**`];
  };
  const listed =
    mbsync === null
      ? ['of mbsync’s, until all is listed', 'not measured']
      : [
          'of mbsync’s, until all is listed (goal 2.5×)',
          `**${(mbsync.median / result.dealboxListed.median).toFixed(2)}×**`,
        ];
  const ratios = table(
    ['Dealbox’s throughput, by medians', ''],
    [
      ratio('of mbsync’s (goal 1.5×)', mbsync),
      listed,
      ratio('of mbsync’s with `mu index` behind it', mbsync, mu?.seconds),
      ratio('of mbsync’s with `notmuch new` behind it', mbsync, notmuch?.seconds),
      ratio('of Thunderbird’s, headers and bodies', thunderbird?.bodies),
      ratio('of the plain socket’s', plainSocket),
    ],
  );
  const size = (name: string, found: number | undefined) =>
    found === undefined ? [] : [[name, megabytes(found), `${((found / bytes) * 100).toFixed(1)} %`]];
  const sizes = table(
    ['on disk', 'size', 'of the raw mail'],
    [
      ['the raw mail', megabytes(bytes), ''],
      ...size('Dealbox: database with full-text index and what is shown; the raw mail beside it', result.dealboxIndex),
      ...size('mu: index; the files beside it', mu?.bytes),
      ...size('notmuch: index, not compacted; the files beside it', notmuch?.bytes),
      ...size('Thunderbird: mail and headers, no full-text index', thunderbird?.bytes),
    ],
  );
  const tables = [seconds, ratios, sizes, ...searchesTable(result), ...thunderbirdTable(result)];
  return `## First sync of ${count(messages)} messages, whole process, plain loopback\n\n${tables.join('\n\n')}`;
}

function searchesTable({ searches }: PullResult): string[] {
  if (searches === null) return [];
  const cell = (spread: Spread | null) => (spread === null ? 'not measured' : spread.median.toFixed(2));
  const rows = searches.map(({ name, dealbox, notmuch, notmuchOpen, notmuchIds }) => [
    name,
    dealbox.median.toFixed(2),
    dealbox.max.toFixed(2),
    cell(notmuchOpen),
    cell(notmuchIds),
    cell(notmuch),
    notmuchOpen === null ? 'not measured' : `**${(notmuchOpen.median / dealbox.median).toFixed(1)}×**`,
  ]);
  const head = [
    'search of this mail, newest 50, milliseconds',
    'Dealbox, rows',
    'max',
    'notmuch open, rows',
    'ids alone',
    '`notmuch search`',
    'Dealbox’s speed, rows',
  ];
  return [table(head, rows)];
}

function thunderbirdTable({ thunderbird, window }: PullResult): string[] {
  if (thunderbird === null || window === null) return [];
  const milliseconds = ({ median, min, max }: Spread) =>
    `${median.toFixed(0)} ms (${min.toFixed(0)}–${max.toFixed(0)})`;
  const memory = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  const ratio = (ours: number, theirs: number) => `**${(ours / theirs).toFixed(2)}×**`;
  const rows = [
    [
      'start to the list’s first row painted',
      milliseconds(window.start),
      milliseconds(thunderbird.start),
      ratio(window.start.median, thunderbird.start.median),
    ],
    [
      'memory (PSS) of all processes, 10 s after that',
      memory(window.memory),
      memory(thunderbird.memory.median),
      ratio(window.memory, thunderbird.memory.median),
    ],
  ];
  return [table(['the window with this mail (goal 1.0×)', 'Dealbox', 'Thunderbird', 'Dealbox of Thunderbird’s'], rows)];
}

export function liveTable({
  signIn,
  firstScreen,
  newMail,
  afterNotice,
  pageWhileSyncing,
  archiveWhileSyncing,
}: LiveResult): string {
  const rows = [
    milliseconds('new account: connecting to 50 conversations listed', firstScreen, 0),
    milliseconds('… of which connecting and signing in, as another client takes it', signIn, 0),
    milliseconds('new mail: from the server’s having it to the list', newMail, 0),
    milliseconds('… from the server’s telling another client to our list', afterNotice, 0),
    milliseconds('a list page while the first sync runs', pageWhileSyncing, 1),
    milliseconds('archive one while the first sync runs, committed', archiveWhileSyncing, 1),
  ];
  return `## In touch with a real Dovecot, the engine in its threads, milliseconds\n\n${table(['what', 'median', 'p99', 'max'], rows)}`;
}

export function windowTable({
  messages,
  longTasks,
  frames,
  archived,
  listEmpty,
  committed,
  start,
}: WindowResult): string {
  const tasks = (found: readonly number[]) => (found.length === 0 ? 'none' : found.map((ms) => `${ms} ms`).join(', '));
  const rows = [
    ['tasks above 50 ms while the first sync runs and the list is walked through', tasks(longTasks.firstSync)],
    ['… frames, and those more than 33 ms after the one before', `${count(frames.all)}, ${count(frames.late)}`],
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

export function largeWindowTable(result: LargeWindowResult): string {
  const rows = [
    milliseconds('start of the program: to the list', result.start, 0),
    milliseconds('between frames, scrolling', result.frames, 1),
    milliseconds('from the letters of a search to its rows on screen', result.search, 0),
  ];
  const tasks = result.longTasks.length === 0 ? 'none' : result.longTasks.map((ms) => `${ms} ms`).join(', ');
  return `## The window with ${count(result.messages)} messages, milliseconds\n\n${table(['what', 'median', 'p99', 'max'], rows)}\n\nFrames more than 33 ms after the one before, of ${count(result.scrolled)}: ${result.framesAbove33}. Tasks above 50 ms while scrolling and searching: ${tasks}. Memory of all processes (PSS): ${(result.memory / 2 ** 20).toFixed(0)} MiB.`;
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
