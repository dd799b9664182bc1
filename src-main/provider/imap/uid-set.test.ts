import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzz } from '../../../tests/support/fuzz.ts';
import { fitting, toUidSet, uidSets } from './uid-set.ts';

/** What a set names, as a server reads it. */
const named = (set: string): number[] =>
  set === ''
    ? []
    : set.split(',').flatMap((part) => {
        const [first = Number.NaN, last = first] = part.split(':').map(Number);
        return Array.from({ length: last - first + 1 }, (_, index) => first + index);
      });

describe('toUidSet', () => {
  it.each<[number[], string]>([
    [[], ''],
    [[7], '7'],
    [[1, 2, 3], '1:3'],
    [[3, 1, 2, 2], '1:3'],
    [[1, 3, 5], '1,3,5'],
    [[9, 1, 2, 4, 10, 11, 4_294_967_295], '1:2,4,9:11,4294967295'],
  ])('writes %j as %j', (uids, set) => {
    expect(toUidSet(uids)).toBe(set);
  });

  it('names exactly what it was given, whatever that is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 })), (uids) => {
        expect(named(toUidSet(uids))).toEqual([...new Set(uids)].sort((a, b) => a - b));
      }),
      fuzz(100),
    );
  });

  it('writes ten thousand consecutive ones in a few bytes', () => {
    expect(toUidSet(Array.from({ length: 10_000 }, (_, index) => index + 5))).toBe('5:10004');
  });
});

describe('uidSets', () => {
  it('keeps every command line below 8,192 octets (RFC 7162 §4), and leaves nothing out', () => {
    const scattered = Array.from({ length: 5_000 }, (_, index) => 4_294_000_001 + index * 2);
    const sets = [...uidSets(scattered)];
    expect(sets.length).toBeGreaterThan(1);
    for (const set of sets) expect(set.length).toBeLessThan(7_600);
    expect(sets.flatMap(named)).toEqual(scattered);
  });

  it('is one set where one is enough, none for nothing', () => {
    expect([...uidSets([4, 5, 6, 9])]).toEqual(['4:6,9']);
    expect([...uidSets([])]).toEqual([]);
  });
});

describe('fitting', () => {
  it('cuts by length and by number, and takes alone what fits nowhere', () => {
    const ids = ['a'.repeat(4_000), 'b'.repeat(4_000), 'c', 'd', 'e', 'f'.repeat(9_000), 'g'];
    const pieces = [...fitting(ids, (id) => id.length, 3)].map((piece) => piece.map((id) => id[0]).join(''));
    expect(pieces).toEqual(['a', 'bcd', 'e', 'f', 'g']);
  });
});
