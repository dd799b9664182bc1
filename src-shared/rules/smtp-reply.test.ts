import { describe, expect, it } from 'vitest';
import { classifyReply, isTooLongPutOff, sendPause } from './smtp-reply.ts';

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
});
