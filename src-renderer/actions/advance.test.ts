import { expect, it, vi } from 'vitest';
import type { ConversationRow } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { noRows } from '../state/list.ts';

vi.stubGlobal('window', { matchMedia: () => ({ matches: false }), dealbox: {} });
const { nearestStaying } = await import('./advance.ts');

const id = (number: number) => number as ConversationId;
const list = {
  ...noRows,
  total: 5,
  rows: new Map([1, 2, 3, 4, 5].map((number, index) => [index, { id: id(number) } as ConversationRow])),
};
const goes =
  (...gone: number[]) =>
  (one: ConversationId) =>
    gone.includes(one);

it('INB-10: goes on to the nearest row that stays, in the direction that the person set', () => {
  expect(nearestStaying(list, 2, 'next', goes(3))).toEqual({ id: 4, position: 3 });
  expect(nearestStaying(list, 2, 'previous', goes(3))).toEqual({ id: 2, position: 1 });
  expect(nearestStaying(list, 2, 'next', goes(3, 4))).toEqual({ id: 5, position: 4 });
});

it('INB-10: turns round at the end of the list', () => {
  expect(nearestStaying(list, 4, 'next', goes(5, 4))).toEqual({ id: 3, position: 2 });
  expect(nearestStaying(list, 0, 'previous', goes(1))).toEqual({ id: 2, position: 1 });
});

it('finds nothing where all go', () => {
  expect(nearestStaying(list, 0, 'next', () => true)).toBeNull();
});
