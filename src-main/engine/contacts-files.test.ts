import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CallStore, openCallStore } from '../../tests/support/call-store.ts';
import { carol } from '../../tests/support/messages.ts';

let local: CallStore;
beforeEach(() => {
  local = openCallStore();
});
afterEach(() => local.close());

function file(name: string, content: string | Uint8Array): string {
  const path = join(local.dir, name);
  writeFileSync(path, content);
  return path;
}
const names = async () => (await local.call('items', { kind: 'contact' })).rows.map((row) => row.name);
const counts = () =>
  local.store.db
    .prepare('SELECT (SELECT count(*) FROM item) AS items, (SELECT count(*) FROM address) AS addresses')
    .get();

describe('contacts files (CRM-1)', () => {
  it('CRM-1: the mapping step says what a file is and what its columns probably mean', async () => {
    const path = file('a.csv', Buffer.from('﻿Imię i nazwisko;E-mail;Telefon\nŁucja;l@x.example;123\n', 'utf16le'));
    const read = await local.call('readContactsFile', { path });
    expect(read).toMatchObject({ format: 'csv', encoding: 'utf-16le', delimiter: ';', rows: 1 });
    expect(read.columns.map((column) => [column.name, column.samples])).toEqual([
      ['Imię i nazwisko', ['Łucja']],
      ['E-mail', ['l@x.example']],
      ['Telefon', ['123']],
    ]);
  });

  it('CRM-1: one bad row and nothing is written, not even an organization; the rows are named', async () => {
    const before = counts();
    const path = file(
      'a.csv',
      'Name,Email,Organization\nA,a@x.example,Firm\nB,nonsense,Firm\n,,\nC,c@x.example,Firm\n',
    );
    const result = await local.call('importContacts', { path });
    expect(result).toMatchObject({ created: 0, updated: 0, organizations: 0 });
    expect(result.errors).toEqual([
      { row: 2, message: expect.stringContaining('“nonsense” is not an e-mail address') },
    ]);
    expect(counts()).toEqual(before);
    const skipped = await local.call('importContacts', { path, skipErrors: true });
    expect(skipped).toMatchObject({ created: 2, organizations: 1 });
    expect(await names()).toEqual(['A', 'C']);
  });

  it('CRM-1: duplicates in the file and in Dealbox are told by row: skipped, updated or refused, as chosen', async () => {
    await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address], fields: { title: 'CEO' } });
    const path = file(
      'a.csv',
      `Name,Email,Phone\nCarol Nowak,${carol.address.toUpperCase()},+1 555\nTwin,t@x.example,1\nTwin,T@X.example,2\n`,
    );
    const refused = await local.call('importContacts', { path, duplicates: 'error' });
    expect(refused.errors).toEqual([{ row: 1, message: 'Carol is a contact already.' }]);
    const skipped = await local.call('importContacts', { path, dryRun: true });
    expect(skipped).toMatchObject({ created: 1, skipped: 2, dryRun: true });
    expect(skipped.notes.map((note) => note.row)).toEqual([1, 3]);
    const updated = await local.call('importContacts', { path, duplicates: 'update' });
    expect(updated).toMatchObject({ created: 1, updated: 1, skipped: 1 });
    const [found] = (await local.call('items', { kind: 'contact', search: 'carol' })).rows;
    expect(found).toMatchObject({ name: 'Carol Nowak', phone: '+1 555', title: 'CEO' });
  });

  it('CRM-1, CRM-3: what is imported is found at once, and its earlier mail is linked right behind', async () => {
    const mail = local.mail({ subject: 'before' });
    const vcard = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol Nowak\r\nEMAIL:${carol.address}\r\nORG:Firm\r\nEND:VCARD\r\n`;
    await local.call('importContacts', { path: file('c.vcf', vcard) });
    expect((await local.call('items', { kind: 'contact', search: 'customer firm' })).total).toBe(1);
    expect(await local.linksOf(mail.conversation_id)).toEqual([]);
    local.settle();
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol Nowak', 'Firm']);
  });

  it('GEN-2: an import tells how far it is, and cancelled it has written nothing', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `P ${index},p${index}@x.example`);
    const path = file('a.csv', `Name,Email\n${rows.join('\n')}\n`);
    const running = local.call('importContacts', { path, task: 'imp' });
    // the file is read first; the task is there once it has said how far it is
    while (local.progress.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await local.call('cancelTask', { task: 'imp' })).toEqual({ found: true });
    expect(await running).toMatchObject({ created: 0, cancelled: true });
    expect(await names()).toEqual([]);
    await local.call('importContacts', { path, task: 'imp' });
    expect(local.progress.at(-1)).toEqual({ task: 'imp', done: 6_000, total: 6_000 });
  });

  it('CRM-1: what is exported comes back the same, in both formats, into an empty Dealbox', async () => {
    const firm = await local.add({ kind: 'organization', name: 'Firm; "Łódź", Ltd' });
    const fields = { phones: ['+1 555', '2'], title: '=cmd()', city: 'Łódź', description: 'two\nlines' };
    await local.add({
      kind: 'contact',
      name: 'Zoë; "Q"',
      addresses: ['z@x.example', 'z2@x.example'],
      organization: firm.id,
      fields,
    });
    const [before] = (await local.call('items', { kind: 'contact' })).rows;
    for (const format of ['csv', 'vcf'] as const) {
      const path = join(local.dir, `out.${format}`);
      expect(await local.call('exportContacts', { path, format })).toEqual({ contacts: 1 });
      await expect(local.call('exportContacts', { path, format })).rejects.toMatchObject({ code: 'already-exists' });
      const other = openCallStore();
      try {
        expect(await other.call('importContacts', { path })).toMatchObject({ created: 1, errors: [] });
        const [row] = (await other.call('items', { kind: 'contact' })).rows;
        const detail = await other.call('item', { id: row?.id ?? (0 as never) });
        expect(detail?.addresses.map((one) => one.address)).toEqual(['z@x.example', 'z2@x.example']);
        expect([row?.name, row?.organization?.name, detail?.fields.city]).toEqual([
          before?.name,
          before?.organization?.name,
          'Łódź',
        ]);
      } finally {
        other.close();
      }
    }
  });
});
