import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../src-main/engine/engine.ts';
import { askCli, runCli } from '../support/dealbox-cli.ts';
import { memorySecrets } from '../support/desk.ts';
import { type MailServer, startMailServer, testPassword } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';

interface Listed {
  id: string;
  subject: string;
  unread: boolean;
  archived: boolean;
}
interface List {
  conversations: Listed[];
  next: string | null;
  total: number;
}
interface Pass {
  accounts: { email: string; added: number; operations: { done: number; pending: number; failed: number } }[];
}

/** docs/CLI.md, walked through on a real server by processes of their own. */
describe('the headless command (GEN-4)', () => {
  let server: MailServer;
  let root: string;
  let data: string;

  beforeAll(async () => {
    server = await startMailServer();
    root = mkdtempSync(join(tmpdir(), 'dealbox-cli-'));
    data = join(root, 'data');
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (const [index, subject] of ['one', 'two', 'three'].entries())
      await server.deliver('alice', message({ subject, text: `The ${subject} quotation.\n`, date: at(3 - index) }));
  });

  afterAll(async () => {
    rmSync(root, { recursive: true, force: true });
    await server.stop();
  });

  const list = async (view: string) => (await askCli<List>(data, ['list', view])).conversations;
  const idOf = async (view: string, subject: string) => {
    const found = (await list(view)).find((row) => row.subject === subject);
    if (found === undefined) throw new Error(`${view} has no "${subject}"`);
    return found.id;
  };

  it('ACC-3: account add goes through the stages, tells them on stderr, and prints one document', async () => {
    const { code, stdout } = await runCli(data, [
      ...['account', 'add', 'alice@example.test', '--user', 'alice', '--tls', 'on', '--json'],
      ...['--imap', `localhost:${server.ports.imaps}`, '--smtp', `localhost:${server.ports.submissions}`],
      ...['--ca', server.caFile, '--password-command', `echo '${testPassword}'`],
    ]);
    expect(code).toBe(0);
    const added = JSON.parse(stdout) as { email: string; type: string; stages: { stage: string; ok: boolean }[] };
    expect(added).toMatchObject({ email: 'alice@example.test', type: 'personal' });
    expect(added.stages.length).toBe(5);
    expect(added.stages.every((stage) => stage.ok)).toBe(true);
    const { accounts } = await askCli<{ accounts: { email: string }[] }>(data, ['account', 'list']);
    expect(accounts.map((account) => account.email)).toEqual(['alice@example.test']);
  });

  it('SYN-1: sync brings the mail in, list shows it newest first, pages follow each other', async () => {
    const pass = await askCli<Pass>(data, ['sync']);
    expect(pass.accounts[0]).toMatchObject({ email: 'alice@example.test', added: 3 });
    expect((await list('inbox')).map((row) => row.subject)).toEqual(['three', 'two', 'one']);
    const first = await askCli<List>(data, ['list', 'inbox', '--limit', '2']);
    expect(first).toMatchObject({ total: 3, conversations: [{ subject: 'three' }, { subject: 'two' }] });
    const second = await askCli<List>(data, ['list', 'inbox', '--limit', '2', '--after', first.next ?? '']);
    expect(second.conversations.map((row) => row.subject)).toEqual(['one']);
  });

  it('show, search and mark', async () => {
    const id = await idOf('inbox', 'two');
    const shown = await askCli<{ messages: { subject: string; text: string }[] }>(data, ['show', id]);
    expect(shown.messages).toMatchObject([{ subject: 'two', text: expect.stringContaining('The two quotation.') }]);
    const found = await askCli<{ results: { subject: string }[]; total: number }>(data, [
      'search',
      'quot* subject:two',
    ]);
    expect(found).toMatchObject({ total: 1, results: [{ subject: 'two' }] });
    await askCli(data, ['mark', id, '--read']);
    expect((await list('inbox')).find((row) => row.subject === 'two')?.unread).toBe(false);
  });

  it('ARC-1, ARC-2, ARC-5: archive and unarchive, ids from stdin too, carried out by the next sync', async () => {
    await askCli(data, ['account', 'set', 'alice@example.test', 'archive-externally=on', 'delete-externally=on']);
    const ids = [await idOf('inbox', 'one'), await idOf('inbox', 'two')];
    expect(await askCli(data, ['archive', '-'], 0, { input: `${ids.join('\n')}\n` })).toMatchObject({ changed: 2 });
    expect((await list('archive')).map((row) => row.subject)).toEqual(['two', 'one']);
    await askCli(data, ['unarchive', ids[1] ?? '']);
    expect((await list('inbox')).map((row) => row.subject)).toEqual(['three', 'two']);
    const { operations } = await askCli<{ operations: { kind: string; state: string }[] }>(data, ['operations']);
    expect(operations.filter(({ kind }) => kind === 'archive')).toMatchObject([{ state: 'pending' }]);
    const pass = await askCli<Pass>(data, ['sync']);
    expect(pass.accounts[0]?.operations).toMatchObject({ pending: 0, failed: 0 });
  });

  it('DEL-1, DEL-3: delete asks for --yes, and without it nothing has happened', async () => {
    const id = await idOf('inbox', 'two');
    expect((await runCli(data, ['delete', id])).code).toBe(2);
    expect((await list('inbox')).map((row) => row.subject)).toContain('two');
    await askCli(data, ['delete', id, '--yes']);
    expect((await list('inbox')).map((row) => row.subject)).toEqual(['three']);
    await askCli(data, ['sync']);
    const client = await server.client('alice');
    const trash = await client.status('Trash', { messages: true });
    await client.logout();
    expect(trash).toMatchObject({ messages: 1 });
    expect((await runCli(data, ['show', id])).code).toBe(1);
  });

  it('export writes what came in, byte for byte', async () => {
    const folder = join(root, 'export');
    await askCli(data, ['export', 'mail', folder, '--format', 'eml']);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));
    const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(texts.filter((text) => text.includes('The three quotation.'))).toHaveLength(1);
    expect(texts.some((text) => text.includes('The two quotation.'))).toBe(false);
  });

  it('SYN-9: doctor names no address, no subject, no secret', async () => {
    const { code, stdout, stderr } = await runCli(data, ['doctor', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toBeTypeOf('object');
    for (const secret of ['alice@', 'quotation', 'three', testPassword]) expect(stdout + stderr).not.toContain(secret);
  });

  it('tells its failures by exit code, and as one document where asked', async () => {
    expect((await runCli(data, ['no-such-command'])).code).toBe(2);
    expect((await runCli(data, ['list', 'nowhere'])).code).toBe(2);
    const { code, stdout } = await runCli(data, ['show', 'c999999', '--json']);
    expect(code).not.toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ error: { message: expect.any(String), retryable: false } });
    await server.shutdown();
    const pass = await askCli<{ accounts: { error?: { code: string } }[] }>(data, ['sync'], 4);
    expect(pass.accounts[0]?.error).toMatchObject({ code: expect.stringMatching(/connection-/) });
    await server.restart();
    expect((await runCli(data, ['sync'])).code).toBe(0);
  });

  it('R6, two Dealbox at once: reading goes on beside a running one, writing is refused with 3 and changes nothing', async () => {
    const running = openEngine({ dataDir: data, secrets: memorySecrets(), live: false, readers: 0 });
    try {
      expect((await list('inbox')).map((row) => row.subject)).toEqual(['three']);
      const refused = await runCli(data, ['archive', await idOf('inbox', 'three'), '--json']);
      expect(refused.code).toBe(3);
      expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'data-folder-in-use' } });
      expect((await runCli(data, ['sync'])).stderr).toContain('Dealbox');
    } finally {
      await running.close();
    }
    expect((await list('inbox')).map((row) => row.subject)).toEqual(['three']);
  });
});
