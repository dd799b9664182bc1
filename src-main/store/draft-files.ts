import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DealboxError } from '#shared/model/error.ts';
import { type ReadDb, statement } from './sqlite.ts';
import type { Store } from './store.ts';

/** Files of drafts lie here, each under a name of its own that says nothing. */
const draftFolder = (dir: string): string => join(dir, 'drafts');

const isName = /^[0-9a-f]{32}$/;

/** A copy in the data folder, on the disk when this returns; to be named by a row right after. Throws `disk-full`. */
export function writeDraftFile(dir: string, bytes: Uint8Array): string {
  const folder = draftFolder(dir);
  const name = randomBytes(16).toString('hex');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fd = openSync(join(folder, name), 'wx', 0o600);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    rmSync(join(folder, name), { force: true });
    throw new DealboxError('disk-full', 'The file could not be kept with the draft: the disk is full or failing.', {
      retryable: true,
      detail: String(error),
    });
  }
  return name;
}

/** Throws `not-found` where somebody took the file away. */
export function readDraftFile(dir: string, name: string): Buffer {
  try {
    return readFileSync(join(draftFolder(dir), name));
  } catch (error) {
    throw new DealboxError(
      'not-found',
      'A file of this draft is no longer on the disk. Remove it and attach it again.',
      {
        detail: String(error),
      },
    );
  }
}

/** Another copy of a file, under a name of its own; null where it is no longer on the disk. Throws `disk-full`. */
export function copyDraftFile(dir: string, name: string): string | null {
  return existsSync(join(draftFolder(dir), name)) ? writeDraftFile(dir, readDraftFile(dir, name)) : null;
}

const next = statement<{ file: string }, [number]>('SELECT file FROM file_erasure LIMIT ?');
const forget = statement<never, [string]>('DELETE FROM file_erasure WHERE file = ?');
const named = statement<{ file: string }, []>('SELECT file FROM draft_file');

/** Overwrites and removes files whose draft let go of them (DEL-2). Returns how many. */
export function eraseDraftFiles(store: Store, limit: number): number {
  const rows = next(store.db).all(limit);
  if (rows.length === 0) return 0;
  for (const row of rows) eraseFile(join(draftFolder(store.dir), row.file));
  store.write((tx) => {
    for (const row of rows) forget(tx.db).run(row.file);
  });
  return rows.length;
}

/** Copies that a crash left without a row. Before anything else writes. */
export function eraseStrayFiles(store: Pick<Store, 'dir'> & { readonly db: ReadDb }): void {
  const folder = draftFolder(store.dir);
  if (!existsSync(folder)) return;
  const known = new Set(
    named(store.db)
      .all()
      .map((row) => row.file),
  );
  for (const name of readdirSync(folder)) if (isName.test(name) && !known.has(name)) eraseFile(join(folder, name));
}

const zeros = Buffer.alloc(64 * 1024);

function eraseFile(file: string): void {
  if (!existsSync(file)) return;
  const fd = openSync(file, 'r+');
  try {
    const { size } = fstatSync(fd);
    for (let done = 0; done < size; ) done += writeSync(fd, zeros, 0, Math.min(zeros.length, size - done), done);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
  rmSync(file);
}
