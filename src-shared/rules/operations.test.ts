import { describe, expect, it } from 'vitest';
import { coalesceMark, coalesceMove, coalesceTrash, type Waiting } from './operations.ts';

const waiting = (id: number, kind: Waiting['kind'], running = false): Waiting => ({ id, kind, running });
const mark = (id: number, flag: 'seen' | 'starred', running = false): Waiting => ({ id, kind: 'mark', running, flag });

describe('coalesceMove', () => {
  it.each<[string, 'archive' | 'unarchive', readonly Waiting[], { drop: number[]; add: boolean }]>([
    ['nothing waits', 'archive', [], { drop: [], add: true }],
    ['M3: its opposite waits: both are needless', 'unarchive', [waiting(1, 'archive')], { drop: [1], add: false }],
    ['M3: the same waits already', 'archive', [waiting(1, 'archive')], { drop: [], add: false }],
    [
      'its opposite is with the provider already: it must follow',
      'unarchive',
      [waiting(1, 'archive', true)],
      { drop: [], add: true },
    ],
    ['the same is with the provider already', 'archive', [waiting(1, 'archive', true)], { drop: [], add: false }],
    [
      'the last one counts',
      'archive',
      [waiting(1, 'archive', true), waiting(2, 'unarchive')],
      { drop: [2], add: false },
    ],
    ['marks do not matter', 'archive', [mark(1, 'seen')], { drop: [], add: true }],
  ])('%s', (_, kind, queue, expected) => {
    expect(coalesceMove(kind, queue)).toEqual(expected);
  });

  it('M3: any number of archives and unarchives offline leaves at most one operation', () => {
    for (let acts = 0; acts < 64; acts += 1) {
      let queue: Waiting[] = [];
      let last: 'archive' | 'unarchive' | '' = '';
      for (let bit = 0; bit < 6; bit += 1) {
        const kind = ((acts >> bit) & 1) === 1 ? 'archive' : 'unarchive';
        // a person can only unarchive what is archived
        if (kind === last || (last === '' && kind === 'unarchive')) continue;
        last = kind;
        const { drop, add } = coalesceMove(kind, queue);
        queue = queue.filter((item) => !drop.includes(item.id));
        if (add) queue.push(waiting(bit + 1, kind));
      }
      expect(queue.map((item) => item.kind)).toEqual(last === 'archive' ? ['archive'] : []);
    }
  });
});

describe('coalesceTrash', () => {
  it.each<[string, readonly Waiting[], { drop: number[]; add: boolean }]>([
    ['nothing waits', [], { drop: [], add: true }],
    ['every waiting change is needless', [waiting(1, 'archive'), mark(2, 'seen')], { drop: [1, 2], add: true }],
    ['what is with the provider already runs to its end', [waiting(1, 'archive', true)], { drop: [], add: true }],
    ['one deletion is enough', [waiting(1, 'trash')], { drop: [], add: false }],
    ['one deletion is enough, running too', [waiting(1, 'trash', true), mark(2, 'seen')], { drop: [2], add: false }],
  ])('%s', (_, queue, expected) => {
    expect(coalesceTrash(queue)).toEqual(expected);
  });
});

describe('coalesceMark', () => {
  it.each<[string, boolean, readonly Waiting[], { drop: number[]; add: boolean }]>([
    ['the provider has another value', true, [], { drop: [], add: true }],
    ['the provider has this value already', false, [], { drop: [], add: false }],
    ['read and unread again: nothing to do', false, [mark(1, 'seen')], { drop: [1], add: false }],
    ['read, unread, read: the last one replaces', true, [mark(1, 'seen')], { drop: [1], add: true }],
    [
      'one is with the provider already: its outcome is unknown, so it is followed',
      false,
      [mark(1, 'seen', true)],
      { drop: [], add: true },
    ],
    ['another mark is none of its business', true, [mark(1, 'starred')], { drop: [], add: true }],
    ['neither is a move', false, [waiting(1, 'archive')], { drop: [], add: false }],
  ])('SYN-8: %s', (_, differs, queue, expected) => {
    expect(coalesceMark('seen', differs, queue)).toEqual(expected);
  });
});
