import { describe, expect, it } from 'vitest';
import type { FolderRole } from '../model/folder.ts';
import { CHECKS, decideMissing, isMassDeletion, type Search } from './missing-message.ts';

const search = (change: Partial<Search>): Search => ({
  found: [],
  complete: true,
  vanished: true,
  listingFilled: true,
  checks: 0,
  ...change,
});

describe('decideMissing', () => {
  it.each<[string, Partial<Search>, string]>([
    ['ARC-6: found in the archive', { found: ['archive'] }, 'moved'],
    ['ARC-6: found in a folder of no role', { found: ['other'] }, 'moved'],
    ['ARC-6: found in Junk', { found: ['junk'] }, 'moved'],
    ['DEL-4: found in Trash', { found: ['trash'] }, 'deleted'],
    ['DEL-4: found in Trash and elsewhere is a move: a copy lives', { found: ['trash', 'archive'] }, 'moved'],
    ['DEL-4: the same, seen in the other order', { found: ['archive', 'trash'] }, 'moved'],
    ['DEL-4: nowhere, the first time', {}, 'look-again'],
    ['DEL-4: nowhere, the second time in a row', { checks: 1 }, 'deleted'],
    ['DEL-4: nowhere, but a folder could not be searched', { complete: false, checks: 5 }, 'look-again'],
    [
      'DEL-4: in Trash, but a folder could not be searched: it may be there too',
      { found: ['trash'], complete: false },
      'look-again',
    ],
    ['ARC-6: found outside Trash needs no complete search', { found: ['other'], complete: false }, 'moved'],
    ['DEL-4: an empty listing is no deletion: a person is asked', { listingFilled: false, checks: 9 }, 'ask'],
    ['DEL-4: an empty listing, looked at once', { listingFilled: false }, 'look-again'],
    [
      'M13: a changed UIDVALIDITY, and a folder that could not be searched',
      { vanished: false, complete: false },
      'look-again',
    ],
    ['DEL-4: moved to Trash out of a folder that is empty now', { found: ['trash'], listingFilled: false }, 'deleted'],
    ['M13: a changed UIDVALIDITY is no deletion', { vanished: false, checks: 9 }, 'keep'],
    [
      'M14: a vanished folder is no deletion, even with its mail in Trash',
      { vanished: false, found: ['trash'] },
      'keep',
    ],
    ['ARC-6: a vanished folder whose mail is elsewhere was moved', { vanished: false, found: ['other'] }, 'moved'],
  ])('%s', (_, change, verdict) => {
    expect(decideMissing(search(change))).toBe(verdict);
  });

  it('DEL-4: nothing is ever deleted without a complete search, a vanished UID, and Trash or two checks', () => {
    const roles: readonly (readonly FolderRole[])[] = [[], ['trash'], ['inbox'], ['trash', 'sent'], ['all']];
    for (const found of roles)
      for (const complete of [true, false])
        for (const vanished of [true, false])
          for (const listingFilled of [true, false])
            for (const checks of [0, 1, 7]) {
              if (decideMissing({ found, complete, vanished, listingFilled, checks }) !== 'deleted') continue;
              expect(complete && vanished).toBe(true);
              expect(found.every((role) => role === 'trash')).toBe(true);
              if (found.length === 0) expect(listingFilled && checks + 1 >= CHECKS).toBe(true);
            }
  });
});

describe('isMassDeletion', () => {
  it.each<[string, number, number, number, boolean]>([
    ['one of five by Trash: ordinary work', 1, 0, 5, false],
    ['two of five by Trash: ordinary work', 2, 0, 5, false],
    ['the only message, expunged', 0, 1, 1, false],
    ['nine of ten by Trash', 9, 0, 10, false],
    ['ten of twenty by Trash', 10, 0, 20, true],
    ['three of ten expunged', 0, 3, 10, true],
    ['two of five expunged', 0, 2, 5, false],
    ['exactly a fifth', 0, 20, 100, false],
    ['a fifth and one more', 0, 21, 100, true],
    ['200 of 100,000', 200, 0, 100_000, false],
    ['201 of 100,000', 201, 0, 100_000, true],
    ['201 of 100,000, half of them expunged', 101, 100, 100_000, true],
    ['nothing of an empty folder', 0, 0, 0, false],
  ])('DEL-4, M14: %s', (_, inTrash, nowhere, folderSize, expected) => {
    expect(isMassDeletion({ inTrash, nowhere }, folderSize)).toBe(expected);
  });
});
