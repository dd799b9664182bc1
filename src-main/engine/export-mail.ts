import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DealboxError } from '#shared/model/error.ts';
import { readRange } from '../store/packs.ts';
import { type ReadDb, statement } from '../store/sqlite.ts';

export type ExportFormat = 'mbox' | 'eml';

interface Row {
  id: number;
  from_address: string;
  received_at: number;
  pack_id: number;
  pack_offset: number;
  pack_length: number;
}
const stored = statement<Row, []>(
  'SELECT id, from_address, received_at, pack_id, pack_offset, pack_length FROM message WHERE pack_length > 0 ORDER BY id',
);

/**
 * Writes all mail as it came: one mbox file (RFC 4155, "From " lines quoted), or a folder with one .eml each. Never over an existing
 * file. Gives the number of messages. Throws `already-exists`, `not-permitted`.
 */
export function exportMail(db: ReadDb, packDir: string, destination: string, format: ExportFormat): number {
  let count = 0;
  const bytesOf = (row: Row) =>
    readRange(packDir, { pack: row.pack_id, offset: row.pack_offset, length: row.pack_length });
  if (format === 'eml') {
    mkdirSync(destination, { recursive: true });
    for (const row of stored(db).iterate()) {
      writeNew(join(destination, `${row.id}.eml`), (fd) => writeSync(fd, bytesOf(row)));
      count += 1;
    }
    return count;
  }
  writeNew(destination, (fd) => {
    for (const row of stored(db).iterate()) {
      const sender = /^[\x21-\x7e]+$/.test(row.from_address) ? row.from_address : 'MAILER-DAEMON';
      const date = new Date(row.received_at)
        .toUTCString()
        .replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, '$1 $3 $2 $5 $4');
      writeSync(fd, `From ${sender} ${date}\n`);
      writeSync(fd, quoteFromLines(bytesOf(row)));
      writeSync(fd, '\n');
      count += 1;
    }
  });
  return count;
}

function quoteFromLines(raw: Buffer): Buffer {
  const text = raw
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replaceAll(/^(>*From )/gm, '>$1');
  return Buffer.from(text.endsWith('\n') ? text : `${text}\n`, 'latin1');
}

function writeNew(path: string, write: (fd: number) => void): void {
  let fd: number;
  try {
    fd = openSync(path, 'wx', 0o600);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
    if (code === 'EEXIST')
      throw new DealboxError('already-exists', `${path} exists already; nothing was written over it.`);
    throw new DealboxError('not-permitted', `${path} cannot be written.`, { detail: String(code) });
  }
  try {
    write(fd);
  } finally {
    closeSync(fd);
  }
}
