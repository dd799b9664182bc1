import { describe, expect, it } from 'vitest';
import { flagBits } from '../model/mail.ts';
import type { ProviderMark } from '../model/operation.ts';
import { agreedFlags, mergeFlags } from './merge-flags.ts';

const { seen, starred, answered, deleted } = flagBits;
const none = { seen: false, starred: false, answered: false };
const nothing: ReadonlySet<ProviderMark> = new Set();

describe('mergeFlags', () => {
  it.each([
    [
      'what was set there is set here',
      none,
      0,
      seen | starred | answered,
      nothing,
      { seen: true, starred: true, answered: true },
    ],
    ['what was taken off there is taken off here', { seen: true, starred: true, answered: true }, 7, 0, nothing, none],
    [
      'what did not change there stays as it is here',
      { ...none, starred: true },
      seen,
      seen | answered,
      nothing,
      { seen: false, starred: true, answered: true },
    ],
    ['nothing changed there: nothing changes here', { ...none, seen: true }, 0, 0, nothing, { ...none, seen: true }],
    [
      'a mark that waits to be carried out is kept',
      { ...none, seen: true },
      seen,
      0,
      new Set(['seen'] as const),
      { ...none, seen: true },
    ],
    [
      '… and only that one',
      { ...none, seen: true, starred: true },
      seen | starred,
      0,
      new Set(['seen'] as const),
      { ...none, seen: true },
    ],
    [
      'an answer that is still to be told there is kept',
      { ...none, answered: true },
      answered,
      0,
      new Set(['answered'] as const),
      { ...none, answered: true },
    ],
    ['\\Deleted is no mark of a message', none, 0, deleted, nothing, none],
  ] as const)('SYN-2, SYN-8: %s', (_, local, lastSeen, now, waiting, expected) => {
    expect(mergeFlags(local, lastSeen, now, waiting)).toEqual(expected);
  });

  it('SYN-8: told twice, it changes nothing the second time', () => {
    for (let lastSeen = 0; lastSeen < 16; lastSeen += 1)
      for (let now = 0; now < 16; now += 1) {
        const once = mergeFlags(none, lastSeen, now, nothing);
        expect(mergeFlags(once, now, now, nothing)).toEqual(once);
      }
  });
});

describe('agreedFlags', () => {
  const local = { seen: false, starred: true, answered: false };

  it.each([
    [
      'what all copies agree on is taken over',
      [seen, seen | answered],
      nothing,
      { seen: true, starred: false, answered: false },
    ],
    ['what they differ on stays as it is here', [seen | starred, 0], nothing, local],
    ['one copy alone decides', [seen | answered], nothing, { seen: true, starred: false, answered: true }],
    ['a mark that waits to be carried out is kept', [seen], new Set(['starred'] as const), { ...local, seen: true }],
    ['an answer that is still to be told there is kept', [starred | answered], new Set(['answered'] as const), local],
    ['\\Deleted is no mark of a message', [starred | deleted], nothing, local],
  ] as const)('SYN-2, ARC-6: %s', (_, copies, waiting, expected) => {
    expect(agreedFlags(local, copies, () => waiting)).toEqual(expected);
  });

  it('SYN-2: what waits is only asked where something would change', () => {
    const asked = () => {
      throw new Error('asked');
    };
    expect(agreedFlags(local, [starred], asked)).toEqual(local);
  });
});
