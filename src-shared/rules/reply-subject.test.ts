import { describe, expect, it } from 'vitest';
import { answerSubject, bareSubject } from './reply-subject.ts';

describe('the subject of an answer', () => {
  it.each([
    ['Offer', 'Re: Offer'],
    ['Re: Offer', 'Re: Offer'],
    ['RE: re: Re[2]: Offer', 'Re: Offer'],
    ['SV: AW: Odp: Offer', 'Re: Offer'],
    ['回复：Offer', 'Re: Offer'],
    ['Fwd: Re: Offer', 'Re: Offer'],
    ['Re^3: Offer', 'Re: Offer'],
    ['', 'Re:'],
  ])('CMP-1: Re: stands once: %j → %j', (subject, expected) => {
    expect(answerSubject('reply', subject)).toBe(expected);
  });

  it.each([
    ['Offer', 'Fwd: Offer'],
    ['WG: TR: Offer', 'Fwd: Offer'],
    ['Re: Fwd: Offer', 'Fwd: Offer'],
    ['RV : Offer', 'Fwd: Offer'],
  ])('CMP-1: so does Fwd: %j → %j', (subject, expected) => {
    expect(answerSubject('forward', subject)).toBe(expected);
  });

  it.each([
    'Invoice: 12',
    'Ref: 2024-11',
    'Reply: needed',
    'Resume: Anna',
    'Ad hoc: meeting',
    'Transport: offer',
    '12:30 call',
  ])('D7: a subject of its own keeps its colon: %j', (subject) => {
    expect(bareSubject(subject)).toBe(subject);
  });
});
