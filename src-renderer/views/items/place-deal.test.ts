import { expect, it } from 'vitest';
import type { ItemId, PipelineId, StageId } from '#shared/model/ids.ts';
import type { ItemRow } from '#shared/model/item.ts';
import { placeDeal } from './place-deal.ts';

const offer = 1 as StageId;
const closing = 2 as StageId;
const deal: ItemRow = {
  id: 7 as ItemId,
  kind: 'deal',
  name: 'Nordwind renewal',
  organization: null,
  contact: null,
  email: '',
  phone: '',
  title: '',
  status: 'open',
  pipeline: 1 as PipelineId,
  stage: { id: offer, name: 'Offer' },
  stageSince: 0,
  value: 4_800_000,
  currency: 'EUR',
  expectedOn: '',
  followUpOn: '',
  lastMailAt: 0,
  createdAt: 0,
  updatedAt: 0,
};

it('CRM-1: a moved deal takes its count and its amount along, by currency', () => {
  const stages = [
    { id: offer, name: 'Offer', deals: 1, sums: [{ currency: 'EUR', value: 4_800_000 }], rows: [deal] },
    { id: closing, name: 'Closing', deals: 0, sums: [{ currency: 'USD', value: 100 }], rows: [] },
  ];
  const [before, after] = placeDeal(stages, deal, closing);
  expect(before).toMatchObject({ deals: 0, sums: [], rows: [] });
  expect(after?.sums).toEqual([
    { currency: 'USD', value: 100 },
    { currency: 'EUR', value: 4_800_000 },
  ]);
  expect(after?.rows[0]?.stage).toEqual({ id: closing, name: 'Closing' });
});
