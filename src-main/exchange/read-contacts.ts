import { DealboxError } from '#shared/model/error.ts';
import type { ContactMapping, FileContact, FileEncoding, RowMessage } from '#shared/model/exchange.ts';
import { decodeFile } from './decode-file.ts';
import { guessMapping } from './guess-mapping.ts';
import { mapRow } from './map-rows.ts';
import { type CsvTable, readCsv } from './read-csv.ts';
import { readVcards } from './read-vcards.ts';

/** A file as far as it is understood without being told more. */
export type ContactsFile =
  | {
      readonly format: 'vcf';
      readonly encoding: FileEncoding;
      readonly contacts: readonly FileContact[];
      readonly errors: readonly RowMessage[];
    }
  | { readonly format: 'csv'; readonly encoding: FileEncoding; readonly table: CsvTable };

/** Reads CSV or vCard, whichever it is. Throws `invalid-input` where it is empty or neither. */
export function readContacts(bytes: Uint8Array, encoding?: FileEncoding): ContactsFile {
  const decoded = decodeFile(bytes, encoding);
  if (/^\s*BEGIN:VCARD/i.test(decoded.text)) {
    return { format: 'vcf', encoding: decoded.encoding, ...readVcards(decoded.text) };
  }
  if (/\0/.test(decoded.text))
    throw new DealboxError(
      'invalid-input',
      'This is neither a CSV nor a vCard file. Save your contacts as one of them.',
    );
  const table = readCsv(decoded.text);
  if (table.columns.length === 0) throw new DealboxError('invalid-input', 'The file is empty.');
  return { format: 'csv', encoding: decoded.encoding, table };
}

/** What the columns of a table are taken for where nobody says. */
function defaultMapping(columns: readonly string[]): ContactMapping {
  const guessed = guessMapping(columns);
  return Object.fromEntries(
    columns.flatMap((column, index) => {
      const field = guessed[index];
      return field === null || field === undefined ? [] : [[column, field]];
    }),
  );
}

/** The contacts of a file, by a mapping where it is a table. Throws `invalid-input` for a mapping that names no column of it. */
export function contactsOf(
  file: ContactsFile,
  mapping?: ContactMapping,
): { contacts: FileContact[]; errors: RowMessage[] } {
  if (file.format === 'vcf') return { contacts: [...file.contacts], errors: [...file.errors] };
  const { columns, rows, errors } = file.table;
  const chosen = mapping ?? defaultMapping(columns);
  const strange = Object.keys(chosen).find((column) => !columns.includes(column));
  if (strange !== undefined)
    throw new DealboxError('invalid-input', `The file has no column “${strange}”. It has: ${columns.join(', ')}.`);
  if (
    !Object.values(chosen).some(
      (field) => field === 'name' || field === 'firstName' || field === 'lastName' || field === 'email',
    )
  )
    throw new DealboxError('invalid-input', 'Say which column is the name or the e-mail address.');
  const broken = new Set(errors.map((error) => error.row));
  const contacts = rows.map((cells, index) => mapRow(columns, cells, chosen, index + 1));
  return { contacts: contacts.filter((contact) => !broken.has(contact.row)), errors: [...errors] };
}
