import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fuzz } from '../../tests/support/fuzz.ts';
import { commitPackEnd, overwriteRanges, PackWriter, packEnd, packFile, readRange } from './packs.ts';
import { openStore } from './store.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealbox-packs-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const start = { pack: 1, length: 0 };
const bytes = (text: string) => Buffer.from(text);

describe('PackWriter', () => {
  it('appends, and what it tells can be read back', () => {
    const writer = new PackWriter(dir, start);
    const ranges = ['first', '', 'third message', 'ü'.repeat(100_000)].map((text) => writer.append(bytes(text)));
    writer.sync();
    expect(ranges.map((range) => readRange(dir, range).toString())).toEqual([
      'first',
      '',
      'third message',
      'ü'.repeat(100_000),
    ]);
    writer.close();
  });

  it('takes any bytes', () => {
    const writer = new PackWriter(dir, start);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (raw) => {
        expect(readRange(dir, writer.append(raw)).equals(Buffer.from(raw))).toBe(true);
      }),
      fuzz(50),
    );
    writer.close();
  });

  it('R1: cuts off what a crash left behind the committed end, and removes packs nothing speaks of', () => {
    const first = new PackWriter(dir, start);
    const kept = first.append(bytes('committed'));
    first.append(bytes('never committed'));
    first.close();
    writeFileSync(packFile(dir, 2), 'a pack whose rows were never committed');
    writeFileSync(join(dir, 'notes.txt'), 'not ours');
    const second = new PackWriter(dir, { pack: 1, length: kept.length });
    expect(statSync(packFile(dir, 1)).size).toBe(kept.length);
    expect(readdirSync(dir).sort()).toEqual(['000001.pack', 'notes.txt']);
    const next = second.append(bytes('next'));
    expect(next.offset).toBe(kept.length);
    expect(readRange(dir, kept).toString()).toBe('committed');
    second.close();
  });

  it('begins a new pack when one is full, and never splits a message', () => {
    writeFileSync(packFile(dir, 1), '');
    truncateSync(packFile(dir, 1), 128 * 1024 * 1024 - 10);
    const writer = new PackWriter(dir, { pack: 1, length: 128 * 1024 * 1024 - 10 });
    const across = writer.append(Buffer.alloc(1000, 1));
    const after = writer.append(bytes('in the next'));
    expect([across.pack, after.pack, after.offset]).toEqual([1, 2, 0]);
    expect(readRange(dir, across).every((byte) => byte === 1)).toBe(true);
    expect(readRange(dir, after).toString()).toBe('in the next');
    writer.close();
  });

  it('keeps mail to its owner', () => {
    new PackWriter(dir, start).close();
    expect(statSync(packFile(dir, 1)).mode & 0o077).toBe(0);
  });
});

describe('the committed end', () => {
  it('never moves back, and is the newest pack', () => {
    const store = openStore(join(dir, 'data'));
    expect(packEnd(store.db)).toEqual({ pack: 1, length: 0 });
    store.write((tx) => commitPackEnd(tx, { pack: 1, offset: 90, length: 10 }));
    store.write((tx) => commitPackEnd(tx, { pack: 1, offset: 0, length: 5 }));
    expect(packEnd(store.db)).toEqual({ pack: 1, length: 100 });
    store.write((tx) => commitPackEnd(tx, { pack: 2, offset: 0, length: 7 }));
    expect(packEnd(store.db)).toEqual({ pack: 2, length: 7 });
    store.close();
  });
});

describe('readRange', () => {
  it.each([
    ['a pack that is gone', { pack: 9, offset: 0, length: 1 }],
    ['a pack that is too short', { pack: 1, offset: 2, length: 100 }],
    ['a range behind its end', { pack: 1, offset: 1_000_000, length: 1 }],
  ])('says when bytes are missing: %s', (_, range) => {
    const writer = new PackWriter(dir, start);
    writer.append(bytes('short'));
    writer.close();
    expect(() => readRange(dir, range)).toThrow(expect.objectContaining({ code: 'database-corrupt' }));
  });
});

describe('overwriteRanges', () => {
  it('DEL-2: leaves nothing of the ranges, and everything around them', () => {
    const writer = new PackWriter(dir, start);
    const [before, secret, between, large, after] = [
      bytes('before '),
      bytes('SECRET'),
      bytes(' between '),
      Buffer.alloc(200_000, 'S'),
      bytes(' after'),
    ].map((raw) => writer.append(raw));
    writer.close();
    if (secret === undefined || large === undefined) throw new Error('nothing was appended');
    overwriteRanges(dir, [secret, large, { pack: 7, offset: 0, length: 3 }, { ...secret, length: 0 }]);
    const left = readFileSync(packFile(dir, 1));
    expect(left.toString('latin1').replaceAll('\0', '')).toBe('before  between  after');
    for (const range of [before, between, after]) expect(range && readRange(dir, range).includes(0)).toBe(false);
    expect(left.length).toBe(200_028);
  });
});
