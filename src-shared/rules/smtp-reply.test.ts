import { describe, expect, it } from 'vitest';
import { classifyReply, isSendDue, isTooLongPutOff, sendPause } from './smtp-reply.ts';

describe('what a server’s no means', () => {
  it.each([
    ['421 4.3.2 shutting down', 'again'],
    ['450 4.7.1 greylisted', 'again'],
    ['451 local error', 'again'],
    ['452 4.5.3 too many recipients', 'again'],
    ['503 bad sequence', 'again'],
    ['550 5.1.1 no such user', 'refused'],
    ['550-5.7.60 SMTP; Client does not have permissions to send as this sender', 'refused'],
    ['554 5.7.1 spam', 'refused'],
    ['552 5.2.2 mailbox full', 'refused'],
    ['552 message size exceeds fixed limit', 'too-large'],
    ['552 5.3.4 too big', 'too-large'],
    ['554 message too large', 'too-large'],
    ['530 5.7.0 authentication required', 'sign-in'],
    ['535 5.7.8 bad credentials', 'sign-in'],
  ])('CMP-6: %j is %s', (text, expected) => {
    expect(classifyReply({ code: Number(text.slice(0, 3)), text })).toBe(expected);
  });
});

describe('when a mail is tried again', () => {
  const at = 1_000_000_000;

  it('ever more seldom, at most hourly, and not for ever', () => {
    expect([1, 2, 3, 6, 7, 50].map((attempts) => sendPause(attempts) / 60_000)).toEqual([1, 2, 5, 30, 60, 60]);
    expect(isTooLongPutOff(at, at + 47 * 3_600_000)).toBe(false);
    expect(isTooLongPutOff(at, at + 49 * 3_600_000)).toBe(true);
  });

  it.each([
    ['CMP-5: not before its time, however far that is', { sendAt: at + 10_000, attempts: 0, nextAttemptAt: 0 }, false],
    ['CMP-5: from its time on', { sendAt: at, attempts: 0, nextAttemptAt: 0 }, true],
    ['not while it is put off', { sendAt: 0, attempts: 1, nextAttemptAt: at + 1 }, false],
    ['after that', { sendAt: 0, attempts: 1, nextAttemptAt: at }, true],
    [
      'R6: a clock that was set back holds nothing up',
      { sendAt: 0, attempts: 1, nextAttemptAt: at + 86_400_000 },
      true,
    ],
  ])('%s', (_, mail, due) => {
    expect(isSendDue(mail, at)).toBe(due);
  });
});
