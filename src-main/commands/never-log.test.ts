import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '#shared/model/ids.ts';
import { type CallStore, openCallStore } from '../../tests/support/call-store.ts';
import { alice, carol, dave } from '../../tests/support/messages.ts';

let clock = Date.now();
let local: CallStore;
beforeEach(() => {
  // messages are dated by the real clock; the list by this one, a little ahead or behind as a test needs it
  clock = Date.now() - 10_000;
  local = openCallStore(() => clock);
});
afterEach(() => local.close());

const list = async () => (await local.call('neverLog', {})).entries.map((entry) => `${entry.pattern} ${entry.scope}`);
const subjects = async () =>
  (await local.call('listPage', { scope: { view: 'inbox' } })).rows.map((row) => row.subject);

describe('never log', () => {
  it('NLG-1, R130, R131: takes an address or a domain in any case, and refuses anything else with the two forms', async () => {
    await local.call('addNeverLog', { pattern: ' Name@Example.COM ' });
    await local.call('addNeverLog', { pattern: '*@EXAMPLE.com' });
    expect(await list()).toEqual(['*@example.com me', 'name@example.com me']);
    for (const pattern of ['example.com', '@example.com', '*.example.com', 'a b@x.example', '*@', ''])
      await expect(local.call('addNeverLog', { pattern })).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringMatching(/name@example\.com.*\*@example\.com/),
      });
    await expect(local.call('addNeverLog', { pattern: 'name@example.com' })).rejects.toMatchObject({
      code: 'already-exists',
    });
  });

  it('NLG-1, NLG-3, R125: a list of addresses and domains; mail with the others is logged as ever', async () => {
    const senders = ['a@one.example', 'b@one.example', 'c@two.example', 'd@two.example'];
    const items = [];
    for (const address of senders)
      items.push(await local.add({ kind: 'contact', name: address, addresses: [address] }));
    for (const pattern of ['a@one.example', '*@two.example']) await local.call('addNeverLog', { pattern });
    for (const address of senders) local.mail({ subject: address, from: { name: '', address } });
    const records = await Promise.all(items.map((item) => local.record(item.id)));
    expect(records).toEqual([[], ['b@one.example'], [], []]);
  });

  it('NLG-1: a domain does not cover its subdomains, nor what ends like it', async () => {
    await local.call('addNeverLog', { pattern: '*@customer.example' });
    for (const [address, covered] of [
      ['carol@customer.example', 1],
      ['carol@mail.customer.example', 0],
      ['carol@notcustomer.example', 0],
    ] as const)
      expect((await local.call('testNeverLog', { text: address })).covering).toHaveLength(covered);
  });

  it('NLG-2, R133, R134, R135: only an administrator blocks for all, and back', async () => {
    const { entry } = await local.call('addNeverLog', { pattern: 'a@b.example' });
    await local.call('setNeverLogScope', { id: entry.id, scope: 'all' });
    expect(await list()).toEqual(['a@b.example all']);
    await local.call('setUser', { role: 'regular' });
    expect((await local.call('neverLog', {})).mayBlockForAll).toBe(false);
    for (const attempt of [
      local.call('setNeverLogScope', { id: entry.id, scope: 'me' }),
      local.call('removeNeverLog', { id: entry.id }),
      local.call('addNeverLog', { pattern: 'c@d.example', forAll: true }),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'not-permitted' });
    await local.call('setUser', { role: 'administrator' });
    await local.call('setNeverLogScope', { id: entry.id, scope: 'me' });
    expect(await list()).toEqual(['a@b.example me']);
  });

  it('NLG-3, R128, R139: mail with a listed one is on nobody’s record, and still in its owner’s mailbox', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    await local.call('addNeverLog', { pattern: carol.address });
    local.mail({ subject: 'received' });
    local.mail({ subject: 'sent', from: alice, to: [carol] }, { folder: 'Sent' });
    expect(await local.record(person.id)).toEqual([]);
    expect(await subjects()).toEqual(['received']);
    expect((await local.call('listPage', { scope: { view: 'sent' } })).total).toBe(1);
  });

  it('NLG-2, NLG-3: another user’s own entry neither shows nor holds for me; one for all does both', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    const another = (pattern: string, scope: 'me' | 'all') =>
      local.store.db
        .prepare<[string, string, string]>(
          'INSERT INTO never_log (uid, pattern, scope, added_by, added_at, since) VALUES (?, ?, ?, 2, 0, 0)',
        )
        .run(pattern, pattern, scope);
    another(carol.address, 'me');
    local.mail({ subject: 'logged' });
    expect([await list(), await local.record(person.id)]).toEqual([[], ['logged']]);
    another('*@customer.example', 'all');
    local.mail({ subject: 'kept off' });
    expect([await list(), await local.record(person.id)]).toEqual([['*@customer.example all'], ['logged']]);
  });

  it('NLG-3: with a listed and another correspondent it is on the other’s record only', async () => {
    const [listed, other] = [
      await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] }),
      await local.add({ kind: 'contact', name: 'Dave', addresses: [dave.address] }),
    ];
    await local.call('addNeverLog', { pattern: '*@customer.example' });
    local.mail({ subject: 'both', to: [alice, dave] });
    expect([await local.record(listed.id), await local.record(other.id)]).toEqual([[], ['both']]);
  });

  it('NLG-4, R137: mail to a listed address makes no contact', async () => {
    await local.call('addNeverLog', { pattern: dave.address });
    local.mail({ subject: 'sent', from: alice, to: [dave] }, { folder: 'Sent' });
    expect((await local.call('items', { kind: 'contact' })).total).toBe(0);
  });

  it('NLG-5, A21-10: holds for what comes from now on; earlier mail is taken off when asked, and comes back with undo', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    local.mail({ subject: 'before' });
    clock = Date.now() + 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const added = await local.call('addNeverLog', { pattern: carol.address });
    expect(added.logged).toBe(1);
    expect(await local.record(person.id)).toEqual(['before']);
    local.mail({ subject: 'after' });
    expect(await local.record(person.id)).toEqual(['before']);
    const applied = await local.call('applyNeverLogToEarlier', { id: added.entry.id, earlier: true });
    expect(await local.record(person.id)).toEqual([]);
    await local.call('undo', { id: applied.undo ?? (0 as never) });
    expect(await local.record(person.id)).toEqual(['before']);
    await local.call('removeNeverLog', { id: added.entry.id });
    expect((await local.record(person.id)).sort()).toEqual(['after', 'before']);
  });

  it('NLG-5: what a person linked by hand stays when earlier mail is taken off', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    const mail = local.mail({ subject: 'by hand' });
    const selection = { kind: 'conversations' as const, ids: [mail.conversation_id as ConversationId] };
    await local.call('link', { selection, item: person.id });
    const { entry } = await local.call('addNeverLog', { pattern: carol.address });
    await local.call('applyNeverLogToEarlier', { id: entry.id, earlier: true });
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol']);
    expect(await local.record(person.id)).toEqual(['by hand']);
  });

  it('NLG-5, R127: suggests the user’s own company domain, not one that everybody has, nor one that is listed', async () => {
    local.account(alice.address);
    local.account('alice@gmail.com');
    expect((await local.call('neverLog', {})).suggestions).toEqual(['*@example.test']);
    await local.call('addNeverLog', { pattern: '*@example.test' });
    expect((await local.call('neverLog', {})).suggestions).toEqual([]);
  });

  it('A21-11: the account’s own address is never matched against the list', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    await local.call('addNeverLog', { pattern: '*@example.test' });
    local.mail({ subject: 'to me' });
    expect(await local.record(person.id)).toEqual(['to me']);
  });

  it('CRM-5, INB-9, NLG-3: why a conversation is not logged names the entry that keeps it off, and for whom', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    await local.call('addNeverLog', { pattern: '*@customer.example' });
    const mail = local.mail({ subject: 'kept off', to: [alice, dave] });
    const panel = await local.call('conversationLinks', { id: mail.conversation_id as ConversationId });
    expect(panel?.links).toEqual([]);
    const about = (reason: string) => panel?.missing.filter((one) => one.reason === reason);
    expect(about('never-log')).toMatchObject([
      { text: 'never-log: *@customer.example', address: carol.address, item: { id: person.id } },
    ]);
    expect(about('no-contact')).toMatchObject([{ address: dave.address }]);
    const told = await local.call('why', { message: mail.id });
    const lines = told?.sections.find((section) => section.about === 'not-linked')?.lines;
    expect(lines).toContain('never-log: *@customer.example');
  });

  it('C7: the tester tells what a pattern would cover before it is added', async () => {
    await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    local.mail({ subject: 'one' });
    local.mail({ subject: 'two', from: { name: '', address: 'else@customer.example' } });
    const found = await local.call('testNeverLog', { text: '*@customer.example' });
    expect(found).toMatchObject({ pattern: '*@customer.example', addresses: 2, totalContacts: 1, conversations: 1 });
    expect((await local.call('testNeverLog', { text: '*@gmail.com' })).freeMail).toBe(true);
    expect((await local.call('testNeverLog', { text: 'nonsense' })).help).toContain('*@example.com');
  });
});
