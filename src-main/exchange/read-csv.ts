import { parse } from 'csv-parse/sync';
import type { RowMessage } from '#shared/model/exchange.ts';

export interface CsvTable {
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** As many cells as there are columns. */
  readonly rows: readonly (readonly string[])[];
  readonly errors: readonly RowMessage[];
}

const delimiters = [';', '\t', ',', '|'] as const;

/**
 * A table with its names in the first line. Each row that does not fit is told by its number (1 is the first below the names) and left out; an
 * apostrophe that a spreadsheet puts before a formula is taken off again.
 */
export function readCsv(text: string): CsvTable {
  const delimiter = findDelimiter(text);
  const failures: string[] = [];
  const records: string[][] = parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      failures.push(error?.code ?? 'broken');
    },
  });
  const [head = [], ...body] = records;
  const columns = uniqueNames(head.map((name) => name.trim()));
  const rows: string[][] = [];
  const errors: RowMessage[] = [];
  for (const [index, record] of body.entries()) {
    const filled = record.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (filled > columns.length) {
      errors.push({ row: index + 1, message: `It has ${filled} cells, and the first line names ${columns.length}.` });
      rows.push([]);
    } else rows.push(columns.map((_, column) => unguard(record[column] ?? '').trim()));
  }
  if (failures.length > 0) {
    const unclosed = failures.includes('CSV_QUOTE_NOT_CLOSED');
    const message = unclosed ? 'A quotation mark is opened here or below and never closed.' : 'It cannot be read.';
    errors.push({ row: body.length + 1, message });
  }
  return { delimiter, columns, rows, errors };
}

/** What divides the names in the first line, outside quotation marks. */
function findDelimiter(text: string): string {
  const line = /^[^\r\n]*/.exec(text.replace(/^\ufeff/, ''))?.[0].replaceAll(/"[^"]*"/g, '') ?? '';
  const counted = delimiters.map((delimiter) => ({ delimiter, n: line.split(delimiter).length }));
  return counted.reduce((best, one) => (one.n > best.n ? one : best), { delimiter: ',' as string, n: 1 }).delimiter;
}

/** Our own export, and spreadsheets, write '=1+1 for a text that only looks like a formula. */
const unguard = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** Columns are spoken of by their names: an empty or repeated one gets its number. */
function uniqueNames(head: readonly string[]): string[] {
  const seen = new Set<string>();
  return head.map((name, index) => {
    const unique = name === '' || seen.has(name) ? `${name === '' ? 'Column' : name} ${index + 1}` : name;
    seen.add(unique);
    return unique;
  });
}
