import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type QueryName } from '#shared/contract/contract.ts';
import { ItemSort } from '#shared/contract/items.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { type CallStore, openCallStore } from '../../../tests/support/call-store.ts';
import { alice, carol, dave, message } from '../../../tests/support/messages.ts';
import { recordStatements, scans } from '../../../tests/support/query-plans.ts';
import { queryHandlers } from '../../engine/query-handlers.ts';
import type { ReadDb } from '../../store/sqlite.ts';
import { openReader } from '../../store/store.ts';

let local: CallStore;
let reader: ReadDb;
let read: Set<string>;
let written: Set<string>;

function ask(name: QueryName, input: unknown): void {
  const handlers = queryHandlers as Record<string, (db: ReadDb, input: unknown) => unknown>;
  handlers[name]?.(reader, contract[name].input.parse(input));
}

beforeAll(async () => {
  local = openCallStore();
  written = recordStatements(local.store.db);
  local.account(alice.address);
  local.receiveAll(Array.from({ length: 300 }, (_, index) => message({ subject: `mail ${index}`, to: [alice, dave] })));
  const sent = local.mail({ subject: 'sent', from: alice, to: [carol] }, { folder: 'Sent' });
  const selection = { kind: 'conversations' as const, ids: [sent.conversation_id as ConversationId] };
  const undone = async (undo: number | null) => local.call('undo', { id: (undo ?? 0) as never });
  const firm = await local.add({ kind: 'organization', name: 'Firm' });
  const person = await local.add({ kind: 'contact', name: 'Carol', addresses: [carol.address], organization: firm.id });
  const other = await local.add({ kind: 'contact', name: 'Dave', addresses: [dave.address] });
  const deal = await local.add({ kind: 'deal', name: 'Pilot', contact: person.id });
  const lead = await local.add({ kind: 'lead', name: 'Lead', contact: person.id });
  await local.call('editItem', { id: firm.id, change: { name: 'Firm 2' } });
  await undone((await local.call('addAddress', { contact: person.id, address: 'c@x.example' })).undo);
  await undone((await local.call('addPerson', { item: deal.id, contact: other.id })).undo);
  const { note } = await local.call('addNote', { item: deal.id, text: 'a note' });
  await undone((await local.call('editNote', { note, text: 'changed' })).undo);
  await local.call('link', { selection, item: deal.id });
  await undone((await local.call('unlink', { selection, item: deal.id })).undo);
  await undone((await local.call('setVisibility', { selection, visibility: 'shared' })).undo);
  const label = await local.call('saveLabel', { name: 'Hot', color: 'red' });
  await undone((await local.call('setLabel', { selection, label: label.id, on: true })).undo);
  await local.call('setLabel', { selection, label: label.id, on: true });
  await undone((await local.call('removeLabel', { id: label.id })).undo);
  const { entry } = await local.call('addNeverLog', { pattern: '*@customer.example' });
  await local.call('applyNeverLogToEarlier', { id: entry.id, earlier: true });
  await local.call('setNeverLogScope', { id: entry.id, scope: 'all' });
  await undone((await local.call('removeNeverLog', { id: entry.id })).undo);
  await local.call('convertLead', { id: lead.id });
  const csv = join(local.dir, 'c.csv');
  writeFileSync(csv, 'Name,E-mail,Organization\nAnna,anna@x.example,Firm 2\nCarol N,carol@customer.example,New\n');
  await local.call('importContacts', { path: csv, duplicates: 'update' });
  local.settle();
  await undone((await local.call('removeItem', { id: other.id })).undo);
  const twin = await local.add({ kind: 'contact', name: 'Carol', addresses: ['twin@x.example'] });
  await local.call('mergeItems', { keep: person.id, merge: [twin.id] });

  reader = openReader(local.dir);
  read = recordStatements(reader);
  const narrowings = [
    {},
    { search: 'car' },
    { statuses: ['open'] },
    { organization: firm.id },
    { stage: 1, statuses: ['open'] },
  ];
  for (const kind of ['contact', 'deal'])
    for (const sort of ItemSort.options)
      for (const descending of [false, true])
        for (const narrowing of narrowings)
          for (const after of [null, Buffer.from('["a",1]').toString('base64url')])
            ask('items', { kind, sort, descending, after, ...narrowing });
  for (const item of [person, firm, deal]) {
    ask('item', { id: item.id });
    for (const kinds of ['all', 'emails', 'notes', 'events']) ask('itemHistory', { id: item.id, kinds });
    ask('itemFiles', { id: item.id });
    ask('describeRemoveItem', { id: item.id });
  }
  for (const name of ['pipelines', 'labels', 'neverLog', 'workspace', 'cleanUpPreview'] as const) ask(name, {});
  ask('board', { pipeline: 1 });
  for (const text of ['', 'c', 'carol@customer']) ask('findItems', { text });
  ask('duplicates', { kind: 'contact' });
  ask('conversationLinks', { id: sent.conversation_id });
  ask('why', { message: sent.id });
  for (const text of ['*@customer.example', carol.address]) ask('testNeverLog', { text });
});
afterAll(() => {
  reader.close();
  local.close();
});

const found = (statements: Set<string>) =>
  [...statements].flatMap((sql) => scans(local.store.db, sql).map((detail) => `${detail} ← ${sql}`));

describe('query plans of items and links', () => {
  it('GEN-3: no query reads a whole large table', () => {
    expect(read.size).toBeGreaterThan(60);
    expect(found(read)).toEqual([]);
  });

  it('GEN-3: nor does a command, its undo, or the linking behind it', () => {
    expect(written.size).toBeGreaterThan(100);
    expect(found(written)).toEqual([]);
  });

  it('GEN-3: a page of items that is not narrowed is a range of its order’s index: nothing is sorted', () => {
    const pages = [...read].filter((sql) => /AS key FROM item i INDEXED BY/.test(sql) && !sql.includes('json_each'));
    const whole = pages.filter((sql) => !/organization_id|stage_id|i\.id IN/.test(sql));
    expect(whole.length).toBe(ItemSort.options.length * 4);
    for (const sql of whole) {
      const parameters = [...sql.matchAll(/\?/g)].map(() => null);
      const plan = reader.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      expect(plan.map((row) => row.detail).filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([]);
    }
  });
});
