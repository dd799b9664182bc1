import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkVisibility, morePrivate, type SharedMail, sightOf } from './visibility.ts';

const ola = 1;
const ben = 2;
const eve = 3;
const personal = (visibility: SharedMail['visibility']): SharedMail => ({
  type: 'personal',
  owner: ola,
  members: [],
  visibility,
});
const team = (visibility: SharedMail['visibility']): SharedMail => ({
  type: 'team',
  owner: ola,
  members: [ola, ben],
  visibility,
});

describe('who sees a conversation (VIS-1, VIS-2)', () => {
  it.each([
    ['R089 private, its owner', personal('private'), ola, false, 'mailbox'],
    ['R089 private, anyone else, although linked', personal('private'), ben, true, 'nowhere'],
    ['R088 shared, someone who sees the deal', personal('shared'), ben, true, 'records'],
    ['R095 shared, not linked to anything they see', personal('shared'), ben, false, 'nowhere'],
    ['R091 team only, a member', team('team'), ben, false, 'mailbox'],
    ['R091 team only, anyone else, although linked', team('team'), eve, true, 'nowhere'],
    ['R090 shared by the team, someone who sees the deal', team('shared'), eve, true, 'records'],
    ['R090 shared by the team, a member', team('shared'), ben, false, 'mailbox'],
  ] as const)('%s', (_, mail, user, linked, expected) => expect(sightOf(user, mail, linked).where).toBe(expected));

  it('R093: never in the mailbox of one who is neither owner nor member, whatever is set', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('personal' as const, 'team' as const),
        fc.constantFrom('shared' as const, 'private' as const, 'team' as const),
        fc.array(fc.integer({ min: 1, max: 9 })),
        fc.boolean(),
        (type, visibility, members, linked) => {
          const sight = sightOf(99, { type, owner: 1, members, visibility }, linked);
          expect(sight.where).not.toBe('mailbox');
          if (visibility !== 'shared' || !linked) expect(sight.where).toBe('nowhere');
        },
      ),
    );
  });
});

it('VIS-1: a personal account has shared and private, a team account shared and team', () => {
  expect(() => checkVisibility('personal', 'private')).not.toThrow();
  expect(() => checkVisibility('team', 'team')).not.toThrow();
  expect(() => checkVisibility('personal', 'team')).toThrow('shared or private');
  expect(() => checkVisibility('team', 'private')).toThrow('shared or team');
});

it('D19: of two that become one, the more private counts', () => {
  expect(morePrivate('shared', 'private')).toBe('private');
  expect(morePrivate('private', 'shared')).toBe('private');
  expect(morePrivate('team', 'shared')).toBe('team');
  expect(morePrivate('shared', 'shared')).toBe('shared');
});
