import { expect, it } from 'vitest';
import type { Tag } from '#shared/contract/define.ts';
import { isTouched, mergeChanges } from './changes.ts';

const changes = (given: Partial<Record<Tag, readonly number[] | 'many'>>) => {
  const map = new Map<Tag, Set<number> | 'many'>();
  mergeChanges(map, { changes: given });
  return map;
};

it('asks a list anew when any conversation changed', () => {
  expect(isTouched(['listWindow', { start: 0 }], changes({ conversation: [4] }))).toBe(true);
  expect(isTouched(['listWindow', { start: 0 }], changes({ setting: [1] }))).toBe(false);
});

it('asks a conversation anew only when it was that one', () => {
  expect(isTouched(['conversation', { id: 4 }], changes({ conversation: [4, 5] }))).toBe(true);
  expect(isTouched(['conversation', { id: 4 }], changes({ conversation: [5] }))).toBe(false);
  expect(isTouched(['conversation', { id: 4 }], changes({ conversation: 'many' }))).toBe(true);
});

it('leaves commands and strangers alone', () => {
  expect(isTouched(['archive', {}], changes({ conversation: 'many' }))).toBe(false);
  expect(isTouched(['nonsense'], changes({ conversation: 'many' }))).toBe(false);
});

it('adds up what changed', () => {
  const known = changes({ conversation: [1] });
  mergeChanges(known, { changes: { conversation: [2], sync: 'many' } });
  expect(known.get('conversation')).toEqual(new Set([1, 2]));
  mergeChanges(known, { changes: { conversation: 'many' } });
  mergeChanges(known, { changes: { conversation: [3] } });
  expect(known.get('conversation')).toBe('many');
});
