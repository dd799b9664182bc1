import { resolve } from 'node:path';
import { ContactField } from '#shared/model/exchange.ts';
import { oneOf, readArguments, wrongUsage } from '../command-line.ts';
import { ask, type Console, type Output } from '../console.ts';
import { readPairs } from './item-text.ts';

const usage = 'import contacts FILE.csv|FILE.vcf [--map COLUMN=FIELD,…] [--dry-run]';

/** CRM-1: all or nothing. Rows in error are the result; then the exit code is 1 and nothing was written. */
export async function importCommand(console: Console, args: readonly string[]): Promise<Output> {
  const options = { map: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  const { values, positionals } = readArguments(args, usage, options, 2, 2);
  const [what, file = ''] = positionals;
  if (what !== 'contacts') throw wrongUsage(usage, 'Contacts are what can be imported.');
  const mapping = values.map === undefined ? {} : { mapping: readMapping(values.map) };
  const input = { path: resolve(file), ...mapping, dryRun: values['dry-run'] === true, task: 'import' };
  return console.withEngine(async (engine) => {
    engine.subscribe((event) => {
      if (event.type === 'progress' && event.done === event.total) console.note(`${event.done / 2} rows read.`);
    });
    const { created, updated, skipped, errors, notes, organizations } = await ask(engine, 'importContacts', input);
    const told = [...errors, ...notes].map(({ row, message }) => `Row ${row}: ${message}`);
    const refused = errors.length > 0;
    const sum = refused
      ? `Nothing was imported: ${errors.length} rows are in error.`
      : `${input.dryRun ? 'Would create' : 'Created'} ${created} contacts and ${organizations} organizations, update ${updated}, leave out ${skipped}.`;
    return {
      json: { created, updated, skipped, errors, notes },
      text: [...told, sum].join('\n'),
      exitCode: refused ? 1 : 0,
    };
  });
}

/** "E-mail=email,Firma=organization". Throws `wrong-usage`. */
function readMapping(text: string): Record<string, ContactField> {
  const pairs = [...readPairs(text.split(','))].map(([column, fields]) => [
    column.trim(),
    oneOf((fields.at(-1) ?? '').trim(), ContactField.options, 'A field'),
  ]);
  return Object.fromEntries(pairs) as Record<string, ContactField>;
}
