import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import { type CallStore, openCallStore } from '../../../tests/support/call-store.ts';
import { carol } from '../../../tests/support/messages.ts';

let local: CallStore;
beforeAll(async () => {
  local = openCallStore();
  const firm = await local.add({ kind: 'organization', name: 'Ångström AB' });
  const names = ['Zoë Łukasz', 'émile', 'Adam', 'Bob Ångström', 'bob', 'Carol', '王小明', 'مريم'];
  for (const [index, name] of names.entries())
    await local.add({
      kind: 'contact',
      name,
      addresses: name === 'Carol' ? [carol.address] : [],
      ...(index % 3 === 0 ? { organization: firm.id } : {}),
      followUpOn: index === 2 ? '2026-12-01' : index === 5 ? '2026-11-30' : '',
    });
  for (let index = 0; index < 7; index += 1)
    await local.add({ kind: 'deal', name: `Deal ${index}`, value: index * 100, currency: index < 4 ? 'EUR' : 'USD' });
});
afterAll(() => local.close());

type Asked = Partial<CallInput<'items'>>;
const page = (asked: Asked) => local.call('items', { kind: 'contact', ...asked });
const names = async (asked: Asked) => (await page(asked)).rows.map((row) => row.name);

describe('lists of items (CRM-1)', () => {
  it('CRM-1: sort by any column, both ways; without a value comes last, first when turned round', async () => {
    expect(await names({})).toEqual(['Adam', 'bob', 'Bob Ångström', 'Carol', 'émile', 'Zoë Łukasz', 'مريم', '王小明']);
    expect(await names({ sort: 'name', descending: true })).toEqual((await names({})).toReversed());
    expect((await names({ sort: 'follow-up' })).slice(0, 2)).toEqual(['Carol', 'Adam']);
    const employed = (await page({ sort: 'organization' })).rows.map((row) => row.organization?.name ?? '');
    expect(employed.filter((name) => name !== '')).toEqual(employed.slice(0, 3));
    const values = (await page({ kind: 'deal', sort: 'value', descending: true })).rows.map((row) => row.value);
    expect(values).toEqual([600, 500, 400, 300, 200, 100, 0]);
  });

  it('CRM-1: pages go on by cursor in every order, each row once', async () => {
    for (const sort of ['name', 'organization', 'created', 'updated', 'follow-up', 'expected', 'value'] as const) {
      for (const descending of [false, true]) {
        const whole = await names({ sort, descending });
        const paged: string[] = [];
        for (let after: string | null = null; ; ) {
          const next: CallOutput<'items'> = await page({ sort, descending, after, limit: 3 });
          paged.push(...next.rows.map((row) => row.name));
          after = next.next;
          if (after === null) break;
        }
        expect([sort, descending, paged]).toEqual([sort, descending, whole]);
      }
    }
  });

  it('CRM-1: search finds beginnings of words of names, addresses and organizations, whatever accents and scripts', async () => {
    expect(await names({ search: 'lukasz' })).toEqual(['Zoë Łukasz']);
    expect(await names({ search: 'emil' })).toEqual(['émile']);
    expect(await names({ search: 'customer.exa' })).toEqual(['Carol']);
    expect((await names({ search: 'angstr' })).length).toBe(3);
    expect(await names({ search: '小' })).toEqual(['王小明']);
    expect(await names({ search: '" OR *' })).toEqual([]);
    expect((await page({ search: 'bob', limit: 1 })).total).toBe(2);
  });

  it('CRM-1: narrowed by organization and status, with the right total', async () => {
    const [firm] = (await local.call('items', { kind: 'organization' })).rows;
    expect((await page({ ...(firm ? { organization: firm.id } : {}) })).total).toBe(3);
    expect((await page({ statuses: ['archived'] })).total).toBe(0);
    expect((await page({ statuses: ['open', 'archived'] })).total).toBe(8);
  });

  it('CRM-1: the board shows each stage with its sums by currency, the card moved last on top', async () => {
    const [pipeline] = await local.call('pipelines', {});
    if (pipeline === undefined) throw new Error('no pipeline');
    const [first, second] = (await local.call('board', { pipeline: pipeline.id })).stages;
    expect(first?.deals).toBe(7);
    expect(first?.sums).toEqual([
      { currency: 'EUR', value: 600 },
      { currency: 'USD', value: 1500 },
    ]);
    const card = first?.rows.at(-1);
    if (card === undefined || second === undefined) throw new Error('no card');
    const { undo } = await local.call('editItem', { id: card.id, change: { stage: second.id } });
    expect((await local.call('board', { pipeline: pipeline.id })).stages[1]?.rows[0]?.id).toBe(card.id);
    await local.call('undo', { id: undo ?? (0 as never) });
    expect((await local.call('board', { pipeline: pipeline.id })).stages[1]?.deals).toBe(0);
  });

  it('CRM-4: the quick finder finds over all kinds what begins so, busy with mail first', async () => {
    local.mail({ subject: 'hello' });
    const found = await local.call('findItems', { text: 'd' });
    expect(found.every((item) => item.name.startsWith('Deal'))).toBe(true);
    expect((await local.call('findItems', { text: 'carol@' }))[0]?.name).toBe('Carol');
    expect((await local.call('findItems', { text: '', kinds: ['organization'] })).map((item) => item.kind)).toEqual([
      'organization',
    ]);
  });
});
