import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountArguments, askCli, type CliOptions, runCli, startCli } from '../support/dealbox-cli.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { hasSmallDisk, startSmallDisk } from '../support/small-disk.ts';
import { digestOf, lookIntoStore } from '../support/store-eyes.ts';

interface Failure {
  error: { code: string; message: string; retryable: boolean };
}
interface Pass {
  accounts: { added: number; error?: Failure['error'] }[];
}

const ends: (() => unknown)[] = [];
let server: MailServer;
let data: string;

beforeEach(async () => {
  server = await startMailServer({ smtp: false });
  ends.push(() => server.stop());
  const dir = mkdtempSync(join(tmpdir(), 'dealbox-data-'));
  ends.push(() => rmSync(dir, { recursive: true, force: true }));
  data = join(dir, 'data');
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Mail of random bytes, so that nothing makes it smaller; returns its digests. */
async function fill(count: number, bytes: number): Promise<string[]> {
  const mail = Array.from({ length: count }, (_, index) => {
    const noise = createHash('shake256', { outputLength: bytes }).update(`${index}`).digest();
    const internalDate = new Date(Date.now() - index * 1_000);
    const files = [{ name: 'noise.bin', type: 'application/octet-stream', content: noise }];
    return { raw: message({ subject: `mail ${index}`, date: internalDate, files }), flags: [], internalDate };
  });
  await server.append('alice', 'INBOX', mail);
  return mail.map(({ raw }) => digestOf(raw)).sort();
}

/** What is whole, of a copy: SQLite cannot open a file through another mount namespace. */
function digests(dir: string): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'dealbox-copy-'));
  ends.push(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(dir, copy, { recursive: true });
  return lookIntoStore(copy)
    .mail.map((mail) => mail.digest)
    .sort();
}

describe('a full disk (R6)', () => {
  const limits: {
    name: string;
    fails: boolean;
    make: () => Promise<{ dir: string; tight: CliOptions; roomy: CliOptions; seen: string }>;
  }[] = [
    {
      name: 'a file system without a byte left',
      fails: !hasSmallDisk(),
      async make() {
        const disk = await startSmallDisk('size=5m');
        ends.push(() => disk.end());
        const dir = join(disk.dir, 'data');
        const roomy = {
          get before() {
            disk.remount('size=100m');
            return disk.before;
          },
        };
        return { dir, tight: { before: disk.before }, roomy, seen: join(disk.seenFromHere, 'data') };
      },
    },
    {
      name: 'a quota on the size of files',
      fails: false,
      make: async () => ({ dir: data, tight: { before: 'ulimit -f 4096' }, roomy: {}, seen: data }),
    },
  ];

  it.each(limits.filter(({ fails }) => !fails))(
    'SYN-10, $name: said in plain words, nothing lost, and on it goes once there is room',
    async ({ make }) => {
      const sent = await fill(120, 60_000);
      const { dir, tight, roomy, seen } = await make();
      expect((await runCli(dir, accountArguments(server), tight)).code).toBe(0);
      const pass = await askCli<Pass>(dir, ['sync'], 4, tight);
      expect(pass.accounts[0]?.error).toMatchObject({ code: 'disk-full', retryable: true });
      expect(pass.accounts[0]?.error?.message).toMatch(
        /disk.* full.*Free some space; Dealbox goes on where it stopped\./,
      );
      // again, and it is no worse: told for the account, or at once where not even its status can be noted
      const again = await runCli(dir, ['sync', '--json'], tight);
      expect([1, 4]).toContain(again.code);
      expect(again.stdout).toContain('"disk-full"');
      const { total } = await askCli<{ total: number }>(dir, ['list', 'inbox'], 0, tight);
      expect(total).toBeGreaterThan(0);
      for (const digest of digests(seen)) if (digest !== '') expect(sent).toContain(digest);
      expect((await askCli<Pass>(dir, ['sync'], 0, roomy)).accounts[0]?.error).toBeUndefined();
      expect(digests(seen)).toEqual(sent);
      const client = await server.client('alice');
      expect(await client.status('INBOX', { messages: true })).toMatchObject({ messages: 120 });
      await client.logout();
    },
    120_000,
  );
});

describe('a data folder that cannot be written to (R6)', () => {
  // in that namespace nobody is root: what was lowered cannot be raised
  it.skipIf(!hasSmallDisk())(
    'started with a low priority by somebody who may not raise it: mail comes all the same',
    async () => {
      const sent = await fill(3, 1_000);
      const disk = await startSmallDisk('size=50m');
      ends.push(() => disk.end());
      const dir = join(disk.dir, 'data');
      const low = { before: disk.before.replace('exec ', 'exec nice -n 12 ') };
      expect((await runCli(dir, accountArguments(server), low)).code).toBe(0);
      expect((await askCli<Pass>(dir, ['sync'], 0, low)).accounts[0]?.error).toBeUndefined();
      expect(digests(join(disk.seenFromHere, 'data'))).toEqual(sent);
    },
  );

  it.skipIf(!hasSmallDisk())('a read-only file system: said in plain words, and nothing is lost by it', async () => {
    const sent = await fill(5, 1_000);
    const disk = await startSmallDisk('size=50m');
    ends.push(() => disk.end());
    const dir = join(disk.dir, 'data');
    const there = { before: disk.before };
    expect((await runCli(dir, accountArguments(server), there)).code).toBe(0);
    await askCli(dir, ['sync'], 0, there);
    disk.remount('ro');
    for (const args of [['sync'], ['mark', 'c1', '--read']]) {
      const { error } = await askCli<Failure>(dir, args, 1, there);
      expect(error.code).toBe('data-folder-unwritable');
      expect(error.message).toMatch(
        /^Dealbox cannot write to .*Check its permissions, or choose another folder with --data\.$/,
      );
    }
    disk.remount('rw');
    expect((await askCli<Pass>(dir, ['sync'], 0, there)).accounts[0]?.error).toBeUndefined();
    expect(digests(join(disk.seenFromHere, 'data'))).toEqual(sent);
  });

  it('a folder of somebody else: said in plain words', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'dealbox-foreign-'));
    ends.push(() => rmSync(elsewhere, { recursive: true, force: true }));
    chmodSync(elsewhere, 0o555);
    // root may write anywhere
    const options = process.getuid?.() === 0 ? { user: { uid: 65_534, gid: 65_534 } } : {};
    const { code, stdout } = await runCli(join(elsewhere, 'data'), [...accountArguments(server), '--json'], options);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'data-folder-unwritable', message: expect.stringContaining(elsewhere) },
    });
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('a damaged data folder (R6)', () => {
  beforeEach(async () => {
    await fill(30, 2_000);
    expect((await runCli(data, accountArguments(server))).code).toBe(0);
    await askCli(data, ['sync']);
  });

  async function atProvider(): Promise<number> {
    const client = await server.client('alice');
    const status = await client.status('INBOX', { messages: true });
    await client.logout();
    return status === false ? 0 : (status.messages ?? 0);
  }

  it('noise in the middle of the database: named, left as it is, nothing deleted at the provider', async () => {
    const file = join(data, 'dealbox.db');
    const { size } = statSync(file);
    const fd = openSync(file, 'r+');
    writeSync(fd, Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 4096);
    closeSync(fd);
    const before = digestOf(readFileSync(file));
    for (const args of [['sync'], ['list', 'inbox'], ['search', 'mail']]) {
      const { code, stdout } = await runCli(data, [...args, '--json']);
      expect(code, args.join(' ')).not.toBe(0);
      expect(stdout, args.join(' ')).toContain('database-corrupt');
      expect(stdout).toContain('Restore the data folder from a backup, or move it away');
    }
    expect(digestOf(readFileSync(file))).toBe(before);
    expect(await atProvider()).toBe(30);
  });

  it('a pack that is gone: what was indexed is read and found, what is not is said, nothing deleted anywhere', async () => {
    rmSync(join(data, 'mail', '000001.pack'));
    const { conversations } = await askCli<{ conversations: { id: string }[] }>(data, ['list', 'inbox']);
    expect(conversations).toHaveLength(30);
    await askCli(data, ['show', conversations[0]?.id ?? '']);
    const exported = await runCli(data, ['export', 'mail', join(data, '..', 'export'), '--format', 'eml', '--json']);
    expect(exported.code).toBe(1);
    expect(JSON.parse(exported.stdout)).toMatchObject({
      error: { code: expect.stringMatching(/message-missing|database-corrupt/) },
    });
    await runCli(data, ['sync']);
    expect((await askCli<{ total: number }>(data, ['list', 'inbox'])).total).toBe(30);
    expect(await atProvider()).toBe(30);
  });

  it('R9, a newer database: refused with what to do, for reading and writing, and not one byte changes', async () => {
    const file = join(data, 'dealbox.db');
    const db = new Database(file);
    db.pragma('user_version = 9999');
    db.close();
    const before = digestOf(readFileSync(file));
    for (const args of [['sync'], ['list', 'inbox'], ['archive', 'c1']]) {
      const { error } = await askCli<Failure>(data, args, 1);
      expect(error.code).toBe('database-newer');
      expect(error.message).toMatch(/newer/i);
    }
    expect(digestOf(readFileSync(file))).toBe(before);
  });

  it('two Dealbox at once: the second is refused with 3 and says why, the first goes on', async () => {
    const watching = startCli(data, ['sync', '--watch', '--json']);
    ends.push(() => watching.process.kill('SIGKILL'));
    await new Promise((resolve) => watching.process.stdout?.once('data', resolve));
    const { error } = await askCli<Failure>(data, ['sync'], 3);
    expect(error.code).toBe('data-folder-in-use');
    expect(error.message).toContain('Another Dealbox is running on');
    await server.deliver('alice', message({ subject: 'after the second' }));
    await expect
      .poll(async () => (await askCli<{ total: number }>(data, ['list', 'inbox'])).total, { timeout: 15_000 })
      .toBe(31);
    watching.process.kill('SIGTERM');
    await watching.ended;
    expect((await runCli(data, ['sync'])).code).toBe(0);
  });
});
