import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureComposer } from './composer.ts';
import { type Figure, type Figures, worseFigures } from './figures.ts';
import { growthOf, growthPlot } from './growth-plot.ts';
import { measureItems } from './items.ts';
import { measureLargeWindow } from './large-window.ts';
import { measureLive } from './live.ts';
import { measurePull, type PullResult } from './pull.ts';
import { measureScale } from './scale.ts';
import { measureSending } from './sending.ts';
import { measureStart, startTable } from './start.ts';
import { measureGrowth, type StoreResult } from './store.ts';
import {
  composerTable,
  growthTable,
  itemsTable,
  largeWindowTable,
  liveTable,
  pullTable,
  scaleTable,
  sendingTable,
  windowTable,
} from './tables.ts';
import { measureWindow } from './window.ts';

/**
 * npm run bench: figures as ratios within one run. Tables go to bench/results/.
 *   --only pull|live|start|window|large-window|scale|composer|store|items|sending  one part
 *   --messages N             messages of the mailbox that is pulled (20000)
 *   --rounds N               runs of each program, in turns (3)
 *   --peers N                runs of those that take minutes: mu, notmuch, Thunderbird (1; 0 leaves them out)
 *   --store N[,N…]           messages of the stores (10000,100000,1000000), and, the last of them, of the one with items (100000)
 *   --scale N                messages of the large mailbox (100000)
 *   --check                  fails where a ratio is worse than the recorded one by more than a fifth
 *   --record                 keeps the ratios of this run as those to check against, and the plot of growth
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    messages: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    peers: { type: 'string', default: '1' },
    store: { type: 'string' },
    scale: { type: 'string', default: '100000' },
    check: { type: 'boolean' },
    record: { type: 'boolean' },
  },
});

interface Measured {
  readonly table: string;
  readonly figures: Figures;
}

const say = (text: string) => process.stderr.write(`  ${text}\n`);
const messages = Number(values.messages);
const rounds = Number(values.rounds);
const sizes = (values.store ?? '10000,100000,1000000').split(',').map(Number);
const plotFile = join(import.meta.dirname, '..', 'docs', 'growth.svg');
const folder = join(import.meta.dirname, 'results');
const recordedFile = join(import.meta.dirname, 'recorded.json');

const measures: Readonly<Record<string, () => Promise<Measured>>> = {
  pull: async () => {
    const result = await measurePull(messages, rounds, say, Number(values.peers));
    return { table: pullTable(result), figures: pullFigures(result) };
  },
  live: async () => ({ table: liveTable(await measureLive(messages, rounds, say)), figures: {} }),
  start: async () => ({ table: startTable(await measureStart(9, say)), figures: {} }),
  window: async () => ({ table: windowTable(await measureWindow(Math.min(messages, 10_000), say)), figures: {} }),
  'large-window': async () => ({
    table: largeWindowTable(await measureLargeWindow(sizes.at(-1) ?? 1_000_000, say)),
    figures: {},
  }),
  scale: async () => {
    const result = await measureScale(Number(values.scale), say);
    return {
      table: scaleTable(result),
      figures: {
        'messages a second, large against small mailbox': {
          value: result.largeRate / result.smallRate,
          better: 'more',
        },
        'memory of a long sync, late against early': { value: result.memoryLate / result.memoryEarly, better: 'less' },
      },
    };
  },
  sending: async () => {
    const result = await measureSending(1_000, say);
    return {
      table: sendingTable(result),
      figures: { 'outbox, against nodemailer alone': { value: result.drain / result.bare, better: 'less' } },
    };
  },
  composer: async () => ({ table: composerTable(await measureComposer(200, say)), figures: {} }),
  store: async () => {
    const results = measureGrowth(sizes, say);
    if (values.record === true && results.length > 1) writeFileSync(plotFile, growthPlot(results));
    return { table: growthTable(results), figures: growthFigures(results) };
  },
  items: async () => {
    const size = values.store === undefined ? 100_000 : (sizes.at(-1) ?? 100_000);
    return { table: itemsTable(await measureItems(size, say)), figures: {} };
  },
};

/** How often as fast as the others, and how large beside the raw mail. */
function pullFigures(result: PullResult): Figures {
  const { dealbox, dealboxListed, dealboxIndex, bytes, mbsync, mu, notmuch, thunderbird, window } = result;
  const figures: Record<string, Figure> = {
    'database, of the raw mail': { value: dealboxIndex / bytes, better: 'less' },
  };
  if (thunderbird !== null && window !== null) {
    figures['start, against Thunderbird'] = { value: window.start.median / thunderbird.start.median, better: 'less' };
    figures['memory, against Thunderbird'] = { value: window.memory / thunderbird.memory.median, better: 'less' };
  }
  if (mbsync === null) return figures;
  const faster = (name: string, theirs: number, ours = dealbox.median) => {
    figures[name] = { value: theirs / ours, better: 'more' };
  };
  faster('pull, against mbsync', mbsync.median);
  faster('listed, against mbsync', mbsync.median, dealboxListed.median);
  if (mu !== null) faster('pull, against mbsync and mu', mbsync.median + mu.seconds.median);
  if (notmuch !== null) faster('pull, against mbsync and notmuch', mbsync.median + notmuch.seconds.median);
  return figures;
}

/** Only what is repeated often: a single archive of 10,000 says little of growth. */
function growthFigures(results: readonly StoreResult[]): Figures {
  const names = Object.keys(results[0]?.rows ?? {}).filter(
    (name) => results.length > 1 && !name.includes('10,000') && name !== 'undo of that',
  );
  return Object.fromEntries(
    names.map((name) => [`growth: ${name}`, { value: growthOf(name, results).at(-1) ?? Number.NaN, better: 'less' }]),
  );
}

const readRecorded = (): Figures =>
  existsSync(recordedFile) ? (JSON.parse(readFileSync(recordedFile, 'utf8')) as Figures) : {};

const measured: Measured[] = [];
for (const [name, measure] of Object.entries(measures))
  if (values.only === undefined || values.only === name) measured.push(await measure());
const figures: Figures = Object.assign({}, ...measured.map((part) => part.figures));
const report = [
  `# Dealbox, measured ${new Date().toISOString().slice(0, 10)}`,
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}. Ratios within one run count; single seconds do not.`,
  ...measured.map((part) => part.table),
].join('\n\n');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${values.only ?? 'all'}.md`), `${report}\n`);
process.stdout.write(`${report}\n`);
if (values.record === true)
  writeFileSync(recordedFile, `${JSON.stringify({ ...readRecorded(), ...figures }, null, 2)}\n`);
if (values.check === true) {
  const worse = worseFigures(readRecorded(), figures);
  for (const line of worse) say(`worse by more than a fifth: ${line}`);
  say(worse.length === 0 ? `${Object.keys(figures).length} ratios checked` : `${worse.length} ratios fell`);
  process.exitCode = worse.length === 0 ? 0 : 1;
}
