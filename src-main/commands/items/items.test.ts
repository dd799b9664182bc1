import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ConversationId, ItemId } from '#shared/model/ids.ts';
import { flagBits } from '#shared/model/mail.ts';
import { type CallStore, openCallStore } from '../../../tests/support/call-store.ts';
import { alice, bob, carol, dave } from '../../../tests/support/messages.ts';

let local: CallStore;
beforeEach(() => {
  local = openCallStore();
});
afterEach(() => local.close());

const conversations = (...ids: number[]) => ({ kind: 'conversations' as const, ids: ids as ConversationId[] });
const contact = (name: string, ...addresses: string[]) => local.add({ kind: 'contact', name, addresses });

describe('linking by address (CRM-3)', () => {
  it('CRM-3, R086: mail that comes links itself to contact, organization and the one open deal', async () => {
    const firm = await local.add({ kind: 'organization', name: 'Customer Ltd' });
    const person = await local.add({
      kind: 'contact',
      name: 'Carol',
      addresses: [carol.address],
      organization: firm.id,
    });
    await local.add({ kind: 'deal', name: 'Pilot', contact: person.id });
    const mail = local.mail({ subject: 'Offer' });
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol', 'Customer Ltd', 'Pilot']);
    const panel = await local.call('conversationLinks', { id: mail.conversation_id as ConversationId });
    expect(panel?.links.map((link) => link.text)).toEqual(
      expect.arrayContaining([`sender is ${carol.address}`, 'organization of Carol', 'the one open deal of Carol']),
    );
  });

  it('CRM-3: where several deals are open they are suggested, and none is linked', async () => {
    const person = await contact('Carol', carol.address);
    for (const name of ['First', 'Second']) await local.add({ kind: 'deal', name, contact: person.id });
    const mail = local.mail({ subject: 'Which one' });
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol']);
    const panel = await local.call('conversationLinks', { id: mail.conversation_id as ConversationId });
    expect(panel?.suggestions.map(({ kind, items }) => [kind, items.map((item) => item.name).sort()])).toEqual([
      ['deal', ['First', 'Second']],
    ]);
    expect(panel?.missing.map((one) => one.reason)).toContain('several-open');
  });

  it('CRM-3: a contact or address that is added later links earlier mail; taken off, it no longer does', async () => {
    const first = local.mail({ subject: 'before the contact' });
    const second = local.mail({ subject: 'second address', from: { name: '', address: 'Carol@Home.example' } });
    const tagged = local.mail({ subject: 'tagged', from: { name: '', address: 'CAROL+news@customer.example' } });
    const { item, linked } = await local.call('addItem', {
      kind: 'contact',
      name: 'Carol',
      addresses: [carol.address],
    });
    expect(linked).toBe(2);
    expect(await local.linksOf(first.conversation_id)).toEqual(['Carol']);
    expect(await local.linksOf(tagged.conversation_id)).toEqual(['Carol']);
    expect(await local.linksOf(second.conversation_id)).toEqual([]);
    const added = await local.call('addAddress', { contact: item.id, address: 'carol@HOME.example' });
    expect([added.linked, await local.linksOf(second.conversation_id)]).toEqual([1, ['Carol']]);
    await local.call('undo', { id: added.undo ?? (0 as never) });
    expect(await local.linksOf(second.conversation_id)).toEqual([]);
    await local.call('removeAddress', { contact: item.id, address: carol.address });
    expect(await local.linksOf(first.conversation_id)).toEqual([]);
  });

  it('CRM-3: a reply inherits its conversation’s deal, though the deal is won by now', async () => {
    const person = await contact('Carol', carol.address);
    const deal = await local.add({ kind: 'deal', name: 'Pilot', contact: person.id });
    const mail = local.mail({ subject: 'Offer', messageId: 'offer@customer.example' });
    await local.call('editItem', { id: deal.id, change: { status: 'won' } });
    const reply = local.mail({ subject: 'Re: Offer', references: ['offer@customer.example'] });
    expect(reply.conversation_id).toBe(mail.conversation_id);
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol', 'Pilot']);
    const fresh = local.mail({ subject: 'Something new' });
    expect(await local.linksOf(fresh.conversation_id)).toEqual(['Carol']);
  });

  it('NLG-4, R137: no contact is ever made by mail', async () => {
    local.mail({ subject: 'in' });
    local.mail({ subject: 'out', from: alice, to: [dave] }, { folder: 'Sent' });
    expect((await local.call('items', { kind: 'contact' })).total).toBe(0);
  });
});

describe('linking by hand (CRM-4)', () => {
  it('CRM-4, R087: what a person linked or took off stays so, whatever mail comes', async () => {
    const person = await contact('Carol', carol.address);
    const [one, other] = [
      await local.add({ kind: 'deal', name: 'One', contact: person.id }),
      await local.add({ kind: 'deal', name: 'Other' }),
    ];
    const mail = local.mail({ subject: 'Offer', messageId: 'o@customer.example' });
    const moved = await local.call('moveLink', {
      selection: conversations(mail.conversation_id),
      from: one.id,
      to: other.id,
    });
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol', 'Other']);
    local.mail({ subject: 'Re: Offer', references: ['o@customer.example'] });
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol', 'Other']);
    const panel = await local.call('conversationLinks', { id: mail.conversation_id as ConversationId });
    expect(panel?.missing.find((one) => one.reason === 'unlinked')?.text).toMatch(/^One: taken off by you on \d{4}-/);
    await local.call('undo', { id: moved.undo ?? (0 as never) });
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol', 'One']);
  });

  it('CRM-3, CRM-4, R050, R085: to a deal, a lead or a project, each by itself and each by hand', async () => {
    for (const kind of ['deal', 'lead', 'project'] as const) {
      const from = { name: '', address: `${kind}@customer.example` };
      const person = await contact(kind, from.address);
      const open = await local.add({ kind, name: `open ${kind}`, contact: person.id });
      const other = await local.add({ kind, name: `other ${kind}` });
      const mail = local.mail({ subject: kind, from });
      await local.call('link', { selection: conversations(mail.conversation_id), item: other.id });
      const panel = await local.call('conversationLinks', { id: mail.conversation_id as ConversationId });
      const links = panel?.links.filter((link) => link.item.kind === kind);
      expect(links?.map((link) => [link.item.id, link.source]).sort()).toEqual(
        [
          [open.id, 'auto'],
          [other.id, 'manual'],
        ].sort(),
      );
      expect([await local.record(open.id), await local.record(other.id)]).toEqual([[kind], [kind]]);
    }
  });

  it('CRM-4: the contact itself, taken off by hand, is not linked again by its own mail', async () => {
    const person = await contact('Carol', carol.address);
    const mail = local.mail({ subject: 'private matter', messageId: 'p@customer.example' });
    await local.call('unlink', { selection: conversations(mail.conversation_id), item: person.id });
    local.mail({ subject: 'Re: private matter', references: ['p@customer.example'] });
    expect(await local.linksOf(mail.conversation_id)).toEqual([]);
    expect(await local.record(person.id)).toEqual([]);
  });

  it('INB-9, CRM-5: why it is here, what linked it, and who sees it', async () => {
    await contact('Carol', carol.address);
    const mail = local.mail({ subject: 'Offer', to: [alice, bob] });
    const found = await local.call('why', { message: mail.id });
    const lines = (about: string) => found?.sections.find((section) => section.about === about)?.lines.join(' ') ?? '';
    expect(lines('brought')).toMatch(/new mail from “INBOX” of alice@example\.test/);
    expect(lines('linked')).toContain(`Carol: sender is ${carol.address}`);
    expect(lines('not-linked')).toContain(`${bob.address} is no contact`);
    expect(lines('seen')).toContain('Only you see it');
    expect(lines('conversation')).toContain('only message');
  });
});

describe('items (CRM-1)', () => {
  it('CRM-1: fields, stage and status are edited, told in the history, and undone', async () => {
    const deal = await local.add({ kind: 'deal', name: 'Pilot', value: 120_050, currency: 'EUR' });
    const [pipeline] = await local.call('pipelines', {});
    const second = pipeline?.stages[1];
    const edited = await local.call('editItem', {
      id: deal.id,
      change: { stage: second?.id, status: 'won', name: 'Pilot 2', value: 99_900 },
    });
    const detail = await local.call('item', { id: deal.id });
    expect([detail?.name, detail?.stage?.name, detail?.status]).toEqual(['Pilot 2', second?.name, 'won']);
    const { entries } = await local.call('itemHistory', { id: deal.id });
    const texts = entries.map((entry) => (entry.kind === 'event' ? entry.text : ''));
    expect(texts).toEqual(
      expect.arrayContaining([
        'Created',
        `Stage: ${pipeline?.stages[0]?.name} → ${second?.name}`,
        'Status: open → won',
        'Value: 1200.50 EUR → 999.00 EUR',
      ]),
    );
    await local.call('undo', { id: edited.undo ?? (0 as never) });
    const back = await local.call('item', { id: deal.id });
    expect([back?.name, back?.status, back?.value]).toEqual(['Pilot', 'open', 120_050]);
  });

  it('CRM-1: an address that another contact has is refused, and nothing is half done', async () => {
    await contact('Carol', carol.address);
    await expect(contact('Impostor', 'new@x.example', carol.address.toUpperCase())).rejects.toMatchObject({
      code: 'already-exists',
    });
    await expect(contact('Broken', 'no address')).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await local.call('items', { kind: 'contact' })).total).toBe(1);
  });

  it('CRM-1: what removing does is told before, is what happens, and can be undone', async () => {
    const firm = await local.add({ kind: 'organization', name: 'Customer Ltd' });
    const person = await local.add({
      kind: 'contact',
      name: 'Carol',
      addresses: [carol.address],
      organization: firm.id,
    });
    const deal = await local.add({ kind: 'deal', name: 'Pilot', contact: person.id });
    const mail = local.mail({ subject: 'Offer' });
    await local.call('addNote', { item: person.id, text: 'likes tea' });
    const told = await local.call('describeRemoveItem', { id: person.id });
    expect(told).toMatchObject({ conversations: 1, byHand: 0, notes: 1, totalNamedBy: 1 });
    expect(told.namedBy.map((item) => item.name)).toEqual(['Pilot']);
    const removed = await local.call('removeItem', { id: person.id });
    expect(removed.conversations).toBe(told.conversations);
    expect(await local.linksOf(mail.conversation_id)).toEqual([]);
    expect((await local.call('item', { id: deal.id }))?.contact).toBeNull();
    await local.call('undo', { id: removed.undo ?? (0 as never) });
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol', 'Customer Ltd', 'Pilot']);
    expect((await local.call('item', { id: deal.id }))?.contact?.name).toBe('Carol');
    const { entries } = await local.call('itemHistory', { id: person.id, kinds: 'notes' });
    expect(entries.map((entry) => (entry.kind === 'note' ? entry.text : ''))).toEqual(['likes tea']);
  });

  it('CRM-1: duplicates are found and become one with the mail, people and addresses of both', async () => {
    const keep = await local.add({ kind: 'contact', name: 'Carol Nowak', addresses: [carol.address] });
    const other = await local.add({ kind: 'contact', name: 'carol  NOWÁK', addresses: ['carol@home.example'] });
    const deal = await local.add({ kind: 'deal', name: 'Pilot', contact: other.id });
    const [a, b] = [
      local.mail({ subject: 'work' }),
      local.mail({ subject: 'home', from: { name: '', address: 'carol@home.example' } }),
    ];
    const groups = await local.call('duplicates', { kind: 'contact' });
    expect(groups.map((group) => [group.why, group.items.length])).toEqual([['name', 2]]);
    await local.call('mergeItems', { keep: keep.id, merge: [other.id] });
    expect(await local.record(keep.id)).toHaveLength(2);
    for (const mail of [a, b]) expect(await local.linksOf(mail.conversation_id)).toContain('Carol Nowak');
    expect(await local.call('item', { id: other.id })).toBeNull();
    expect((await local.call('item', { id: deal.id }))?.contact?.id).toBe(keep.id);
  });

  it('CRM-1: of two that become one, what the kept one has stands and what it has not it takes over; a deal and a lead stay two', async () => {
    const firm = await local.add({ kind: 'organization', name: 'Customer Ltd' });
    const keep = await local.add({ kind: 'contact', name: 'Carol', fields: { phones: ['1'], title: 'CEO' } });
    const other = await local.add({
      kind: 'contact',
      name: 'Carol N',
      organization: firm.id,
      followUpOn: '2026-12-01',
      fields: { phones: ['1', '2'], title: 'CTO', city: 'Gdańsk' },
    });
    await local.call('mergeItems', { keep: keep.id, merge: [other.id] });
    const merged = await local.call('item', { id: keep.id });
    expect(merged).toMatchObject({ name: 'Carol', organization: { id: firm.id }, followUpOn: '2026-12-01' });
    expect(merged?.fields).toEqual({ phones: ['1', '2'], title: 'CEO', city: 'Gdańsk' });
    const [deal, lead] = [
      await local.add({ kind: 'deal', name: 'Pilot' }),
      await local.add({ kind: 'lead', name: 'Pilot' }),
    ];
    await expect(local.call('mergeItems', { keep: deal.id, merge: [lead.id] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect((await local.call('item', { id: lead.id }))?.name).toBe('Pilot');
  });

  it('CRM-1, CRM-4, DEL-8: removed and undone, what was linked or taken off by hand is so again', async () => {
    const person = await contact('Carol', carol.address);
    const deal = await local.add({ kind: 'deal', name: 'Pilot' });
    const mails = ['linked', 'taken off'].map((subject) => local.mail({ subject }));
    const [linked, off] = mails.map((mail) => mail.conversation_id);
    if (linked === undefined || off === undefined) throw new Error('no mail');
    await local.call('link', { selection: conversations(linked), item: deal.id });
    await local.call('unlink', { selection: conversations(off), item: person.id });
    for (const item of [deal, person]) {
      const { undo } = await local.call('removeItem', { id: item.id });
      expect(await local.linksOf(linked)).not.toContain(item.name);
      await local.call('undo', { id: undo ?? (0 as never) });
    }
    expect([await local.linksOf(linked), await local.linksOf(off)]).toEqual([['Carol', 'Pilot'], []]);
  });

  it('CRM-1: a lead becomes a deal with its people, notes and mail', async () => {
    const person = await contact('Carol', carol.address);
    const lead = await local.add({ kind: 'lead', name: 'Interest', contact: person.id });
    const mail = local.mail({ subject: 'Tell me more' });
    await local.call('addNote', { item: lead.id, text: 'met at a fair' });
    const { deal, conversations: moved } = await local.call('convertLead', { id: lead.id });
    expect(moved).toBe(1);
    expect(await local.linksOf(mail.conversation_id)).toEqual(['Carol', 'Interest', 'Interest']);
    expect(await local.record(deal.id)).toEqual(['Tell me more']);
    const detail = await local.call('item', { id: deal.id });
    expect([detail?.people.map((one) => one.name), detail?.stage]).toEqual([['Carol'], expect.anything()]);
    expect((await local.call('item', { id: lead.id }))?.status).toBe('converted');
  });

  it('CRM-1: a stage with deals in it is not taken away, an empty one is', async () => {
    const [pipeline] = await local.call('pipelines', {});
    if (pipeline === undefined) throw new Error('no pipeline');
    await local.add({ kind: 'deal', name: 'Pilot' });
    const [, ...rest] = pipeline.stages;
    const keep = (stages: typeof rest) => stages.map(({ id, name }) => ({ id, name }));
    const save = (stages: typeof rest) =>
      local.call('savePipeline', { id: pipeline.id, name: 'Sales', stages: keep(stages) });
    await expect(save(rest)).rejects.toMatchObject({ code: 'invalid-input' });
    const saved = await save(pipeline.stages.slice(0, 2));
    expect(saved.stages.map((stage) => stage.deals)).toEqual([1, 0]);
  });
});

describe('detail views (CRM-2)', () => {
  /** One of each kind, all linked to one conversation of three messages. */
  async function five() {
    const firm = await local.add({ kind: 'organization', name: 'Customer Ltd' });
    const person = await local.add({
      kind: 'contact',
      name: 'Carol',
      addresses: [carol.address],
      organization: firm.id,
    });
    const work = [];
    for (const kind of ['deal', 'lead', 'project'] as const)
      work.push(await local.add({ kind, name: `a ${kind}`, contact: person.id }));
    const at = (day: number) => ({ receivedAt: Date.UTC(2026, 10, day) });
    const first = local.mail({ subject: 'one', messageId: '1@x.example' }, at(1));
    const second = local.mail({ subject: 'two', references: ['1@x.example'] }, at(2));
    local.mail({ subject: 'three', references: ['1@x.example'] }, at(3));
    return { items: [person, firm, ...work], first, second };
  }

  it('ARC-3, R002, R003, R063: archived mail keeps its very links and stays in all five, marked as archived', async () => {
    const { items, first } = await five();
    const rows = () => local.store.db.prepare('SELECT * FROM link ORDER BY conversation_id, item_id').all();
    const before = rows();
    expect(before).toHaveLength(5);
    await local.call('archive', { selection: conversations(first.conversation_id) });
    expect(rows()).toEqual(before);
    for (const item of items) {
      const { entries } = await local.call('itemHistory', { id: item.id, kinds: 'emails' });
      expect(entries.map((entry) => entry.kind === 'email' && [entry.subject, entry.archived])).toEqual([
        ['three', true],
        ['two', true],
        ['one', true],
      ]);
    }
  });

  it('DEL-1, R026, R028, R030, R031: “Delete this email” takes that one message out of all five, its siblings stay', async () => {
    const { items, second } = await five();
    await local.call('deleteMail', { selection: { kind: 'messages', ids: [second.id] } });
    for (const item of items) expect(await local.record(item.id)).toEqual(['three', 'one']);
    const left = await local.call('conversation', { id: second.conversation_id as ConversationId });
    expect(left?.messages.map((message) => message.subject)).toEqual(['one', 'three']);
  });

  it('DEL-2, R006, R007: a deleted conversation leaves all five at once, and every trace of its links', async () => {
    const { items, first } = await five();
    await local.call('deleteMail', { selection: conversations(first.conversation_id) });
    for (const item of items) {
      expect(await local.record(item.id)).toEqual([]);
      expect((await local.call('item', { id: item.id }))?.conversations).toBe(0);
    }
    for (const table of ['link', 'correspondent', 'conversation_folder'])
      expect(local.store.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  });

  it('CRM-2: the history goes on by cursor, mail, notes and events in their order, each once', async () => {
    const { items } = await five();
    const person = items[0]?.id ?? (0 as ItemId);
    for (const text of ['a', 'b', 'c']) await local.call('addNote', { item: person, text });
    const whole = await local.call('itemHistory', { id: person });
    expect(whole.entries).toHaveLength(7);
    const paged = [];
    for (let after: string | null = null; ; ) {
      const page: CallOutput<'itemHistory'> = await local.call('itemHistory', { id: person, after, limit: 2 });
      paged.push(...page.entries);
      after = page.next;
      if (after === null) break;
    }
    expect(paged).toEqual(whole.entries);
    expect(whole.entries.map((entry) => entry.at)).toEqual(
      whole.entries.map((entry) => entry.at).toSorted((a, b) => b - a),
    );
  });

  it('CRM-2, D3: what another client marked as deleted, and has not expunged, is on no record', async () => {
    const person = await contact('Carol', carol.address);
    local.mail({ subject: 'shown' });
    local.mail({ subject: 'marked' }, { flags: flagBits.deleted });
    expect(await local.record(person.id)).toEqual(['shown']);
  });

  it('CRM-2: files of the record, by cursor, each once', async () => {
    const person = await contact('Carol', carol.address);
    const files = ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => ({
      name,
      type: 'application/pdf',
      content: Buffer.from(name),
    }));
    local.mail({ subject: 'none' });
    local.mail({ subject: 'three', files });
    const first = await local.call('itemFiles', { id: person.id, limit: 2 });
    const second = await local.call('itemFiles', { id: person.id, limit: 2, after: first.next });
    expect([...first.files, ...second.files].map((file) => file.name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(second.next).toBeNull();
  });
});
