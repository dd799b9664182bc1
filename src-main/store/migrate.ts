import { copyFileSync, existsSync } from 'node:fs';
import { DealboxError } from '#shared/model/error.ts';
import { initial } from './migrations/0001-initial.ts';
import type { WriteDb } from './sqlite.ts';

/** In order; the schema's version is how many have run. A shipped migration is never changed. */
export const migrations: readonly string[] = [initial];

export function schemaVersion(db: WriteDb): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings the schema up to date: each step in one transaction, after a copy of the file was made beside it.
 * Throws `database-newer` where a later Dealbox wrote it; nothing is touched then.
 */
export function migrate(db: WriteDb, file: string, steps: readonly string[] = migrations): void {
  const version = schemaVersion(db);
  if (version > steps.length) {
    throw new DealboxError(
      'database-newer',
      'This mail store was written by a newer Dealbox. Install the newer version again; this one has changed nothing.',
      { detail: `schema ${version}, known ${steps.length}` },
    );
  }
  if (version === steps.length) return;
  if (version > 0) backUp(db, file, version);
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

function backUp(db: WriteDb, file: string, version: number): void {
  const copy = `${file}.before-${version + 1}`;
  if (existsSync(copy)) return;
  db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(file, copy);
}
