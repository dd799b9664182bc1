import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateAccount } from '../../src-main/store/tables/accounts.ts';
import { askCli, startCli } from '../support/dealbox-cli.ts';
import { leftovers } from '../support/leftovers.ts';
import { openLocalStore } from '../support/local-store.ts';
import { alice, message } from '../support/messages.ts';
import { makeRandom } from '../support/random.ts';
import { lookIntoStore } from '../support/store-eyes.ts';

const MESSAGES = 400;
const SECRET = 'zqxbodkinmorphwkj';

/** A data folder with mail in it, closed: each test works on a copy. */
let template: string;
let ids: string;

beforeAll(async () => {
  const local = openLocalStore();
  const { id } = local.account(alice.address);
  local.store.write((tx) => updateAccount(tx, id, { archiveExternally: true, deleteExternally: true }));
  local.receiveAll(
    Array.from({ length: MESSAGES }, (_, index) =>
      message({ subject: `mail ${index} ${SECRET}`, text: `${SECRET} text ${index} `.repeat(30) }),
    ),
  );
  local.mail({ subject: 'the other one' });
  local.index();
  const rows = local.store.db
    .prepare<[], { id: number }>(`SELECT id FROM conversation WHERE subject LIKE 'mail%'`)
    .all();
  ids = rows.map((row) => `c${row.id}`).join('\n');
  template = mkdtempSync(join(tmpdir(), 'dealbox-template-'));
  local.store.checkpoint();
  cpSync(local.dir, template, { recursive: true });
  local.close();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

/** Runs a command, kills it at a moment of the seed, and gives the data folder it leaves. */
async function killed(args: readonly string[], seed: number): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealbox-crash-'));
  cpSync(template, dataDir, { recursive: true });
  const running = startCli(dataDir, [...args, '-', '--json'], { input: ids });
  const random = makeRandom(seed);
  // Node takes some 300 ms to start; from then on the command reads, commits, erases
  await new Promise((resolve) => setTimeout(resolve, 300 + random.below(700)));
  running.process.kill('SIGKILL');
  await running.ended;
  return dataDir;
}

const seeds = Array.from({ length: 6 }, (_, index) => index + 1);

describe('kill -9 in the middle of a command (DEL-7)', () => {
  it.each(seeds)('archive of 400, seed %i: all of it or nothing, here and in the queue', async (seed) => {
    const dataDir = await killed(['archive'], seed);
    const { mail, open } = lookIntoStore(dataDir);
    const archived = mail.filter((item) => item.archived).length;
    expect([0, MESSAGES]).toContain(archived);
    expect(mail).toHaveLength(MESSAGES + 1);
    expect(open.length).toBe(archived);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each(seeds)(
    'DEL-2: delete of 400, seed %i: all or nothing, and the next start goes on with the erasure',
    async (seed) => {
      const dataDir = await killed(['delete', '--yes'], seed);
      const { mail, open } = lookIntoStore(dataDir);
      const deleted = MESSAGES + 1 - mail.length;
      expect([0, MESSAGES]).toContain(deleted);
      expect(open.length).toBe(deleted);
      // any command that writes
      await askCli(dataDir, ['account', 'set', alice.address, 'visibility=private']);
      if (deleted > 0) expect(leftovers(dataDir, [SECRET])).toEqual([]);
      else await askCli(dataDir, ['delete', '-', '--yes'], 0, { input: ids });
      expect(leftovers(dataDir, [SECRET])).toEqual([]);
      expect(lookIntoStore(dataDir)).toMatchObject({ mail: [{ subject: 'the other one' }] });
      rmSync(dataDir, { recursive: true, force: true });
    },
  );
});
