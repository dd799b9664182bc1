import Database from 'better-sqlite3';
import { DealboxError } from '#shared/model/error.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that can only read: what queries get. */
export type ReadDb = Database.Database & { readonly [readable]: true };
/** The one writing connection: what commands, sync and operations get, inside a transaction. */
export type WriteDb = ReadDb & { readonly [writable]: true };

/**
 * better-sqlite3's shipped binary needs Node-API 10; on an older runtime (Electron 33, docs/development.md) the set-up builds
 * one and names it in this variable.
 */
function nativeBinding(): { nativeBinding?: string } {
  const own = process.env.DEALBOX_SQLITE_BINDING;
  return Number(process.versions.napi) < 10 && own !== undefined ? { nativeBinding: own } : {};
}

function configure(db: Database.Database): void {
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  db.pragma('temp_store = MEMORY');
}

/**
 * Opens for writing: WAL, full durability, deleted bytes overwritten (DEL-2).
 * Throws `database-corrupt`, `data-folder-unwritable`.
 */
export function openForWriting(file: string): WriteDb {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, nativeBinding());
    configure(db);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma('cache_size = -65536');
    db.pragma('wal_autocheckpoint = 16000');
    db.pragma('journal_size_limit = 67108864');
    return db as WriteDb;
  } catch (error) {
    db?.close();
    throw sqliteError(error);
  }
}

/** Opens for reading only; several may be open beside the writer. */
export function openForReading(file: string): ReadDb {
  try {
    const db = new Database(file, { ...nativeBinding(), readonly: true, fileMustExist: true });
    configure(db);
    db.pragma('cache_size = -32768');
    db.pragma('query_only = ON');
    return db as ReadDb;
  } catch (error) {
    throw sqliteError(error);
  }
}

/** Holds an exclusive lock on `file` until closed; the system frees it when the process dies. Null where another holds it. */
export function lockFile(file: string): { release(): void } | null {
  let db: Database.Database | undefined;
  try {
    const held = new Database(file, { ...nativeBinding(), timeout: 0 });
    db = held;
    held.pragma('journal_mode = DELETE');
    held.exec('BEGIN EXCLUSIVE');
    return { release: () => held.close() };
  } catch (error) {
    db?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw sqliteError(error);
  }
}

/** A SQLite failure in the words of our error table. */
export function sqliteError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const detail = `${error.code}: ${error.message}`;
  const code = error.code;
  if (code === 'SQLITE_FULL') return diskFull(detail);
  if (code === 'SQLITE_BUSY' || code.startsWith('SQLITE_BUSY_') || code === 'SQLITE_LOCKED') {
    return new DealboxError(
      'data-folder-in-use',
      'Another program holds the mail store, so nothing could be written. Close it; Dealbox then goes on.',
      { detail, retryable: true },
    );
  }
  if (code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_') || code === 'SQLITE_NOTADB') {
    return new DealboxError(
      'database-corrupt',
      'The mail store is damaged. Nothing was changed. Restore the data folder from a backup, or move it away: Dealbox then starts anew and brings your mail from the provider again.',
      { detail },
    );
  }
  if (
    code === 'SQLITE_READONLY' ||
    code.startsWith('SQLITE_READONLY_') ||
    code === 'SQLITE_CANTOPEN' ||
    code.startsWith('SQLITE_CANTOPEN_') ||
    code === 'SQLITE_PERM'
  ) {
    return new DealboxError(
      'data-folder-unwritable',
      'Dealbox cannot write to its data folder. Check its permissions, or choose another folder with --data.',
      { detail },
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new DealboxError(
      'disk-full',
      'The disk refused to store mail: it is full or failing. Free some space; Dealbox goes on where it stopped.',
      { detail, retryable: true },
    );
  }
  return error;
}

function diskFull(detail: string): DealboxError {
  return new DealboxError('disk-full', 'The disk is full. Free some space; Dealbox goes on where it stopped.', {
    detail,
    retryable: true,
  });
}

type Bindable = string | number | bigint | Uint8Array | null;

/**
 * A statement kept with the code that uses it, prepared once per connection.
 * `Row` is what it gives; the SQL lives in one place, the file of its table or query.
 */
export function statement<Row, Params extends readonly Bindable[] = readonly Bindable[]>(sql: string) {
  const prepared = new WeakMap<ReadDb, Database.Statement<unknown[], Row>>();
  return (db: ReadDb): Statement<Row, Params> => {
    let found = prepared.get(db);
    if (found === undefined) {
      found = db.prepare<unknown[], Row>(sql);
      prepared.set(db, found);
    }
    return found as unknown as Statement<Row, Params>;
  };
}

export interface Statement<Row, Params extends readonly Bindable[]> {
  get(...params: Params): Row | undefined;
  all(...params: Params): Row[];
  run(...params: Params): { changes: number; lastInsertRowid: number | bigint };
  iterate(...params: Params): IterableIterator<Row>;
  pluck(): { get(...params: Params): unknown; all(...params: Params): unknown[] };
}

const byText = new WeakMap<ReadDb, Map<string, Database.Statement<unknown[], unknown>>>();

/** A statement whose text is put together from a few fixed pieces: each text is prepared once per connection. Never from what a person typed. */
export function keptStatement<Row>(db: ReadDb, sql: string): { all(...params: readonly Bindable[]): Row[] } {
  let known = byText.get(db);
  if (known === undefined) {
    known = new Map();
    byText.set(db, known);
  }
  let found = known.get(sql);
  if (found === undefined) {
    found = db.prepare<unknown[], unknown>(sql);
    known.set(sql, found);
  }
  return found as unknown as { all(...params: readonly Bindable[]): Row[] };
}
