import type { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, it } from 'vitest';
import type { ItemId } from '#shared/model/ids.ts';
import type { ListScope } from '#shared/model/selection.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { alice, carol, dave, message } from '../support/messages.ts';
import { expunge, foldersOf } from '../support/provider-eyes.ts';

const stranger = { name: 'News', address: 'news@list.example' };
const DAY = 86_400_000;

let server: MailServer;
let desks: Desk[] = [];
let other: ImapFlow;

type Mail = Parameters<typeof message>[0] & { readonly days?: number; readonly folder?: string };

async function begin(mail: readonly Mail[]): Promise<void> {
  server = await startMailServer({ smtp: false, specialUse: true });
  for (const folder of ['INBOX', 'Sent']) {
    const here = mail.filter((one) => (one.folder ?? 'INBOX') === folder);
    const stored = here.map((one) => {
      const { days = 0, folder: _, ...parts } = one;
      const internalDate = new Date(Date.now() - days * DAY - (mail.length - mail.indexOf(one)) * 60_000);
      return { raw: message({ ...parts, date: internalDate }), flags: [], internalDate };
    });
    if (stored.length > 0) await server.append('alice', folder, stored);
  }
  other = await server.client('alice');
}

async function open(options: Parameters<typeof openDesk>[1] = {}): Promise<Desk> {
  const desk = await openDesk(server, options);
  desks.push(desk);
  return desk;
}

afterEach(async () => {
  await other?.logout().catch(() => {});
  for (const desk of desks) await desk.close();
  desks = [];
  await server?.stop();
});

const subjects = async (desk: Desk, view: ListScope['view']) => (await desk.subjects(view)).sort();
async function record(desk: Desk, id: ItemId): Promise<string[]> {
  const { entries } = await desk.ask('itemHistory', { id, kinds: 'emails' });
  return entries.map((entry) => (entry.kind === 'email' ? entry.subject : ''));
}
const contact = async (desk: Desk, name: string, ...addresses: string[]) =>
  (await desk.ask('addItem', { kind: 'contact', name, addresses })).item;
async function all(desk: Desk, view: ListScope['view'], filters: ListScope['filters'] = []) {
  const scope = { view, filters };
  const { watermark } = await desk.ask('listWindow', { scope, start: 0, count: 1 });
  return { selection: { kind: 'matching' as const, scope, except: [], watermark } };
}

describe('items and the provider', () => {
  const mailbox: Mail[] = [
    { subject: 'from a contact' },
    { subject: 'second address', from: { name: '', address: 'carol@home.example' } },
    { subject: 'plus-address', from: { name: '', address: 'carol+crm@customer.example' } },
    { subject: 'upper-case', from: { name: 'CAROL', address: 'CAROL@CUSTOMER.EXAMPLE' } },
    { subject: 'two contacts', messageId: 'two@x.example', to: [alice, dave] },
    { subject: 'Re: two contacts', from: dave, to: [alice, carol], references: ['two@x.example'] },
    { subject: 'only sent to her', from: alice, to: [carol], folder: 'Sent' },
    { subject: 'asked', from: alice, to: [carol], messageId: 'asked@x.example', folder: 'Sent' },
    { subject: 'Re: asked', references: ['asked@x.example'] },
    { subject: 'stranger', from: stranger, messageId: 'stranger@x.example' },
    { subject: 'Re: stranger', from: alice, to: [stranger], references: ['stranger@x.example'], folder: 'Sent' },
    { subject: 'mailing list', from: stranger, headers: { 'List-Id': '<n.list.example>' } },
    { subject: 'never-log sender', from: { name: '', address: 'boss@secret.example' } },
  ];
  const right = [
    'Re: asked',
    'Re: two contacts',
    'from a contact',
    'never-log sender',
    'plus-address',
    'second address',
    'upper-case',
  ];

  async function prepared(): Promise<Desk> {
    const desk = await open();
    await contact(desk, 'Carol', carol.address, 'carol@home.example');
    await contact(desk, 'Dave', dave.address);
    await contact(desk, 'Boss', 'boss@secret.example');
    await desk.ask('addNeverLog', { pattern: '*@secret.example' });
    await desk.sync();
    return desk;
  }

  it('INB-3, R117…R124: by hand and guided end with the same right inbox, and the provider is touched only where asked', async () => {
    await begin(mailbox);
    const byHand = await prepared();
    await byHand.ask('archive', await all(byHand, 'inbox', ['from-contact']));
    await byHand.ask('deleteMail', await all(byHand, 'inbox'));
    await byHand.ask('unarchive', await all(byHand, 'archive'));
    await byHand.sync();
    expect(await subjects(byHand, 'inbox')).toEqual(right);
    expect(await foldersOf(other, 'mailing list')).toEqual(['INBOX']);

    const guided = await prepared();
    const preview = await guided.ask('cleanUpPreview', {});
    expect([preview.conversations, preview.fromContacts]).toEqual([2, 7]);
    const done = await guided.ask('cleanUp', { watermark: preview.watermark, atProvider: true, task: 'tidy' });
    expect(done).toMatchObject({ conversations: 2, messages: 3, operations: 3 });
    await guided.sync();
    expect(await subjects(guided, 'inbox')).toEqual(right);
    expect(await foldersOf(other, 'mailing list')).toEqual(['Trash']);
    expect(await foldersOf(other, 'from a contact')).toEqual(['INBOX']);
    // neither comes back by a later sync (DEL-2)
    for (const desk of [byHand, guided]) {
      await desk.sync();
      expect(await subjects(desk, 'inbox')).toEqual(right);
    }
  });

  it('CRM-3, DEL-4: a contact made later has the earlier mail; what is deleted elsewhere leaves the record', async () => {
    await begin([{ subject: 'one' }, { subject: 'two' }, { subject: 'three', from: dave, to: [alice, carol] }]);
    const desk = await open();
    await desk.sync();
    const person = await contact(desk, 'Carol', carol.address);
    expect((await record(desk, person.id)).sort()).toEqual(['one', 'three', 'two']);
    await desk.archive('one');
    expect(await record(desk, person.id)).toContain('one');
    await expunge(other, 'two', 'INBOX');
    for (let pass = 0; pass < 3; pass += 1) await desk.sync();
    expect((await record(desk, person.id)).sort()).toEqual(['one', 'three']);
    await desk.delete('one');
    expect(await record(desk, person.id)).toEqual(['three']);
  });

  it('SYN-3, R112, R114, R115: past mail of contacts only, with an estimate before, and everything later', async () => {
    const old: Mail[] = [
      { subject: 'recent' },
      { subject: 'old from her', days: 20 },
      { subject: 'old to her', days: 21, from: alice, to: [carol], folder: 'Sent' },
      { subject: 'old copy', days: 22, from: stranger, to: [alice], cc: [carol] },
      { subject: 'old junk', days: 23, from: stranger },
      { subject: 'older from her', days: 60 },
    ];
    await begin(old);
    const desk = await open();
    const [account] = desk.accounts;
    if (account === undefined) throw new Error('no account');
    const choice = { account: account.id, range: '1m' as const, contactsOnly: true };
    await expect(desk.ask('estimatePast', choice)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(desk.ask('syncPast', choice)).rejects.toMatchObject({ code: 'not-permitted' });
    await desk.sync();
    const person = await contact(desk, 'Carol', carol.address);
    expect(await desk.ask('estimatePast', choice)).toMatchObject({ emails: 3, deleted: 0, exact: true });
    expect((await desk.ask('estimatePast', { ...choice, contactsOnly: false })).emails).toBe(4);
    await desk.sync({ past: '1m', contactsOnly: true });
    expect((await record(desk, person.id)).sort()).toEqual(['old copy', 'old from her', 'old to her', 'recent']);
    expect(await subjects(desk, 'inbox')).toEqual(['old copy', 'old from her', 'recent']);
    const [status] = await desk.ask('syncStatus', {});
    expect(status?.past).toMatchObject({ contactsOnly: true, state: 'done' });
    expect(status?.past?.done).toBe(status?.past?.total);
    // SYN-10: what was left out on purpose is no gap to be healed
    await desk.ask('checkCompleteness', { account: account.id });
    await desk.sync();
    expect(await subjects(desk, 'inbox')).not.toContain('old junk');
    await desk.sync({ past: '3m' });
    expect(await subjects(desk, 'inbox')).toEqual(['old copy', 'old from her', 'old junk', 'older from her', 'recent']);
  });

  it('DEL-5, A21-1: past mail that was deleted here is told, and comes back only when asked', async () => {
    await begin([{ subject: 'kept' }, { subject: 'deleted here' }, { subject: 'old', days: 10 }]);
    const desk = await open();
    const [account] = desk.accounts;
    if (account === undefined) throw new Error('no account');
    await desk.sync();
    const person = await contact(desk, 'Carol', carol.address);
    await desk.delete('deleted here');
    const choice = { account: account.id, range: '1m' as const };
    expect(await desk.ask('estimatePast', choice)).toMatchObject({ emails: 1, deleted: 1 });
    expect(await desk.ask('estimatePast', { ...choice, includeDeleted: true })).toMatchObject({
      emails: 2,
      deleted: 1,
    });
    await desk.sync({ past: '1m' });
    expect(await subjects(desk, 'inbox')).toEqual(['kept', 'old']);
    await desk.sync({ past: '1m', includeDeleted: true });
    expect(await subjects(desk, 'inbox')).toEqual(['deleted here', 'kept', 'old']);
    expect((await record(desk, person.id)).sort()).toEqual(['deleted here', 'kept', 'old']);
  });

  it('SYN-3: paused it brings nothing, resumed it goes on after quitting, cancelled it ends and keeps what came', async () => {
    await begin([{ subject: 'recent' }, ...[10, 11, 12].map((days) => ({ subject: `old ${days}`, days }))]);
    const desk = await open();
    const [account] = desk.accounts;
    if (account === undefined) throw new Error('no account');
    await desk.sync();
    const past = async () => (await desk.ask('syncStatus', {}))[0]?.past?.state;
    const control = (action: 'pause' | 'resume' | 'cancel') => desk.ask('controlPast', { account: account.id, action });
    await desk.ask('syncPast', { account: account.id, range: '1m', contactsOnly: false });
    await control('pause');
    await desk.sync();
    expect([await past(), await subjects(desk, 'inbox')]).toEqual(['paused', ['recent']]);
    await desk.reopen();
    await control('resume');
    await desk.sync();
    expect([await past(), (await subjects(desk, 'inbox')).length]).toEqual(['done', 4]);
    await desk.ask('syncPast', { account: account.id, range: '1y' });
    await control('cancel');
    await desk.sync();
    expect([await past(), (await subjects(desk, 'inbox')).length]).toEqual(['cancelled', 4]);
    await expect(control('resume')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('SYN-4, R107, R108: what carries no chosen label is not brought, neither by the first sync nor by later ones', async () => {
    await begin([{ subject: 'in the inbox' }]);
    server.doveadm(['mailbox', 'create', '-u', 'alice', 'Clients', 'Newsletters']);
    const put = (folder: string, subject: string) =>
      server.append('alice', folder, [{ raw: message({ subject }), flags: [], internalDate: new Date() }]);
    const all = async (desk: Desk) => [...(await subjects(desk, 'inbox')), ...(await subjects(desk, 'archive'))].sort();
    await put('Clients', 'first of a client');
    await put('Newsletters', 'first newsletter');
    const desk = await open({ labels: ['Clients'] });
    await desk.sync();
    expect(await all(desk)).toEqual(['first of a client', 'in the inbox']);
    await put('Clients', 'second of a client');
    await put('Newsletters', 'second newsletter');
    await desk.sync();
    expect(await all(desk)).toEqual(['first of a client', 'in the inbox', 'second of a client']);
  });

  it('SYN-4, R109: a label that was taken off and is chosen again counts from three days before that on', async () => {
    await begin([{ subject: 'in the inbox' }]);
    server.doveadm(['mailbox', 'create', '-u', 'alice', 'Clients']);
    // the server's mail is never from the future
    let ahead = -10 * DAY;
    const put = (subject: string) => {
      const internalDate = new Date(Date.now() + ahead);
      return server.append('alice', 'Clients', [
        { raw: message({ subject, date: internalDate }), flags: [], internalDate },
      ]);
    };
    await put('before');
    const desk = await open({ labels: ['Clients'], now: () => Date.now() + ahead });
    await desk.sync();
    await desk.set({ labels: [] });
    await put('while it was off');
    await desk.sync();
    ahead = 0;
    await put('since');
    await desk.set({ labels: ['Clients'] });
    for (let pass = 0; pass < 2; pass += 1) await desk.sync();
    const here = [...(await subjects(desk, 'inbox')), ...(await subjects(desk, 'archive'))];
    expect(here.sort()).toEqual(['before', 'in the inbox', 'since']);
  });

  it('SYN-4, R109, R110: another choice of labels applies from then on; what is here stays', async () => {
    await begin([{ subject: 'in the inbox' }]);
    server.doveadm(['mailbox', 'create', '-u', 'alice', 'Clients', 'Partners']);
    const put = (folder: string, subject: string) =>
      server.append('alice', folder, [{ raw: message({ subject }), flags: [], internalDate: new Date() }]);
    await put('Clients', 'from a client');
    await put('Partners', 'from a partner');
    const desk = await open({ labels: ['Clients'] });
    await desk.sync();
    const seen = async (label: string) =>
      (await desk.ask('listPage', { scope: { view: 'archive', label } })).rows.map((row) => row.subject);
    const either = async (label: string) => [
      ...(await seen(label)),
      ...(await desk.ask('listPage', { scope: { view: 'inbox', label } })).rows.map((row) => row.subject),
    ];
    expect([await either('Clients'), await either('Partners')]).toEqual([['from a client'], []]);
    await desk.set({ labels: ['Partners'] });
    await put('Clients', 'a later one');
    await desk.sync();
    await desk.sync();
    expect(await either('Clients')).toContain('from a client');
    expect(await either('Clients')).not.toContain('a later one');
    expect(await either('Partners')).toEqual(['from a partner']);
  });
});
