import { expect, it } from 'vitest';
import { uuid7 } from './uuid.ts';

it('makes UUIDs of version 7 that sort by their time', () => {
  const full = uuid7(1_700_000_000_000, new Uint8Array(10).fill(255));
  expect(full).toBe('018bcfe5-6800-7fff-bfff-ffffffffffff');
  expect(uuid7(1_700_000_000_000, new Uint8Array(10))).toBe('018bcfe5-6800-7000-8000-000000000000');
  expect(uuid7(1_700_000_000_001, new Uint8Array(10)) > full).toBe(true);
});
