import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DealboxError } from '#shared/model/error.ts';
import type { PackRange } from '#shared/model/mail.ts';
import { type ReadDb, statement } from './sqlite.ts';
import type { Tx } from './store.ts';

/** A pack is closed when it is longer than this, so that compacting one moves little. */
const PACK_SIZE = 128 * 1024 * 1024;

export const packFile = (packDir: string, pack: number): string =>
  join(packDir, `${String(pack).padStart(6, '0')}.pack`);

const lastPack = statement<{ id: number; length: number }, []>('SELECT id, length FROM pack ORDER BY id DESC LIMIT 1');
const putPack = statement<never, [number, number]>(
  'INSERT INTO pack (id, length) VALUES (?, ?) ON CONFLICT DO UPDATE SET length = max(length, excluded.length)',
);

export interface PackEnd {
  readonly pack: number;
  readonly length: number;
}

/** The committed end of the mail: where appending goes on. */
export function packEnd(db: ReadDb): PackEnd {
  const row = lastPack(db).get();
  return row === undefined ? { pack: 1, length: 0 } : { pack: row.id, length: row.length };
}

/** Bytes up to here are spoken for by rows of this very transaction; they must be on the disk already. */
export function commitPackEnd(tx: Tx, range: PackRange): void {
  putPack(tx.db).run(range.pack, range.offset + range.length);
}

/**
 * Appends raw mail (decision 11). One at a time per data folder. Opening cuts off what a crash left behind the committed end; packs
 * newer than it are removed.
 */
export class PackWriter {
  private readonly packDir: string;
  private pack: number;
  private length: number;
  private fd: number;

  constructor(packDir: string, end: PackEnd) {
    this.packDir = packDir;
    for (const name of readdirSync(packDir)) {
      const match = /^(\d+)\.pack$/.exec(name);
      if (match !== null && Number(match[1]) > end.pack) rmSync(join(packDir, name));
    }
    this.pack = end.pack;
    this.length = end.length;
    this.fd = openPack(packDir, end.pack);
    if (fstatSync(this.fd).size > end.length) ftruncateSync(this.fd, end.length);
  }

  /** Not durable until sync(). Throws `disk-full`; what was written of it is then cut off again. */
  append(raw: Uint8Array): PackRange {
    if (this.length >= PACK_SIZE) this.roll();
    const offset = this.length;
    try {
      let written = 0;
      while (written < raw.length) written += writeSync(this.fd, raw, written, raw.length - written, offset + written);
    } catch (error) {
      ftruncateSync(this.fd, offset);
      throw packError(error);
    }
    this.length += raw.length;
    return { pack: this.pack, offset, length: raw.length };
  }

  /** Everything appended so far is on the disk when this returns; to be called before the rows are committed. */
  sync(): void {
    try {
      fdatasyncSync(this.fd);
    } catch (error) {
      throw packError(error);
    }
  }

  close(): void {
    closeSync(this.fd);
  }

  private roll(): void {
    this.sync();
    closeSync(this.fd);
    this.pack += 1;
    this.length = 0;
    this.fd = openPack(this.packDir, this.pack);
  }
}

function openPack(packDir: string, pack: number): number {
  const file = packFile(packDir, pack);
  return openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
}

/** The raw bytes of a message. Throws `database-corrupt` where the pack is shorter than its rows say. */
export function readRange(packDir: string, range: PackRange): Buffer {
  let fd: number;
  try {
    fd = openSync(packFile(packDir, range.pack), 'r');
  } catch {
    throw missingBytes(range);
  }
  try {
    const bytes = Buffer.allocUnsafe(range.length);
    let read = 0;
    while (read < range.length) {
      const got = readSync(fd, bytes, read, range.length - read, range.offset + read);
      if (got === 0) throw missingBytes(range);
      read += got;
    }
    return bytes;
  } finally {
    closeSync(fd);
  }
}

function missingBytes(range: PackRange): DealboxError {
  return new DealboxError(
    'database-corrupt',
    'The stored bytes of this message are missing. Sync it again from the provider.',
    {
      detail: `pack ${range.pack} at ${range.offset}+${range.length}`,
    },
  );
}

const zeros = Buffer.alloc(64 * 1024);

/** Overwrites ranges of deleted mail and makes that durable (DEL-2). Ranges of packs that are gone are skipped. */
export function overwriteRanges(packDir: string, ranges: readonly PackRange[]): void {
  const byPack = Map.groupBy(
    ranges.filter((range) => range.length > 0),
    (range) => range.pack,
  );
  for (const [pack, list] of byPack) {
    const file = packFile(packDir, pack);
    if (!existsSync(file)) continue;
    const fd = openSync(file, 'r+');
    try {
      for (const range of list) overwrite(fd, range);
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
    }
  }
}

function overwrite(fd: number, range: PackRange): void {
  let done = 0;
  while (done < range.length) {
    done += writeSync(fd, zeros, 0, Math.min(zeros.length, range.length - done), range.offset + done);
  }
}

function packError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO' || code === 'EFBIG') {
    return new DealboxError('disk-full', 'The disk is full. Free some space; Dealbox goes on where it stopped.', {
      retryable: true,
      detail: String(code),
    });
  }
  return error;
}
