import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, migrations, schemaVersion } from './migrate.ts';
import { openForReading, openForWriting, type WriteDb } from './sqlite.ts';
import { databaseFile, openReader, openStore } from './store.ts';
import { findContent } from './tables/contents.ts';
import { countUnindexed } from './tables/search-index.ts';

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealbox-migrate-'));
  file = databaseFile(dir);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const steps = [
  'CREATE TABLE fruit (name TEXT) STRICT',
  `ALTER TABLE fruit ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'`,
  `UPDATE fruit SET colour = 'red' WHERE name = 'apple'`,
];

/** A store as version `version` left it, with an apple in it. */
function olderStore(version: number): void {
  const db = openForWriting(file);
  migrate(db, file, steps.slice(0, version));
  db.exec(`INSERT INTO fruit (name) VALUES ('apple')`);
  db.close();
}

function withDb<T>(work: (db: WriteDb) => T): T {
  const db = openForWriting(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const fruits = (db: WriteDb) => db.prepare('SELECT * FROM fruit').all();

describe('migrate', () => {
  it('runs every step once, in order', () => {
    olderStore(1);
    withDb((db) => {
      migrate(db, file, steps);
      migrate(db, file, steps);
      expect(schemaVersion(db)).toBe(3);
      expect(fruits(db)).toEqual([{ name: 'apple', colour: 'red' }]);
    });
  });

  it('R9: copies the file before it changes anything, and a new store needs no copy', () => {
    withDb((db) => migrate(db, file, steps.slice(0, 1)));
    expect(readdirSync(dir).filter((name) => name.includes('before'))).toEqual([]);
    withDb((db) => {
      db.exec(`INSERT INTO fruit (name) VALUES ('apple')`);
      migrate(db, file, steps);
    });
    const copy = openForReading(`${file}.before-2`);
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    expect(copy.prepare('SELECT * FROM fruit').all()).toEqual([{ name: 'apple' }]);
    copy.close();
  });

  it('R9: half a copy from a crash is not taken for a whole one', () => {
    olderStore(1);
    writeFileSync(`${file}.before-2`, 'an older attempt');
    writeFileSync(`${file}.before-2.unfinished`, 'half');
    withDb((db) => migrate(db, file, steps));
    const copy = openForReading(`${file}.before-2`);
    expect(copy.prepare('SELECT name FROM fruit').all()).toEqual([{ name: 'apple' }]);
    copy.close();
    expect(existsSync(`${file}.before-2.unfinished`)).toBe(false);
  });

  it('R9: a step that fails leaves the store as the step before it did, and can be tried again', () => {
    olderStore(1);
    const broken = [...steps.slice(0, 2), `${steps[2]}; SELECT no_such_function()`];
    withDb((db) => {
      expect(() => migrate(db, file, broken)).toThrow(/no_such_function/);
      expect(schemaVersion(db)).toBe(2);
      expect(fruits(db)).toEqual([{ name: 'apple', colour: 'none' }]);
    });
    withDb((db) => {
      migrate(db, file, steps);
      expect(fruits(db)).toEqual([{ name: 'apple', colour: 'red' }]);
    });
  });

  it('R9: killed in the middle of a step, it goes on as if nothing had happened', () => {
    olderStore(2);
    // the second half of the step never comes: the process is gone
    const script = `
      const { openForWriting } = await import(${JSON.stringify(join(import.meta.dirname, 'sqlite.ts'))});
      const { migrate } = await import(${JSON.stringify(join(import.meta.dirname, 'migrate.ts'))});
      const db = openForWriting(process.argv[1]);
      db.function('die', () => process.kill(process.pid, 'SIGKILL'));
      migrate(db, process.argv[1], [...${JSON.stringify(steps.slice(0, 2))}, ${JSON.stringify(`${steps[2]}; SELECT die()`)}]);`;
    const died = spawnSync(process.execPath, ['--input-type=module', '-e', script, file], { encoding: 'utf8' });
    expect(died.signal, died.stderr).toBe('SIGKILL');
    withDb((db) => {
      expect(schemaVersion(db)).toBe(2);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      migrate(db, file, steps);
      expect(fruits(db)).toEqual([{ name: 'apple', colour: 'red' }]);
    });
  });

  it('R6: a store from a newer Dealbox is refused, for writing and for reading, and not one byte of it changes', () => {
    openStore(dir).close();
    withDb((db) => db.pragma(`user_version = ${migrations.length + 1}`));
    const before = readFileSync(file);
    for (const open of [openStore, openReader])
      expect(() => open(dir)).toThrow(expect.objectContaining({ code: 'database-newer', retryable: false }));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dir).filter((name) => name.includes('before'))).toEqual([]);
  });

  it('R9: texts that an older Dealbox kept uncompressed are all there, and what waited for the index still waits', () => {
    const parts = [{ number: 1, kind: 'attachment', name: 'März.pdf' }];
    withDb((db) => {
      migrate(db, file, migrations.slice(0, 3));
      const put = db.prepare('INSERT INTO message_content (message_id, text, parts, indexed) VALUES (?, ?, ?, ?)');
      for (let id = 1; id <= 3; id += 1) put.run(id, `Grüße\nan ${id}`, JSON.stringify(parts), id % 2);
    });
    const store = openStore(dir);
    expect([1, 2, 3].map((id) => findContent(store.db, id))).toEqual(
      [1, 2, 3].map((id) => ({ text: `Grüße\nan ${id}`, parts })),
    );
    expect(countUnindexed(store.db)).toBe(1);
    store.close();
  });

  it('a folder in which the first start was cut off reads as empty, and starts anew', () => {
    writeFileSync(file, '');
    expect(() => openReader(dir)).toThrow(expect.objectContaining({ code: 'not-found' }));
    openStore(dir).close();
    openReader(dir).close();
  });
});
