import { DealboxError } from '#shared/model/error.ts';
import { parseOperationId, printOperation } from '#shared/model/ids.ts';
import type { Operation } from '#shared/model/operation.ts';
import { readArguments, wrongUsage } from '../command-line.ts';
import { ask, askReader, type Console, type Output } from '../console.ts';

const usage = 'operations [retry ID | drop ID]';

export async function operationsCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, usage, {}, 0, 2);
  const [verb, id] = positionals;
  if (verb === undefined) return list(console);
  if ((verb !== 'retry' && verb !== 'drop') || id === undefined) throw wrongUsage(usage);
  const operation = parseOperationId(id);
  return console.withEngine(async (engine) => {
    const { changed } = await ask(engine, verb === 'retry' ? 'retryOperations' : 'dropOperations', {
      ids: [operation],
    });
    if (changed === 0) throw new DealboxError('not-found', `There is no waiting change ${id}.`);
    return { json: { changed }, text: verb === 'retry' ? 'It is tried with the next sync.' : 'Dropped.' };
  });
}

function list(console: Console): Promise<Output> {
  return console.withReader((reader) => {
    const accounts = new Map(askReader(reader, 'accounts', {}).map((account) => [account.id, account.email]));
    const { operations } = askReader(reader, 'operations', { limit: 2000 });
    const print = (operation: Operation) => ({
      id: printOperation(operation.id),
      kind: operation.kind,
      account: accounts.get(operation.account) ?? '',
      state: operation.state,
      attempts: operation.attempts,
      ...(operation.error === null ? {} : { error: operation.error }),
      message: operation.error?.message ?? operation.title,
    });
    return {
      json: { operations: operations.map(print) },
      text: operations
        .map(
          (operation) =>
            `${printOperation(operation.id)}\t${operation.state}\t${operation.title}${operation.error === null ? '' : `: ${operation.error.message}`}`,
        )
        .join('\n'),
    };
  });
}
