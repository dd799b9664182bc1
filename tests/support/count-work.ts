import { statSync } from 'node:fs';
import type { ReadDb } from '../../src-main/store/sqlite.ts';
import type { Store } from '../../src-main/store/store.ts';

export interface Work {
  /** Statements carried out. */
  statements: number;
  /** Rows that came out of them. */
  rows: number;
}

interface Runnable {
  get(...params: unknown[]): unknown;
  all(...params: unknown[]): unknown[];
  run(...params: unknown[]): unknown;
  iterate(...params: unknown[]): IterableIterator<unknown>;
}

/** What `work` asks of SQLite, on any connection of this process. Work is counted, not time: the same on a busy machine and on a quiet one. */
export function countWork(db: ReadDb, work: () => void): Work {
  const statement = Object.getPrototypeOf(db.prepare('SELECT 1')) as Runnable;
  const { get, all, run, iterate } = statement;
  const done: Work = { statements: 0, rows: 0 };
  const begin = () => {
    done.statements += 1;
  };
  Object.assign(statement, {
    get(this: Runnable, ...params: unknown[]) {
      begin();
      const row = get.apply(this, params);
      if (row !== undefined) done.rows += 1;
      return row;
    },
    all(this: Runnable, ...params: unknown[]) {
      begin();
      const rows = all.apply(this, params);
      done.rows += rows.length;
      return rows;
    },
    run(this: Runnable, ...params: unknown[]) {
      begin();
      return run.apply(this, params);
    },
    *iterate(this: Runnable, ...params: unknown[]) {
      begin();
      for (const row of iterate.apply(this, params)) {
        done.rows += 1;
        yield row;
      }
    },
  });
  try {
    work();
  } finally {
    Object.assign(statement, { get, all, run, iterate });
  }
  return done;
}

/** Bytes that `work` writes to the log of the database: pages changed, times their size. */
export function countBytes(store: Store, work: () => void): number {
  store.checkpoint();
  work();
  return statSync(`${store.file}-wal`).size;
}
