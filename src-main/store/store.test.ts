import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/contract/contract.ts';
import { openReader, openStore, type Store } from './store.ts';

let dir: string;
let store: Store | undefined;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealbox-store-'));
});
afterEach(() => {
  store?.close();
  store = undefined;
  rmSync(dir, { recursive: true, force: true });
});

function open(): { store: Store; events: ChangeEvent[] } {
  store = openStore(dir);
  const events: ChangeEvent[] = [];
  store.subscribe((event) => events.push(event));
  return { store, events };
}

const addSender = (to: Store, sender: string) =>
  to.write((tx) => {
    tx.db.prepare<[string]>('INSERT INTO image_permission (sender) VALUES (?)').run(sender);
    tx.touch('setting');
  });
const senders = (from: Pick<Store, 'db'>) =>
  from.db
    .prepare<[], { sender: string }>('SELECT sender FROM image_permission ORDER BY sender')
    .all()
    .map((row) => row.sender);

describe('store.write', () => {
  it('commits what its work did, and then tells it', () => {
    const { store, events } = open();
    addSender(store, 'a');
    expect(senders(store)).toEqual(['a']);
    expect(events).toEqual([{ seq: 1, changes: { setting: 'many' } }]);
  });

  it('tells nothing before the commit', () => {
    const { store } = open();
    const seen: string[][] = [];
    const reader = openReader(dir);
    store.subscribe(() => seen.push(senders({ db: reader })));
    addSender(store, 'a');
    expect(seen).toEqual([['a']]);
    reader.close();
  });

  it('rolls everything back and tells nothing when its work throws', () => {
    const { store, events } = open();
    expect(() =>
      store.write((tx) => {
        tx.db.exec(`INSERT INTO image_permission (sender) VALUES ('gone')`);
        tx.touch('setting');
        tx.arrived(7);
        throw new Error('half done');
      }),
    ).toThrow('half done');
    expect(senders(store)).toEqual([]);
    expect(events).toEqual([]);
    addSender(store, 'next');
    expect(events).toEqual([{ seq: 1, changes: { setting: 'many' } }]);
  });

  it('is not to be nested, and works again after the attempt', () => {
    const { store } = open();
    expect(() => store.write(() => addSender(store, 'inner'))).toThrow('a write inside a write');
    addSender(store, 'later');
    expect(senders(store)).toEqual(['later']);
  });

  it('tells changed ids, each once, and arrivals; more than two hundred as "many"', () => {
    const { store, events } = open();
    store.write((tx) => {
      for (const id of [3, 5, 3]) tx.touch('conversation', id);
      tx.touch('sync', 1);
      tx.arrived(5);
      tx.arrived(5);
    });
    store.write((tx) => {
      for (let id = 1; id <= 200; id += 1) tx.touch('conversation', id);
    });
    store.write((tx) => {
      for (let id = 1; id <= 201; id += 1) tx.touch('conversation', id);
    });
    store.write((tx) => {
      tx.touch('conversation', 1);
      tx.touch('conversation');
      tx.touch('conversation', 2);
    });
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4]);
    expect(events[0]).toEqual({ seq: 1, changes: { conversation: [3, 5], sync: [1] }, arrived: [5] });
    expect(events[1]?.changes.conversation).toHaveLength(200);
    expect(events[2]?.changes.conversation).toBe('many');
    expect(events[3]?.changes.conversation).toBe('many');
  });

  it('tells nothing where nothing was touched', () => {
    const { store, events } = open();
    store.write(() => 1);
    expect(events).toEqual([]);
  });

  it('goes on for the other listeners when one of them throws: what is committed is committed', () => {
    const { store } = open();
    const heard: number[] = [];
    store.subscribe(() => {
      throw new Error('a broken listener');
    });
    store.subscribe((event) => heard.push(event.seq));
    expect(() => addSender(store, 'a')).not.toThrow();
    expect(heard).toEqual([1]);
    expect(senders(store)).toEqual(['a']);
  });
});

describe('opening a data folder', () => {
  it('is exclusive: a second Dealbox is told, the first one goes on', () => {
    const { store: first } = open();
    expect(() => openStore(dir)).toThrow(expect.objectContaining({ code: 'data-folder-in-use', retryable: true }));
    addSender(first, 'a');
    first.close();
    store = openStore(dir);
    expect(senders(store)).toEqual(['a']);
  });

  it('frees its lock however it ends', () => {
    const script = `
      const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, 'store.ts'))});
      openStore(process.argv[1]);
      process.kill(process.pid, 'SIGKILL');`;
    const died = spawnSync(process.execPath, ['--input-type=module', '-e', script, dir], { encoding: 'utf8' });
    expect(died.signal, died.stderr).toBe('SIGKILL');
    open();
  });

  it('R6: reading works beside the writer, and cannot write', () => {
    const { store } = open();
    addSender(store, 'a');
    const reader = openReader(dir);
    expect(senders({ db: reader })).toEqual(['a']);
    expect(() => reader.exec(`INSERT INTO image_permission (sender) VALUES ('b')`)).toThrow(/readonly/);
    reader.close();
  });

  it('says when there is nothing to read yet', () => {
    expect(() => openReader(dir)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it.each([
    ['not a database at all', Buffer.from('this is a text file, and a rather long one at that.'.repeat(100))],
    [
      'the head of a database and noise behind it',
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8192, 7)]),
    ],
  ])('R6: a damaged file is left as it is and named: %s', (_, bytes) => {
    writeFileSync(join(dir, 'dealbox.db'), bytes);
    expect(() => openStore(dir)).toThrow(expect.objectContaining({ code: 'database-corrupt' }));
    expect(statSync(join(dir, 'dealbox.db')).size).toBe(bytes.length);
    // and the folder is free again
    expect(() => openStore(dir)).toThrow(expect.objectContaining({ code: 'database-corrupt' }));
  });

  it('R6: a folder that cannot be made is named', () => {
    writeFileSync(join(dir, 'file'), '');
    expect(() => openStore(join(dir, 'file', 'data'))).toThrow(
      expect.objectContaining({ code: 'data-folder-unwritable' }),
    );
  });

  it('keeps mail to its owner: nothing in it can be read by others', () => {
    const inner = join(dir, 'data');
    const opened = openStore(inner);
    addSender(opened, 'a');
    for (const name of readdirSync(inner)) {
      if (!existsSync(join(inner, name))) continue;
      expect([name, statSync(join(inner, name)).mode & 0o077]).toEqual([name, 0]);
    }
    expect(statSync(inner).mode & 0o077).toBe(0);
    opened.close();
  });

  it('is durable and secure: WAL, every commit synced, deleted bytes overwritten', () => {
    const { store } = open();
    const setting = (name: string) => store.db.pragma(name, { simple: true });
    expect([
      setting('journal_mode'),
      setting('synchronous'),
      setting('secure_delete'),
      setting('foreign_keys'),
    ]).toEqual(['wal', 2, 1, 1]);
  });

  it('a checkpoint empties the write-ahead log, and says when a reader held it', () => {
    const { store } = open();
    addSender(store, 'a');
    const wal = join(dir, 'dealbox.db-wal');
    const reader = openReader(dir);
    reader.exec('BEGIN');
    senders({ db: reader });
    addSender(store, 'b');
    expect(store.checkpoint()).toBe(false);
    reader.exec('COMMIT');
    expect(store.checkpoint()).toBe(true);
    expect(statSync(wal).size).toBe(0);
    reader.close();
  });
});
