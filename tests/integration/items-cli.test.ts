import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/dealbox-cli.ts';
import { type LocalStore, openLocalStore } from '../support/local-store.ts';
import { alice, carol } from '../support/messages.ts';

let files: string;
let local: LocalStore;
let conversation: string;
beforeAll(() => {
  files = mkdtempSync(join(tmpdir(), 'dealbox-files-'));
  local = openLocalStore();
  local.account(alice.address);
  const mail = local.mail({ subject: 'Offer' });
  local.mail({ subject: 'junk', from: { name: '', address: 'news@list.example' } });
  conversation = `c${mail.conversation_id}`;
  local.store.close();
});
afterAll(() => {
  rmSync(files, { recursive: true });
  rmSync(local.dir, { recursive: true });
});

async function dealbox(...args: string[]) {
  const run = await runCli(local.dir, ['--json', ...args]);
  return { code: run.code, json: run.stdout === '' ? null : JSON.parse(run.stdout), stderr: run.stderr };
}

describe('dealbox item, link, never-log, import, clean-up (GEN-4)', () => {
  it('GEN-4, CRM-1, CRM-3: adds, shows, sets, links and removes items', async () => {
    const person = await dealbox(
      'item',
      'add',
      'contact',
      'name=Carol Nowak',
      `email=${carol.address.toUpperCase()}`,
      'phone=+1 555',
    );
    expect(person.json).toMatchObject({ id: 'contact:1', email: carol.address, linked: 1 });
    const deal = await dealbox(
      'item',
      'add',
      'deal',
      'name=Pilot',
      'value=1,200.50',
      'currency=EUR',
      'stage=proposal sent',
    );
    expect(deal.json).toMatchObject({ id: 'deal:2', value: '1200.50', stage: 'Proposal sent' });
    const linked = await dealbox('link', conversation, 'deal:2');
    expect(linked.json.links.map((link: { item: string; source: string }) => [link.item, link.source])).toEqual([
      ['contact:1', 'auto'],
      ['deal:2', 'manual'],
    ]);
    const list = await dealbox('list', 'inbox', '--filter', 'linked');
    expect(list.json.conversations.map((row: { subject: string }) => row.subject)).toEqual(['Offer']);
    expect(list.json.conversations[0].links).toHaveLength(2);
    const shown = await dealbox('item', 'show', 'deal:2');
    expect(shown.json.history.map((entry: { kind: string }) => entry.kind).sort()).toEqual(['email', 'event']);
    expect((await dealbox('unlink', conversation, 'deal:2')).json.links).toHaveLength(1);
    expect((await dealbox('item', 'set', 'deal:2', 'status=won')).json).toMatchObject({ status: 'won' });
    const refused = await dealbox('item', 'remove', 'deal:2');
    expect([refused.code, refused.json.error.message]).toEqual([2, expect.stringContaining('Add --yes')]);
    expect((await dealbox('item', 'remove', 'deal:2', '--yes')).code).toBe(0);
    expect((await dealbox('item', 'show', 'deal:2')).json.error.code).toBe('not-found');
    expect((await dealbox('item', 'add', 'deal', 'nonsense=1')).code).toBe(2);
  });

  it('GEN-4, NLG-1, NLG-2: never-log is added, listed and removed', async () => {
    const added = await dealbox('never-log', 'add', '*@Example.TEST', '--for', 'all');
    expect(added.json.entries).toEqual([{ pattern: '*@example.test', scope: 'all', addedBy: 'you' }]);
    const bad = await dealbox('never-log', 'add', 'example.test');
    expect([bad.code, bad.json.error.message]).toEqual([1, expect.stringContaining('*@example.com')]);
    expect((await dealbox('never-log', 'remove', '*@example.test')).json.entries).toEqual([]);
  });

  it('CRM-1: an import with a broken row tells it and writes nothing; mended, it imports; an export reads back', async () => {
    const file = join(files, 'people.csv');
    const rows = ['Name;E-mail;Firma', 'Ala;ala@x.example;Firma Łódź', 'Broken;not an address;', '=1+1;ola@x.example;'];
    writeFileSync(file, Buffer.from(`\ufeff${rows.join('\r\n')}`, 'utf16le'));
    const args = ['import', 'contacts', file, '--map', 'Name=name,E-mail=email,Firma=organization'];
    const broken = await dealbox(...args);
    expect([broken.code, broken.json.created]).toEqual([1, 0]);
    expect(broken.json.errors).toEqual([{ row: 2, message: expect.stringContaining('is not an e-mail address') }]);
    expect((await dealbox('item', 'list', 'contact')).json.total).toBe(1);
    writeFileSync(
      file,
      Buffer.from(`\ufeff${rows.filter((row) => !row.startsWith('Broken')).join('\r\n')}`, 'utf16le'),
    );
    expect((await dealbox(...args, '--dry-run')).json).toMatchObject({ created: 2 });
    expect((await dealbox('item', 'list', 'contact')).json.total).toBe(1);
    expect((await dealbox(...args)).json).toMatchObject({ created: 2, errors: [] });
    expect((await dealbox('item', 'list', 'organization')).json.items[0].name).toBe('Firma Łódź');
    const out = join(files, 'out.csv');
    expect((await dealbox('export', 'contacts', out)).json.created).toBe(3);
    expect(readFileSync(out, 'utf8')).not.toMatch(/^"?=/m);
    expect((await dealbox('export', 'contacts', out)).json.error.code).toBe('already-exists');
    expect((await dealbox(...args)).json).toMatchObject({ created: 0, skipped: 2 });
  });

  it('INB-3: clean-up tells what it would do, and does it with --yes', async () => {
    const told = await dealbox('clean-up');
    expect([told.code, told.json.error.message]).toEqual([2, expect.stringContaining('news@list.example')]);
    expect((await dealbox('clean-up', '--yes')).json).toMatchObject({ conversations: 1, messages: 1 });
    expect((await dealbox('list', 'inbox')).json.total).toBe(1);
  });
});
