import { describe, expect, it } from 'vitest';
import { messageDate } from './message-date.ts';
import { firstScope, pastScope } from './past-scope.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 21, 12);

describe('messageDate', () => {
  it.each([
    ['ordinary mail: when it was received', now, now - 60_000, now],
    ['a sender whose clock runs ahead', now, now + 30 * DAY, now],
    ['held up for six days', now, now - 6 * DAY, now],
    ['imported: when it was sent', now, now - 8 * DAY, now - 8 * DAY],
    ['no date at all', now, 0, now],
  ])('%s', (_, receivedAt, sentAt, expected) => {
    expect(messageDate(receivedAt, sentAt)).toBe(expected);
  });
});

describe('scopes', () => {
  it('SYN-1, R111: a new account first syncs the last three days', () => {
    expect(firstScope(now)).toBe(now - 3 * DAY);
  });

  it('SYN-3, R113: one month, three months, six months, one year, never less than the calendar says', () => {
    expect((['1m', '3m', '6m', '1y'] as const).map((range) => (now - pastScope(range, now)) / DAY)).toEqual([
      31, 92, 183, 366,
    ]);
  });
});
