import { DealboxError } from '#shared/model/error.ts';
import { printConversation, printMessage, type StageId } from '#shared/model/ids.ts';
import { type HistoryEntry, type ItemDetail, ItemKind, parseItem, printItem } from '#shared/model/item.ts';
import { nameKey } from '#shared/rules/search-text.ts';
import type { Engine } from '../../engine/engine.ts';
import { oneOf, readArguments, readCount, wrongUsage } from '../command-line.ts';
import { ask, askReader, type Console, isoTime, type Output } from '../console.ts';
import { describeRow, printRow, readValues } from './item-text.ts';

const usage =
  'item add contact|organization|deal|lead|project key=value… · item list KIND [--search TEXT] [--limit N] [--after CURSOR] · item show KIND:ID · item set KIND:ID key=value… · item remove KIND:ID --yes';

/** More entries of a history are in the window. */
const HISTORY = 200;

export async function itemCommand(console: Console, args: readonly string[]): Promise<Output> {
  const [act, ...rest] = args;
  switch (act) {
    case 'add':
      return add(console, rest);
    case 'list':
      return list(console, rest);
    case 'show':
      return show(console, rest);
    case 'set':
      return set(console, rest);
    case 'remove':
      return remove(console, rest);
    default:
      throw wrongUsage(usage);
  }
}

async function add(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, usage, {}, 2, 100);
  const [word = '', ...pairs] = positionals;
  const kind = oneOf(word, ItemKind.options, 'The kind');
  return console.withEngine(async (engine) => {
    const values = await withStage(engine, pairs);
    const { item, linked } = await ask(engine, 'addItem', { kind, ...values } as never);
    const detail = await ask(engine, 'item', { id: item.id });
    return {
      json: { ...(detail === null ? {} : printRow(detail)), linked },
      text: `Added ${printItem(item)} “${item.name}”.${linked === 0 ? '' : ` ${linked} earlier conversations are linked to it.`}`,
    };
  });
}

/** A stage is named, or given by its number. */
async function withStage(engine: Engine, words: readonly string[], currency = ''): Promise<Record<string, unknown>> {
  const named = words
    .filter((word) => word.startsWith('stage='))
    .at(-1)
    ?.slice('stage='.length);
  const values = readValues(words, currency);
  if (named === undefined) return values;
  const stages = (await ask(engine, 'pipelines', {})).flatMap((pipeline) => pipeline.stages);
  const found = stages.find((stage) => String(stage.id) === named || nameKey(stage.name) === nameKey(named));
  if (found === undefined)
    throw new DealboxError(
      'wrong-usage',
      `There is no stage "${named}". Stages: ${stages.map(({ name }) => name).join(', ')}.`,
    );
  return { ...values, stage: found.id satisfies StageId };
}

async function list(console: Console, args: readonly string[]): Promise<Output> {
  const options = { search: { type: 'string' }, limit: { type: 'string' }, after: { type: 'string' } } as const;
  const { values, positionals } = readArguments(args, usage, options, 1, 1);
  const kind = oneOf(positionals[0] ?? '', ItemKind.options, 'The kind');
  const limit = Math.min(1000, readCount(values.limit, 50));
  const input = { kind, search: values.search ?? '', limit, after: values.after ?? null };
  return console.withReader((reader) => {
    const { rows, next, total } = askReader(reader, 'items', input);
    return {
      json: { items: rows.map(printRow), next, total },
      text: [...rows.map(describeRow), `${rows.length} of ${total}`].join('\n'),
    };
  });
}

async function show(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, usage, {}, 1, 1);
  const { kind, id } = parseItem(positionals[0] ?? '');
  return console.withReader((reader) => {
    const detail = askReader(reader, 'item', { id });
    if (detail === null || detail.kind !== kind) throw gone(positionals[0]);
    const { entries } = askReader(reader, 'itemHistory', { id, limit: HISTORY });
    return {
      json: { ...printDetail(detail), history: entries.map(printEntry), links: detail.conversations },
      text: [describeRow(detail), ...entries.map(describeEntry)].join('\n'),
    };
  });
}

const gone = (given: string | undefined) => new DealboxError('not-found', `${given} is not in Dealbox.`);

const printDetail = (detail: ItemDetail) => ({
  ...printRow(detail),
  uid: detail.uid,
  fields: detail.fields,
  addresses: detail.addresses.map(({ address, neverLog }) => ({ address, neverLog })),
  people: detail.people.map((person) => ({
    id: printItem(person),
    name: person.name,
    email: person.email,
    main: person.main,
  })),
  related: detail.related.map((item) => ({ id: printItem(item), name: item.name, status: item.status })),
});

function printEntry(entry: HistoryEntry) {
  const date = isoTime(entry.at);
  switch (entry.kind) {
    case 'email': {
      const { from, subject, outgoing, archived, visibility, why } = entry;
      const ids = { message: printMessage(entry.message), conversation: printConversation(entry.conversation) };
      return { kind: 'email', date, ...ids, from, subject, outgoing, archived, visibility, why };
    }
    case 'note':
      return { kind: 'note', date, by: entry.by, text: entry.text };
    case 'event':
      return { kind: 'event', date, by: entry.by, event: entry.event, text: entry.text };
  }
}

function describeEntry(entry: HistoryEntry): string {
  const when = isoTime(entry.at).slice(0, 16);
  if (entry.kind !== 'email') return `${when}  ${entry.text}`;
  return `${when}  ${printMessage(entry.message)}  ${entry.from.name || entry.from.address}: ${entry.subject}`;
}

async function set(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, usage, {}, 2, 100);
  const [given = '', ...pairs] = positionals;
  const { kind, id } = parseItem(given);
  return console.withEngine(async (engine) => {
    const before = await ask(engine, 'item', { id });
    if (before === null || before.kind !== kind) throw gone(given);
    const change = await withStage(engine, pairs, before.currency);
    const { linked } = await ask(engine, 'editItem', { id, change });
    const after = await ask(engine, 'item', { id });
    return { json: { ...printRow(after ?? before), linked }, text: `Changed ${given}.` };
  });
}

async function remove(console: Console, args: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(args, usage, { yes: { type: 'boolean' } }, 1, 1);
  const { kind, id } = parseItem(positionals[0] ?? '');
  if (values.yes !== true) {
    const told = await console.withReader((reader) => askReader(reader, 'describeRemoveItem', { id }));
    const links = `${told.conversations} conversations are no longer linked to it (${told.byHand} of them by hand); the mail stays.`;
    throw wrongUsage(usage, `This removes “${told.item.name}” with ${told.notes} notes. ${links} Add --yes to do it.`);
  }
  return console.withEngine(async (engine) => {
    if ((await ask(engine, 'item', { id }))?.kind !== kind) throw gone(positionals[0]);
    const { conversations } = await ask(engine, 'removeItem', { id });
    return { json: { removed: positionals[0], conversations }, text: `Removed ${positionals[0]}.` };
  });
}
