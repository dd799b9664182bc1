import { describe, expect, it } from 'vitest';
import { decideFiling, decideUnclear, learntSentCopy, type SentCopy, sentCopyOf } from './sent-copy.ts';

/** Looks in vain until something else is decided. */
function inVain(filedBy: SentCopy, appending = false): { looks: number; seconds: number; end: string } {
  let seconds = 0;
  for (let looks = 1; ; looks += 1) {
    const step = decideFiling({ found: false, filedBy, looks, appending });
    if (step.step !== 'look-again') return { looks, seconds, end: step.step };
    seconds += step.pause / 1000;
  }
}

describe('exactly one copy in Sent', () => {
  it('SYN-6: a copy that is there is the one', () => {
    for (const filedBy of ['provider', 'unknown', 'dealbox'] as const)
      expect(decideFiling({ found: true, filedBy, looks: 1, appending: false })).toEqual({ step: 'filed' });
  });

  it('D6: a provider that files by itself is waited for, minutes long, before a copy is added', () => {
    expect(inVain('provider')).toEqual({ looks: 9, seconds: 498, end: 'append' });
  });

  it('D6: an unknown one for seconds, and where Dealbox files nobody waits', () => {
    expect(inVain('unknown')).toEqual({ looks: 4, seconds: 14, end: 'append' });
    expect(inVain('dealbox')).toEqual({ looks: 1, seconds: 0, end: 'append' });
  });

  it('R1: an append that was cut off may still come through: one more look', () => {
    expect(inVain('dealbox', true)).toEqual({ looks: 2, seconds: 5, end: 'append' });
    expect(inVain('unknown', true)).toEqual(inVain('unknown'));
  });

  it('D6: the first mail teaches who files', () => {
    expect(learntSentCopy('unknown', 'filed', false)).toBe('provider');
    expect(learntSentCopy('unknown', 'filed', true)).toBe('dealbox');
    expect(learntSentCopy('unknown', 'append', true)).toBe('dealbox');
    expect(learntSentCopy('provider', 'append', true)).toBe('provider');
  });

  it.each([
    ['smtp.gmail.com', 'provider'],
    ['smtp.office365.com', 'provider'],
    ['smtp-mail.outlook.com', 'provider'],
    ['mail.example.test', 'unknown'],
    ['gmail.com.evil.example', 'unknown'],
  ])('D6: %s: %s', (host, expected) => {
    expect(sentCopyOf(host)).toBe(expected);
  });
});

describe('a sending that ended unclearly', () => {
  it('CMP-6: found, it was sent', () => {
    expect(decideUnclear({ found: true, looks: 1 })).toEqual({ step: 'sent' });
  });

  it('CMP-6, D5: not found, a person decides; it is never sent by guess', () => {
    expect([1, 2, 3, 4, 5].map((looks) => decideUnclear({ found: false, looks }).step)).toEqual([
      'look-again',
      'look-again',
      'look-again',
      'ask',
      'ask',
    ]);
  });
});
