import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DealboxError } from '#shared/model/error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What every command takes. */
const common = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies Options;

/**
 * Reads a command's own arguments: its options, and at least `least` and at most `most` plain ones. Throws `wrong-usage` for anything
 * else, with the usage line.
 */
export function readArguments<O extends Options>(
  args: readonly string[],
  usage: string,
  options: O,
  least: number,
  most: number,
) {
  const parsed = parse(args, usage, options);
  if (parsed.positionals.length < least || parsed.positionals.length > most) throw wrongUsage(usage);
  return parsed;
}

function parse<O extends Options>(args: readonly string[], usage: string, options: O) {
  try {
    return parseArgs({ args: [...args], options: { ...common, ...options }, allowPositionals: true, strict: true });
  } catch (error) {
    throw wrongUsage(usage, error instanceof Error ? error.message : undefined);
  }
}

export function wrongUsage(usage: string, reason?: string): DealboxError {
  return new DealboxError('wrong-usage', `${reason === undefined ? '' : `${reason}\n`}Usage: dealbox ${usage}`);
}

/** One of a closed list of words. Throws `wrong-usage`. */
export function oneOf<const W extends string>(value: string, allowed: readonly W[], what: string): W {
  const found = allowed.find((word) => word === value);
  if (found === undefined) throw new DealboxError('wrong-usage', `${what} is one of: ${allowed.join(', ')}.`);
  return found;
}

/** A whole number above zero. Throws `wrong-usage`. */
export function readCount(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 10_000)
    throw new DealboxError('wrong-usage', '--limit takes a whole number from 1 to 10000.');
  return count;
}
