import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '#shared/model/ids.ts';
import { type CallStore, openCallStore } from '../../tests/support/call-store.ts';
import { carol, team } from '../../tests/support/messages.ts';

let local: CallStore;
beforeEach(() => {
  local = openCallStore();
});
afterEach(() => local.close());

const conversations = (...ids: number[]) => ({ kind: 'conversations' as const, ids: ids as ConversationId[] });
const sharing = async (id: number) => (await local.call('conversationLinks', { id: id as ConversationId }))?.sharing;

describe('who sees a conversation (VIS-1)', () => {
  it('VIS-1, R052: the account’s default holds for new mail, a choice for one conversation; undone, it is as before', async () => {
    const first = local.mail({ subject: 'under the first default', messageId: 'f@x.example' });
    const account = local.account('alice@example.test');
    await local.call('setAccount', { id: account.id, visibility: 'shared' });
    const second = local.mail({ subject: 'under the second' });
    expect([
      (await sharing(first.conversation_id))?.visibility,
      (await sharing(second.conversation_id))?.visibility,
    ]).toEqual(['private', 'shared']);
    const { undo } = await local.call('setVisibility', {
      selection: conversations(second.conversation_id),
      visibility: 'private',
    });
    expect(await sharing(second.conversation_id)).toMatchObject({ visibility: 'private', chosen: true });
    await local.call('undo', { id: undo ?? (0 as never) });
    expect(await sharing(second.conversation_id)).toMatchObject({ visibility: 'shared', chosen: false });
    local.mail({ subject: 'Re: under the first default', references: ['f@x.example'] });
    expect((await sharing(first.conversation_id))?.visibility).toBe('private');
  });

  it('VIS-1, R088, R089: personal mail is shared or private, team mail shared or for the team; anything else is refused', async () => {
    const mine = local.mail({ subject: 'mine' });
    local.account(team.address, 'team');
    const ours = local.mail({ subject: 'ours', to: [team] }, { account: team.address });
    expect((await sharing(mine.conversation_id))?.choices).toEqual(['shared', 'private']);
    expect((await sharing(ours.conversation_id))?.choices).toEqual(['shared', 'team']);
    const set = (id: number, visibility: 'team' | 'private') =>
      local.call('setVisibility', { selection: conversations(id), visibility });
    await expect(set(mine.conversation_id, 'team')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(set(ours.conversation_id, 'private')).rejects.toMatchObject({ code: 'invalid-input' });
    const account = local.account(team.address);
    await expect(local.call('setAccount', { id: account.id, visibility: 'private' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('CRM-2, VIS-1: the history says of each e-mail who sees it, and that it is one’s own', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    local.mail({ subject: 'private' });
    const { entries } = await local.call('itemHistory', { id: person.id, kinds: 'emails' });
    expect(entries).toMatchObject([{ visibility: 'private', mine: true, why: `sender is ${carol.address}` }]);
  });
});

describe('mail of another user (VIS-1)', () => {
  it('VIS-1, R088, R089: what is private is on no record of mine, also one that it is linked to; shared, it is', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    const mail = local.mail({ subject: 'theirs' });
    local.store.db.prepare('UPDATE account SET owner_id = 2').run();
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol']);
    expect(await local.record(person.id)).toEqual([]);
    await local.call('setVisibility', { selection: conversations(mail.conversation_id), visibility: 'shared' });
    expect(await local.record(person.id)).toEqual(['theirs']);
    const { entries } = await local.call('itemHistory', { id: person.id, kinds: 'emails' });
    expect(entries).toMatchObject([{ visibility: 'shared', mine: false }]);
  });

  it('VIS-1, R052: a choice for a selection is all or nothing, where one of its accounts has no such choice', async () => {
    const mine = local.mail({ subject: 'mine' });
    local.account(team.address, 'team');
    const ours = local.mail({ subject: 'ours', to: [team] }, { account: team.address });
    const both = conversations(mine.conversation_id, ours.conversation_id);
    await expect(local.call('setVisibility', { selection: both, visibility: 'private' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    for (const mail of [mine, ours]) expect(await sharing(mail.conversation_id)).toMatchObject({ chosen: false });
  });
});

describe('labels (INB-4)', () => {
  it('INB-4, R060: a label is put on, lists narrow to it with every filter, and removing it removes no mail', async () => {
    const [a, b] = [local.mail({ subject: 'a' }), local.mail({ subject: 'b' }, { flags: 1 })];
    const hot = await local.call('saveLabel', { name: 'Hot', color: 'red' });
    await expect(local.call('saveLabel', { name: 'HÓT', color: 'blue' })).rejects.toMatchObject({
      code: 'already-exists',
    });
    await local.call('setLabel', {
      selection: conversations(a.conversation_id, b.conversation_id),
      label: hot.id,
      on: true,
    });
    const page = async (filters: ('unread' | 'linked')[]) =>
      (await local.call('listPage', { scope: { view: 'inbox', label: 'Hot', filters } })).rows.map(
        (row) => row.subject,
      );
    expect([(await page([])).sort(), await page(['unread']), await page(['linked'])]).toEqual([['a', 'b'], ['a'], []]);
    const panel = await local.call('conversationLinks', { id: a.conversation_id as ConversationId });
    expect(panel?.labels).toEqual([hot]);
    await local.call('archive', { selection: conversations(a.conversation_id) });
    expect(await page([])).toEqual(['b']);
    const { conversations: off, undo } = await local.call('removeLabel', { id: hot.id });
    expect([off, await page([])]).toEqual([2, []]);
    expect((await local.call('listPage', { scope: { view: 'inbox' } })).total).toBe(1);
    await local.call('undo', { id: undo ?? (0 as never) });
    expect(await page([])).toEqual(['b']);
    expect(await local.call('labels', {})).toMatchObject([{ name: 'Hot', color: 'red', conversations: 2 }]);
  });
});
