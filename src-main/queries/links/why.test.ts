import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '#shared/model/ids.ts';
import { type CallStore, openCallStore } from '../../../tests/support/call-store.ts';
import { alice, bob, carol, dave } from '../../../tests/support/messages.ts';

let local: CallStore;
beforeEach(() => {
  local = openCallStore();
});
afterEach(() => local.close());

const only = (id: number) => ({ kind: 'conversations' as const, ids: [id as ConversationId] });
async function lines(message: number, about: string): Promise<string[]> {
  const found = await local.call('why', { message: message as never });
  return found?.sections.find((section) => section.about === about)?.lines ?? [];
}
const texts = async (conversation: number) =>
  ((await local.call('conversationLinks', { id: conversation as ConversationId }))?.links ?? []).map(
    (link) => `${link.item.name}: ${link.text}`,
  );

describe('why it is here (INB-9)', () => {
  it('INB-9, R106: each sync that may have brought a message is named, with its folder and day', async () => {
    const said = [];
    for (const by of ['first', 'live', 'past', 'gap'] as const) {
      const mail = local.mail({ subject: by }, { by, folder: by === 'past' ? 'Clients' : 'INBOX' });
      said.push((await lines(mail.id, 'brought'))[0]);
    }
    const day = new Date().toISOString().slice(0, 10);
    expect(said).toEqual([
      `Brought by the first sync from “INBOX” of alice@example.test on ${day}.`,
      `Brought by new mail from “INBOX” of alice@example.test on ${day}.`,
      `Brought by syncing past emails from “Clients” of alice@example.test on ${day}.`,
      `Brought by the healing of a gap from “INBOX” of alice@example.test on ${day}.`,
    ]);
  });

  it('INB-9: how many messages are one conversation, and why', async () => {
    const first = local.mail({ subject: 'one', messageId: 'one@x.example' });
    expect(await lines(first.id, 'conversation')).toEqual(['It is the only message of its conversation.']);
    local.mail({ subject: 'two', references: ['one@x.example'] });
    expect((await lines(first.id, 'conversation'))[0]).toMatch(/^2 messages .*Message-ID, In-Reply-To, References/);
  });

  it('INB-9, ARC-5: what archive did at the provider, done and still waiting; nothing where it did nothing', async () => {
    const mail = local.mail({ subject: 'one' });
    expect(await lines(mail.id, 'provider')).toEqual([]);
    const account = local.account(alice.address);
    await local.call('setAccount', { id: account.id, archiveExternally: true });
    await local.call('archive', { selection: only(mail.conversation_id) });
    expect(await lines(mail.id, 'provider')).toEqual(['Waiting for the provider: archive.']);
    local.store.db.prepare(`UPDATE message SET archived_externally = 1`).run();
    local.store.db.prepare(`DELETE FROM operation`).run();
    expect(await lines(mail.id, 'provider')).toEqual([
      'Dealbox archived it at the provider too; Unarchive moves it back.',
    ]);
  });
});

describe('why it is linked (CRM-5)', () => {
  it('CRM-5: every kind of link says through whom it came', async () => {
    const firm = await local.add({ kind: 'organization', name: 'Firm' });
    const person = await local.add({
      kind: 'contact',
      name: 'Carol',
      addresses: [carol.address, 'carol@home.example'],
      organization: firm.id,
    });
    await local.add({ kind: 'contact', name: 'Dave', addresses: [dave.address] });
    const lead = await local.add({ kind: 'lead', name: 'Interest', contact: person.id });
    const received = local.mail({ subject: 'in', from: { name: '', address: 'Carol@HOME.example' }, cc: [dave] });
    expect((await texts(received.conversation_id)).sort()).toEqual([
      'Carol: sender is carol@home.example',
      `Dave: ${dave.address} is among the recipients`,
      'Firm: organization of Carol',
      'Interest: the one open lead of Carol',
    ]);
    const sent = local.mail({ subject: 'out', from: alice, to: [dave] }, { folder: 'Sent' });
    expect(await texts(sent.conversation_id)).toEqual([`Dave: sent to ${dave.address}`]);
    const { deal } = await local.call('convertLead', { id: lead.id });
    expect(await texts(received.conversation_id)).toContain(`${deal.name}: came with the lead that became this deal`);
    await local.call('link', { selection: only(sent.conversation_id), item: deal.id });
    const day = new Date().toISOString().slice(0, 10);
    expect(await texts(sent.conversation_id)).toContain(`${deal.name}: linked by you on ${day}`);
  });

  it('CRM-5: a contact without anything open, and an address that is nobody’s, are why there is no deal', async () => {
    const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address] });
    const deal = await local.add({ kind: 'deal', name: 'Pilot', contact: person.id });
    await local.call('editItem', { id: deal.id, change: { status: 'lost' } });
    const mail = local.mail({ subject: 'Hello', to: [alice, bob] });
    const panel = await local.call('conversationLinks', { id: mail.conversation_id as ConversationId });
    expect(panel?.missing.map((one) => one.text)).toEqual([
      `${bob.address} is no contact`,
      'Carol has no open deal, lead or project',
    ]);
  });
});
