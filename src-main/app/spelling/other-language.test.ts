import { expect, it } from 'vitest';
import { isOtherLanguage } from './other-language.ts';

const words = (known: number, unknown: number) =>
  [...Array(known).fill(false), ...Array(unknown).fill(true)] as boolean[];

it.each([
  [words(20, 1), false],
  [words(6, 4), false],
  [words(5, 4), true],
  [words(1, 9), true],
  // too short to tell
  [words(0, 3), false],
  [[], false],
])('CMP-2: %j is another language: %s', (misspelled, other) => {
  expect(isOtherLanguage(misspelled)).toBe(other);
});
