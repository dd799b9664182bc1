import type { NeverLogEntry } from '#shared/contract/never-log.ts';
import { DealboxError } from '#shared/model/error.ts';
import { parseNeverLogPattern } from '#shared/rules/never-log.ts';
import { oneOf, readArguments, wrongUsage } from '../command-line.ts';
import { ask, askReader, type Console, type Output } from '../console.ts';

const usage = 'never-log add PATTERN [--for all] · never-log list · never-log remove PATTERN';

export async function neverLogCommand(console: Console, args: readonly string[]): Promise<Output> {
  const [act, ...rest] = args;
  if (act === 'list') {
    readArguments(rest, usage, {}, 0, 0);
    return console.withReader((reader) => print(askReader(reader, 'neverLog', {}).entries));
  }
  if (act !== 'add' && act !== 'remove') throw wrongUsage(usage);
  const { values, positionals } = readArguments(rest, usage, { for: { type: 'string' } }, 1, 1);
  const [pattern = ''] = positionals;
  const forAll = oneOf(values.for ?? 'me', ['me', 'all'], '--for') === 'all';
  return console.withEngine(async (engine) => {
    if (act === 'add') await ask(engine, 'addNeverLog', { pattern, forAll });
    else {
      const { entries } = await ask(engine, 'neverLog', {});
      const found = entries.find((entry) => entry.pattern === parseNeverLogPattern(pattern));
      if (found === undefined) throw new DealboxError('not-found', `${pattern} is not on the list.`);
      await ask(engine, 'removeNeverLog', { id: found.id });
    }
    return print((await ask(engine, 'neverLog', {})).entries);
  });
}

const print = (entries: readonly NeverLogEntry[]): Output => ({
  json: { entries: entries.map(({ pattern, scope, addedBy }) => ({ pattern, scope, addedBy })) },
  text: entries.map(({ pattern, scope }) => `${pattern}  ${scope === 'all' ? 'all users' : 'only me'}`).join('\n'),
});
