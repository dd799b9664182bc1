import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scrubPages } from './scrub.ts';
import { openReader, openStore, type Store } from './store.ts';

let dir: string;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealbox-scrub-'));
  store = openStore(dir);
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

const put = (sender: string) =>
  store.write((tx) =>
    tx.db.prepare<[string]>('INSERT OR REPLACE INTO image_permission (sender) VALUES (?)').run(sender),
  );
const drop = (sender: string) =>
  store.write((tx) => tx.db.prepare<[string]>('DELETE FROM image_permission WHERE sender = ?').run(sender));
const senders = () =>
  store.db
    .prepare<[], { sender: string }>('SELECT sender FROM image_permission ORDER BY sender')
    .all()
    .map((row) => row.sender);
const name = (index: number) =>
  `${String((index * 7_919) % 10_000).padStart(5, '0')}-${'x'.repeat(Math.abs(index) % 90)}`;

describe('scrubPages', () => {
  it('DEL-2: changes nothing that SQLite reads, page after page, while the store is written to', () => {
    const kept = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      for (let index = round * 100; index < round * 100 + 100; index += 1) {
        put(name(index));
        kept.add(name(index));
        const old = name(index - 50);
        if (index % 3 === 0 && kept.delete(old)) drop(old);
      }
      while (store.scrubSome(3) === 'more') {
        put(`round ${round}`);
        kept.add(`round ${round}`);
      }
      expect(senders()).toEqual([...kept].sort());
      expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    }
  });

  it('waits for a reader that holds the write-ahead log', () => {
    put('a');
    const reader = openReader(dir);
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM image_permission').all();
    put('b');
    expect(store.scrubSome(1_000)).toBe('later');
    reader.exec('COMMIT');
    expect(store.scrubSome(1_000)).toBe('done');
    reader.close();
  });

  it('leaves bytes alone that are no b-tree page', () => {
    const file = join(dir, 'pages');
    const overflow = Buffer.alloc(4096, 0x41).fill(0, 0, 1);
    const nonsense = Buffer.alloc(4096, 0x0d);
    const leaf = Buffer.alloc(4096, 0x42);
    leaf.set([13, 0, 0, 0, 2, 0x0f, 0x00, 0, 0x0f, 0x80, 0x0f, 0x00], 0);
    writeFileSync(file, Buffer.concat([Buffer.alloc(4096), overflow, nonsense, leaf]));
    const fd = openSync(file, 'r+');
    expect(scrubPages(fd, 4096, 1, 10)).toBe(1);
    closeSync(fd);
    const after = readFileSync(file);
    expect(after.subarray(4096, 12_288).equals(Buffer.concat([overflow, nonsense]))).toBe(true);
    expect(after.subarray(12_288 + 12, 12_288 + 0xf00).every((byte) => byte === 0)).toBe(true);
    expect(after.subarray(12_288 + 0xf00).every((byte) => byte === 0x42)).toBe(true);
    expect(after.subarray(12_288, 12_288 + 12).equals(leaf.subarray(0, 12))).toBe(true);
  });
});
