import { expect, it } from 'vitest';
import { columnsFor, templateOf } from './columns.ts';

it('CRM-1: a narrow list shows the first columns only, and never none of the name', () => {
  const wanted = ['organization', 'email', 'phone', 'follow-up'] as const;
  expect(columnsFor(wanted, 1072)).toEqual(wanted);
  expect(columnsFor(wanted, 640)).toEqual(['organization', 'email']);
  expect(columnsFor(wanted, 300)).toEqual([]);
  expect(templateOf([])).toBe('minmax(200px, 2fr)');
});
