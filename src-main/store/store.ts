import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ChangeEvent } from '#shared/contract/contract.ts';
import type { Tag } from '#shared/contract/define.ts';
import { assert } from '#shared/lib/assert.ts';
import { DealboxError } from '#shared/model/error.ts';
import { migrate, migrations, refuseNewer, schemaVersion } from './migrate.ts';
import { scrubPages } from './scrub.ts';
import { lockFile, openForReading, openForWriting, type ReadDb, sqliteError, type WriteDb } from './sqlite.ts';

/** A write in progress: its connection, and what it will have changed. */
export interface Tx {
  readonly db: WriteDb;
  /** Names a changed row to the window; without an id, the whole area. */
  touch(tag: Tag, id?: number): void;
  /** A conversation that got new incoming mail. */
  arrived(conversation: number): void;
}

export interface Store {
  readonly dir: string;
  readonly file: string;
  readonly packDir: string;
  /** For reading inside the writer's thread; never to write outside `write`. */
  readonly db: ReadDb;
  /** One transaction; what it changed is told to subscribers after the commit. Not to be nested. Throws as its work does. */
  write<T>(work: (tx: Tx) => T): T;
  subscribe(listener: (event: ChangeEvent) => void): () => void;
  /** Empties the write-ahead log into the database, so that no deleted text stays in it (DEL-2). False where a reader held it. */
  checkpoint(): boolean;
  /**
   * Goes once through the file, a piece with each call, and overwrites what moved rows left behind in it (DEL-2, scrub.ts). `done` after the
   * last piece, `later` where a reader holds the write-ahead log: then the same piece is asked for again.
   */
  scrubSome(pages: number): 'more' | 'done' | 'later';
  /** While on, commits are safe against a crash but not against a power cut: for what can be made again. */
  relaxed(on: boolean): void;
  close(): void;
}

/** More changed ids than this are told as `many`. */
const MANY = 200;

export const databaseFile = (dir: string): string => join(dir, 'dealbox.db');
export const packFolder = (dir: string): string => join(dir, 'mail');
const lockName = (dir: string): string => join(dir, 'dealbox.lock');

/**
 * Opens the data folder for writing, making it where there is none.
 * Throws `data-folder-in-use` (another Dealbox runs on it), `data-folder-unwritable`, `database-newer`, `database-corrupt`.
 */
export function openStore(dir: string): Store {
  prepareFolder(dir);
  const lock = lockFile(lockName(dir));
  if (lock === null) {
    throw new DealboxError(
      'data-folder-in-use',
      `Another Dealbox is running on ${dir}. Close it first, or use another folder with --data.`,
      { retryable: true },
    );
  }
  const file = databaseFile(dir);
  let db: WriteDb | undefined;
  try {
    db = openForWriting(file);
    migrate(db, file);
  } catch (error) {
    db?.close();
    lock.release();
    throw sqliteError(error);
  }
  return makeStore(dir, file, db, lock);
}

/**
 * Opens an existing data folder for reading only; works while a Dealbox runs on it. Throws `not-found` where there is none,
 * `database-newer`, `database-corrupt`.
 */
export function openReader(dir: string): ReadDb {
  const file = databaseFile(dir);
  const nothing = new DealboxError('not-found', `There is no Dealbox data in ${dir} yet. Add an account first.`);
  if (!existsSync(file)) throw nothing;
  const db = openForReading(file);
  try {
    const version = schemaVersion(db);
    refuseNewer(version);
    if (version === 0) throw nothing;
    if (version < migrations.length) {
      throw new DealboxError(
        'not-found',
        'An older Dealbox wrote this data folder. Sync once, which brings it up to date; then it can be read.',
      );
    }
    return db;
  } catch (error) {
    db.close();
    throw sqliteError(error);
  }
}

/** Mail is for its owner's eyes only, also in a folder that others may look into. SQLite gives its log the mode of its file. */
function prepareFolder(dir: string): void {
  try {
    mkdirSync(packFolder(dir), { recursive: true, mode: 0o700 });
    accessSync(dir, constants.R_OK | constants.W_OK);
    for (const file of [databaseFile(dir), lockName(dir)]) {
      const fd = openSync(file, 'a', 0o600);
      if ((fstatSync(fd).mode & 0o077) !== 0 && process.platform !== 'win32') fchmodSync(fd, 0o600);
      closeSync(fd);
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DealboxError(
      'data-folder-unwritable',
      `Dealbox cannot write to ${dir}. Check its permissions, or choose another folder with --data.`,
      { detail },
    );
  }
}

function makeStore(dir: string, file: string, db: WriteDb, lock: { release(): void }): Store {
  const listeners = new Set<(event: ChangeEvent) => void>();
  const pageSize = db.pragma('page_size', { simple: true }) as number;
  let seq = 0;
  let writing = false;
  /** Open until the end: closing any descriptor of the file would take away the locks that SQLite holds on it (POSIX). */
  let scrubFd: number | undefined;
  let nextPage = 1;

  function write<T>(work: (tx: Tx) => T): T {
    assert(!writing, 'a write inside a write');
    const changed = new Map<Tag, Set<number> | 'many'>();
    const arrivals = new Set<number>();
    const tx: Tx = {
      db,
      touch(tag, id) {
        const known = changed.get(tag);
        if (known === 'many') return;
        if (id === undefined || (known !== undefined && known.size >= MANY)) changed.set(tag, 'many');
        else if (known === undefined) changed.set(tag, new Set([id]));
        else known.add(id);
      },
      arrived(conversation) {
        arrivals.add(conversation);
      },
    };
    writing = true;
    let result: T;
    try {
      db.exec('BEGIN IMMEDIATE');
      result = work(tx);
      db.exec('COMMIT');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw sqliteError(error);
    } finally {
      writing = false;
    }
    if (changed.size > 0) tell(changed, arrivals);
    return result;
  }

  function tell(changed: Map<Tag, Set<number> | 'many'>, arrivals: Set<number>): void {
    seq += 1;
    const changes: Partial<Record<Tag, readonly number[] | 'many'>> = {};
    for (const [tag, ids] of changed) changes[tag] = ids === 'many' ? 'many' : [...ids];
    const event: ChangeEvent = arrivals.size === 0 ? { seq, changes } : { seq, changes, arrived: [...arrivals] };
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        // what is committed is committed: a listener's trouble is not its writer's
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }

  function checkpoint(): boolean {
    // readers hold it up for moments only; waiting for them here would hold up everyone
    db.pragma('busy_timeout = 20');
    try {
      const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return result?.busy === 0;
    } finally {
      db.pragma('busy_timeout = 5000');
    }
  }

  return {
    dir,
    file,
    packDir: packFolder(dir),
    db,
    write,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checkpoint,
    scrubSome(pages) {
      assert(!writing, 'a scrub inside a write');
      // all pages in the file itself, none kept in memory that could bring back what is overwritten
      if (!checkpoint()) return 'later';
      db.pragma('shrink_memory');
      scrubFd ??= openSync(file, 'r+');
      scrubPages(scrubFd, pageSize, nextPage, pages);
      nextPage += pages;
      if ((nextPage - 1) * pageSize < fstatSync(scrubFd).size) return 'more';
      nextPage = 1;
      fdatasyncSync(scrubFd);
      return 'done';
    },
    relaxed(on) {
      db.pragma(`synchronous = ${on ? 'NORMAL' : 'FULL'}`);
    },
    close() {
      listeners.clear();
      db.close();
      if (scrubFd !== undefined) closeSync(scrubFd);
      lock.release();
    },
  };
}
