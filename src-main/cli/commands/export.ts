import { oneOf, readArguments, wrongUsage } from '../command-line.ts';
import type { Console, Output } from '../console.ts';

const usage = 'export mail DEST [--format mbox|eml]';

export async function exportCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(args, usage, { format: { type: 'string' } }, 2, 2);
  const [what, destination = ''] = positionals;
  if (what !== 'mail') throw wrongUsage(usage, 'This version exports mail.');
  const format = oneOf(values.format ?? 'mbox', ['mbox', 'eml'], '--format');
  return console.withReader((reader) => {
    const created = reader.exportMail(destination, format);
    return {
      json: { created, updated: 0, skipped: 0, errors: [] },
      text: `Wrote ${created} emails to ${destination}.`,
    };
  });
}
