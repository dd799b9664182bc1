import { resolve } from 'node:path';
import { oneOf, readArguments, wrongUsage } from '../command-line.ts';
import type { Console, Output } from '../console.ts';

const usage = 'export mail DEST [--format mbox|eml] · export contacts DEST [--format csv|vcf]';

export async function exportCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(args, usage, { format: { type: 'string' } }, 2, 2);
  const [what, destination = ''] = positionals;
  if (what === 'contacts') {
    const format = oneOf(values.format ?? (destination.endsWith('.vcf') ? 'vcf' : 'csv'), ['csv', 'vcf'], '--format');
    const created = await console.withReader((reader) => reader.exportContacts(resolve(destination), format));
    return done(created, 'contacts', destination);
  }
  if (what !== 'mail') throw wrongUsage(usage, 'Mail and contacts are what can be exported.');
  const format = oneOf(values.format ?? 'mbox', ['mbox', 'eml'], '--format');
  return console.withReader((reader) => done(reader.exportMail(destination, format), 'emails', destination));
}

const done = (created: number, what: string, destination: string): Output => ({
  json: { created, updated: 0, skipped: 0, errors: [] },
  text: `Wrote ${created} ${what} to ${destination}.`,
});
