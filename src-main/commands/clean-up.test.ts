import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import type { ListScope } from '#shared/model/selection.ts';
import { type CallStore, openCallStore } from '../../tests/support/call-store.ts';
import { alice, bob, carol, dave } from '../../tests/support/messages.ts';
import { cleanUp } from './clean-up.ts';

const stranger = { name: 'News', address: 'news@list.example' };
let local: CallStore;

async function open(): Promise<CallStore> {
  const store = openCallStore();
  await store.add({ kind: 'contact', name: 'Carol', addresses: [carol.address, 'c.nowak@home.example'] });
  await store.add({ kind: 'contact', name: 'Dave', addresses: [dave.address] });
  store.mail({ subject: 'from a contact' });
  store.mail({ subject: 'from her second address', from: { name: '', address: 'C.Nowak@HOME.example' } });
  store.mail({ subject: 'from her tagged address', from: { name: '', address: 'carol+crm@customer.example' } });
  store.mail({ subject: 'two contacts', messageId: 'two@x.example', to: [alice, dave] });
  store.mail({ subject: 'Re: two contacts', from: dave, to: [alice, carol], references: ['two@x.example'] });
  store.mail({ subject: 'asked', from: alice, to: [carol], messageId: 'asked@x.example' }, { folder: 'Sent' });
  store.mail({ subject: 'Re: asked', references: ['asked@x.example'] });
  store.mail({ subject: 'stranger asks', from: stranger, messageId: 'unanswered@x.example' });
  store.mail(
    { subject: 'Re: stranger asks', from: alice, to: [stranger, carol], references: ['unanswered@x.example'] },
    { folder: 'Sent' },
  );
  store.mail({ subject: 'newsletter', from: stranger, headers: { 'List-Id': '<news.list.example>' } });
  store.mail({ subject: 'listed contact', from: dave });
  await store.call('addNeverLog', { pattern: dave.address });
  const old = store.mail({ subject: 'archived before', from: stranger });
  await store.call('archive', { selection: { kind: 'conversations', ids: [old.conversation_id as never] } });
  return store;
}

beforeEach(async () => {
  local = await open();
});
afterEach(() => local.close());

const subjects = async (view: ListScope['view'], of = local) =>
  (await of.call('listPage', { scope: { view } })).rows.map((row) => row.subject).sort();
const all = async (view: ListScope['view'], filters: ListScope['filters'] = []) => {
  const scope = { view, filters };
  const { watermark } = await local.call('listWindow', { scope, start: 0, count: 1 });
  return { kind: 'matching' as const, scope, except: [], watermark };
};
const right = [
  'Re: asked',
  'Re: two contacts',
  'from a contact',
  'from her second address',
  'from her tagged address',
  'listed contact',
];

describe('cleaning up (INB-3)', () => {
  it('INB-2, R064, R124: From existing contact means a received message from one; mail sent to one does not count', async () => {
    const page = (filters: ListScope['filters']) => local.call('listPage', { scope: { view: 'inbox', filters } });
    expect((await page(['from-contact'])).rows.map((row) => row.subject).sort()).toEqual(right);
    expect((await page(['not-from-contact'])).rows.map((row) => row.subject).sort()).toEqual([
      'Re: stranger asks',
      'newsletter',
    ]);
  });

  it('INB-3, R118…R122, R123: by hand and guided end with the same right inbox', async () => {
    await local.call('archive', { selection: await all('inbox', ['from-contact']) });
    await local.call('deleteMail', { selection: await all('inbox') });
    await local.call('unarchive', { selection: await all('archive') });
    const byHand = await subjects('inbox');
    const other = await open();
    try {
      const { watermark } = await other.call('cleanUpPreview', {});
      await other.call('cleanUp', { watermark, atProvider: false, sentToContacts: true });
      // by hand also what was archived before comes back: the guided one leaves it where it is
      expect(byHand).toEqual([...right, 'archived before'].sort());
      expect(await subjects('inbox', other)).toEqual(right);
      expect(await subjects('archive', other)).toEqual(['archived before']);
    } finally {
      other.close();
    }
  });

  it('INB-3, R123: keeps conversations with mail sent to contacts unless ticked', async () => {
    const preview = await local.call('cleanUpPreview', {});
    expect(preview).toMatchObject({
      conversations: 2,
      messages: 3,
      fromContacts: 6,
      sentToContacts: 1,
      totalSenders: 1,
    });
    expect(preview.senders).toEqual([{ address: stranger.address, name: 'News', conversations: 2, sentToContacts: 1 }]);
    const done = await local.call('cleanUp', { watermark: preview.watermark, atProvider: false });
    expect(done).toMatchObject({ conversations: 1, messages: 1, kept: 1, cancelled: false });
    expect(await subjects('inbox')).toEqual(['Re: stranger asks', ...right].sort());
  });

  it('INB-10: what came after the preview is never touched; a sender kept is kept', async () => {
    const { watermark } = await local.call('cleanUpPreview', {});
    local.mail({ subject: 'came since', from: stranger });
    await local.call('cleanUp', { watermark, atProvider: false, sentToContacts: true });
    expect(await subjects('inbox')).toContain('came since');
    local.mail({ subject: 'kept', from: { name: '', address: 'Keep@me.example' } });
    const next = await local.call('cleanUpPreview', {});
    await local.call('cleanUp', { watermark: next.watermark, atProvider: false, keepSenders: ['keep@me.example'] });
    expect(await subjects('inbox')).toContain('kept');
    expect(await subjects('inbox')).not.toContain('came since');
  });

  it('INB-3, ARC-1: what is archived, answered by a contact or deleted between two pieces is left as it then is', async () => {
    const junk = Array.from({ length: 120 }, (_, index) =>
      local.mail({ subject: `junk ${index}`, from: stranger, messageId: `junk-${index}@x.example` }),
    );
    // the list is taken newest first: the oldest are in the last piece
    const [archived, answered, deleted] = junk;
    if (archived === undefined || answered === undefined || deleted === undefined) throw new Error('no junk');
    const { watermark } = await local.call('cleanUpPreview', {});
    const context = { store: local.store, now: Date.now };
    const input = { watermark, atProvider: false, sentToContacts: true, keepSenders: [], task: '' };
    const steps = cleanUp(context, input);
    expect(steps.next().done).toBe(false);
    const only = (id: number) => ({ selection: { kind: 'conversations' as const, ids: [id as ConversationId] } });
    await local.call('archive', only(archived.conversation_id));
    local.mail({ subject: 'Re: junk', references: ['junk-1@x.example'] });
    await local.call('deleteMail', only(deleted.conversation_id));
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    expect(step.value).toMatchObject({ cancelled: false });
    expect(await subjects('archive')).toEqual(['archived before', 'junk 0']);
    expect(await subjects('inbox')).toEqual(['Re: junk', ...right].sort());
  });

  it('INB-3, DEL-9: of one account only: the others’ mail is neither counted nor touched', async () => {
    const other = local.account(bob.address);
    for (const subject of ['theirs', 'theirs too'])
      local.mail({ subject, from: stranger, to: [bob] }, { account: bob.address });
    const { watermark, ...preview } = await local.call('cleanUpPreview', { account: other.id as AccountId });
    expect([preview.conversations, preview.accounts.map((one) => one.email)]).toEqual([2, [bob.address]]);
    const input = { account: other.id as AccountId, watermark, atProvider: false, sentToContacts: true };
    expect(await local.call('cleanUp', input)).toMatchObject({ conversations: 2, messages: 2 });
    expect(await subjects('inbox')).toEqual(['Re: stranger asks', 'newsletter', ...right].sort());
  });

  it('GEN-2: is done in pieces with progress, and ends between two of them when it is cancelled', async () => {
    for (let index = 0; index < 180; index += 1) local.mail({ subject: `junk ${index}`, from: stranger });
    const { watermark } = await local.call('cleanUpPreview', {});
    const running = local.call('cleanUp', { watermark, atProvider: false, sentToContacts: true, task: 'tidy' });
    expect(await local.call('cancelTask', { task: 'tidy' })).toEqual({ found: true });
    const done = await running;
    expect(done.cancelled).toBe(true);
    expect(done.conversations).toBeLessThan(180);
    expect(done.conversations + done.kept).toBe(182);
    expect(local.progress[0]).toMatchObject({ task: 'tidy', total: 182 });
  });
});
