import type { ItemSort } from '#shared/contract/items.ts';
import type { ItemKind, ItemStatus } from '#shared/model/item.ts';
import type { ItemColumn } from '../../state/item-lists.ts';

/** Columns a kind can show beside its name, in their order. */
export const columnsOf: Readonly<Record<ItemKind, readonly ItemColumn[]>> = {
  contact: ['organization', 'title', 'email', 'phone', 'last-mail', 'follow-up', 'created', 'updated'],
  organization: ['last-mail', 'follow-up', 'created', 'updated'],
  deal: [
    'stage',
    'value',
    'organization',
    'contact',
    'status',
    'expected',
    'last-mail',
    'follow-up',
    'created',
    'updated',
  ],
  lead: ['contact', 'organization', 'value', 'status', 'last-mail', 'follow-up', 'created', 'updated'],
  project: ['organization', 'contact', 'status', 'value', 'expected', 'last-mail', 'follow-up', 'created', 'updated'],
};

/** How a column's heading sorts; the others' do not. */
export const sortOf: Partial<Readonly<Record<ItemColumn | 'name', ItemSort>>> = {
  name: 'name',
  organization: 'organization',
  created: 'created',
  updated: 'updated',
  'follow-up': 'follow-up',
  expected: 'expected',
  value: 'value',
};

/** The widths a column keeps, as a grid wants them, and the least of each. CSS pixels. */
const widths: Readonly<Record<ItemColumn, string>> = {
  organization: 'minmax(110px, 1.2fr)',
  contact: 'minmax(110px, 1.1fr)',
  title: 'minmax(100px, 1fr)',
  email: 'minmax(130px, 1.5fr)',
  phone: 'minmax(110px, 0.9fr)',
  stage: 'minmax(100px, 0.9fr)',
  status: 'minmax(80px, 0.6fr)',
  value: 'minmax(104px, 0.7fr)',
  expected: 'minmax(86px, 0.6fr)',
  'follow-up': 'minmax(90px, 0.6fr)',
  'last-mail': 'minmax(86px, 0.6fr)',
  created: 'minmax(80px, 0.6fr)',
  updated: 'minmax(80px, 0.6fr)',
};
const least: Readonly<Record<ItemColumn, number>> = {
  organization: 110,
  contact: 110,
  title: 100,
  email: 130,
  phone: 110,
  stage: 100,
  status: 80,
  value: 104,
  expected: 86,
  'follow-up': 90,
  'last-mail': 86,
  created: 80,
  updated: 80,
};
/** The name, its icon, and the room at both sides. */
const nameRoom = 244;
const gap = 20;

/** Those of the wanted columns for which there is room. A width of 0 is not known yet. */
export function columnsFor(wanted: readonly ItemColumn[], width: number): readonly ItemColumn[] {
  let left = (width === 0 ? 900 : width) - nameRoom;
  return wanted.filter((column) => {
    left -= least[column] + gap;
    return left >= 0;
  });
}

export const templateOf = (columns: readonly ItemColumn[]): string =>
  ['minmax(200px, 2fr)', ...columns.map((column) => widths[column])].join(' ');

/** What a list can be narrowed to by status: one, or all. */
export const statusChoices: Readonly<Record<ItemKind, readonly ItemStatus[]>> = {
  contact: [],
  organization: [],
  deal: ['open', 'won', 'lost'],
  lead: ['open', 'converted', 'archived'],
  project: ['open', 'done', 'archived'],
};
