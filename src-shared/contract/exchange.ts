import { z } from '../lib/z.ts';
import { ContactField, ContactMapping, DuplicateChoice, FileEncoding, RowMessage } from '../model/exchange.ts';
import { command } from './define.ts';

const path = z.string().min(1).max(4096);

/** The mapping step: what a file is, what it holds, and what its columns probably mean. Writes nothing. */
const readContactsFile = command(
  z.strictObject({ path, encoding: FileEncoding.optional() }),
  z.object({
    format: z.enum(['csv', 'vcf']),
    encoding: FileEncoding,
    /** Of a CSV; '' else. */
    delimiter: z.string(),
    columns: z.array(z.object({ name: z.string(), field: ContactField.nullable(), samples: z.array(z.string()) })),
    rows: z.number(),
    /** Rows that are broken whatever they are mapped to. */
    errors: z.array(RowMessage),
  }),
);

const importResult = z.object({
  created: z.number(),
  updated: z.number(),
  skipped: z.number(),
  /** Where there are any, nothing was imported (all or nothing). */
  errors: z.array(RowMessage),
  /** Rows that were left out or taken together with another, told but no reason to stop. */
  notes: z.array(RowMessage),
  /** Organizations that were made because a row names them. */
  organizations: z.number(),
  dryRun: z.boolean(),
  cancelled: z.boolean(),
});

/** All or nothing: with one row in error nothing is written, unless `skipErrors`. Earlier mail is linked right behind. */
const importContacts = command(
  z.strictObject({
    path,
    encoding: FileEncoding.optional(),
    /** Without it, what readContactsFile guessed. */
    mapping: ContactMapping.optional(),
    duplicates: DuplicateChoice.default('skip'),
    /** Rows in error are left out, by a person's leave. */
    skipErrors: z.boolean().default(false),
    dryRun: z.boolean().default(false),
    task: z.string().max(100).default(''),
  }),
  importResult,
);

/** Never over an existing file. Cells are safe in a spreadsheet. */
const exportContacts = command(
  z.strictObject({ path, format: z.enum(['csv', 'vcf']) }),
  z.object({ contacts: z.number() }),
);

export const exchangeContract = { readContactsFile, importContacts, exportContacts };
