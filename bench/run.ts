import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureComposer } from './composer.ts';
import { measureItems } from './items.ts';
import { measureLive } from './live.ts';
import { measurePull } from './pull.ts';
import { measureSending } from './sending.ts';
import { measureStart, startTable } from './start.ts';
import { measureStore } from './store.ts';
import { composerTable, itemsTable, liveTable, pullTable, sendingTable, storeTable, windowTable } from './tables.ts';
import { measureWindow } from './window.ts';

/**
 * npm run bench: figures as ratios within one run. Results go to bench/results/.
 *   --only pull|live|window|composer|store|items|sending  one part
 *   --messages N             messages of the mailbox that is pulled (20000)
 *   --rounds N               runs of each program, in turns (3)
 *   --store N                messages of the store, and of the one with items (100000)
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    messages: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    store: { type: 'string', default: '100000' },
  },
});

const say = (text: string) => process.stderr.write(`  ${text}\n`);
const wanted = (part: string) => values.only === undefined || values.only === part;
const messages = Number(values.messages);
const rounds = Number(values.rounds);
const parts: string[] = [
  `# Dealbox, measured ${new Date().toISOString().slice(0, 10)}`,
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}. Ratios within one run count; single seconds do not.`,
];
if (wanted('pull')) parts.push(pullTable(await measurePull(messages, rounds, say)));
if (wanted('live')) parts.push(liveTable(await measureLive(messages, rounds, say)));
if (wanted('start')) parts.push(startTable(await measureStart(9, say)));
if (wanted('window')) parts.push(windowTable(await measureWindow(Math.min(messages, 10_000), say)));
if (wanted('sending')) parts.push(sendingTable(await measureSending(1_000, say)));
if (wanted('composer')) parts.push(composerTable(await measureComposer(200, say)));
if (wanted('store')) parts.push(storeTable(measureStore(Number(values.store), say)));
if (wanted('items')) parts.push(itemsTable(await measureItems(Number(values.store), say)));
const report = `${parts.join('\n\n')}\n`;
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${values.only ?? 'all'}.md`), report);
process.stdout.write(report);
