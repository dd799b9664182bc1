import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DealboxError } from '#shared/model/error.ts';
import type { MailPart } from '#shared/model/mail.ts';
import { packContent } from './content-codec.ts';
import { initial } from './migrations/0001-initial.ts';
import { itemsAndLinks } from './migrations/0002-items.ts';
import { writing } from './migrations/0003-writing.ts';
import { compactContent } from './migrations/0004-compact-content.ts';
import { providerLabels } from './migrations/0005-provider-labels.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** In order; the schema's version is how many have run. A shipped migration is never changed. */
export const migrations: readonly string[] = [initial, itemsAndLinks, writing, compactContent, providerLabels];

export function schemaVersion(db: ReadDb): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Throws `database-newer` where a later Dealbox wrote the store. */
export function refuseNewer(version: number, known = migrations.length): void {
  if (version <= known) return;
  throw new DealboxError(
    'database-newer',
    'This mail store was written by a newer Dealbox. Install the newer version again; this one has changed nothing.',
    { detail: `schema ${version}, known ${known}` },
  );
}

/**
 * Brings the schema up to date: each step in one transaction, after a copy of the file was made beside it.
 * Throws `database-newer` where a later Dealbox wrote it; nothing is touched then.
 */
export function migrate(db: WriteDb, file: string, steps: readonly string[] = migrations): void {
  const version = schemaVersion(db);
  refuseNewer(version, steps.length);
  if (version === steps.length) return;
  if (version > 0) backUp(db, file, version);
  db.function('pack_content', { deterministic: true }, (text, parts) =>
    packContent({ text: String(text), parts: JSON.parse(String(parts)) as MailPart[] }),
  );
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

/** Whole or not at all: a crash must not leave half a copy that passes for one. */
function backUp(db: WriteDb, file: string, version: number): void {
  const copy = `${file}.before-${version + 1}`;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  // by SQLite itself: opening and closing the file here would take its locks away (POSIX)
  db.prepare<[string]>('VACUUM INTO ?').run(unfinished);
  const fd = openSync(unfinished, 'r+');
  fsyncSync(fd);
  closeSync(fd);
  renameSync(unfinished, copy);
}

/** DEL-2: a copy from before a migration still holds what is deleted now. */
export function removeBackUps(file: string): void {
  const prefix = `${basename(file)}.before-`;
  for (const name of readdirSync(dirname(file))) if (name.startsWith(prefix)) rmSync(join(dirname(file), name));
}
