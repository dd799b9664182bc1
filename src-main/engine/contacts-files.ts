import { readFile, stat, writeFile } from 'node:fs/promises';
import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { DealboxError, toErrorData } from '#shared/model/error.ts';
import { planImport } from '../commands/items/plan-import.ts';
import { writeImport } from '../commands/items/write-import.ts';
import type { ContactsFile } from '../exchange/read-contacts.ts';
import { leavingContacts } from '../queries/leaving-contacts.ts';
import type { ReadDb } from '../store/sqlite.ts';
import type { EngineContext } from './engine-context.ts';

/** More is no contacts file. Bytes. */
const MOST = 200 * 1024 * 1024;
/** Examples of each column in the mapping step. */
const SAMPLES = 3;

/** The mapping step of an import. Throws `not-found`, `invalid-input`. */
export async function readContactsFile(input: CallParsed<'readContactsFile'>): Promise<CallOutput<'readContactsFile'>> {
  const file = await open(input);
  const { format, encoding } = file;
  if (file.format === 'vcf') {
    const rows = file.contacts.length + file.errors.length;
    return { format, encoding, delimiter: '', columns: [], rows, errors: [...file.errors] };
  }
  const { columns, rows, errors, delimiter } = file.table;
  const { guessMapping } = await import('../exchange/guess-mapping.ts');
  const guessed = guessMapping(columns);
  return {
    format,
    encoding,
    delimiter,
    columns: columns.map((name, index) => ({
      name,
      field: guessed[index] ?? null,
      samples: samplesOf(rows, index),
    })),
    rows: rows.length,
    errors: [...errors],
  };
}

function samplesOf(rows: readonly (readonly string[])[], column: number): string[] {
  const found: string[] = [];
  for (const row of rows) {
    const cell = row[column] ?? '';
    if (cell !== '') found.push(cell.slice(0, 200));
    if (found.length === SAMPLES) break;
  }
  return found;
}

/** CRM-1: all or nothing, with progress. Throws `not-found`, `invalid-input`. */
export async function importContacts(
  context: EngineContext,
  input: CallParsed<'importContacts'>,
): Promise<CallOutput<'importContacts'>> {
  const { contactsOf } = await import('../exchange/read-contacts.ts');
  const { contacts, errors: broken } = contactsOf(await open(input), input.mapping);
  const tell = (done: number) => context.onProgress(input.task, done, contacts.length * 2);
  const nothing = { created: 0, updated: 0, skipped: 0, organizations: 0, dryRun: input.dryRun, cancelled: false };
  try {
    const plan = await context.tasks.run(input.task, planImport(context.store.db, contacts, input.duplicates), tell);
    const errors = [...broken, ...plan.errors].sort((a, b) => a.row - b.row);
    const { notes, skipped, planned } = plan;
    if (errors.length > 0 && !input.skipErrors) return { ...nothing, errors, notes: [...notes] };
    if (input.dryRun) {
      const created = planned.filter((contact) => contact.existing === 0).length;
      return { ...nothing, created, updated: planned.length - created, skipped, errors, notes: [...notes] };
    }
    const written = writeImport(context, planned, (done) => tell(contacts.length + done));
    tell(contacts.length * 2);
    context.background.wake();
    return { ...nothing, ...written, skipped, errors, notes: [...notes] };
  } catch (error) {
    if (toErrorData(error).code !== 'cancelled') throw error;
    return { ...nothing, errors: [], notes: [], cancelled: true };
  }
}

async function open({
  path,
  encoding,
}: Pick<CallParsed<'importContacts'>, 'path' | 'encoding'>): Promise<ContactsFile> {
  let bytes: Uint8Array;
  try {
    if ((await stat(path)).size > MOST) throw new DealboxError('invalid-input', 'The file is larger than 200 MB.');
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof DealboxError) throw error;
    throw new DealboxError('not-found', `${path} cannot be read. Check that it is there and that you may read it.`);
  }
  // Loaded here, as all of the exchange: what reads and writes files is large, and no start of Dealbox needs it.
  const { readContacts } = await import('../exchange/read-contacts.ts');
  return readContacts(bytes, encoding);
}

/** All contacts into a new file, formula-safe. Throws `already-exists`, `not-permitted`, `disk-full`. */
export async function exportContacts(
  db: ReadDb,
  { path, format }: CallParsed<'exportContacts'>,
): Promise<CallOutput<'exportContacts'>> {
  const contacts = leavingContacts(db);
  const { writeCsv, writeVcards } = await import('../exchange/write-contacts.ts');
  const text = format === 'csv' ? writeCsv(contacts) : writeVcards(contacts);
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw exportError(path, error);
  }
  return { contacts: contacts.length };
}

function exportError(path: string, error: unknown): DealboxError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (code === 'EEXIST')
    return new DealboxError('already-exists', `${path} exists already; nothing was written over it.`);
  if (code === 'ENOSPC')
    return new DealboxError('disk-full', 'The disk is full. Free some space and try again.', { retryable: true });
  return new DealboxError('not-permitted', `${path} cannot be written.`, { detail: String(code) });
}
