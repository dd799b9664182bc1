import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withinOneMistake, withinTwoMistakes } from './typing-mistakes.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcé'), minLength: 6, maxLength: 12 });
const letter = fc.constantFrom(...'abcdé');

/** One mistake at a place, of each kind. */
const spoil = (text: string, place: number, kind: number, other: string): string => {
  const at = place % text.length;
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  if (kind === 0) return before + after;
  if (kind === 1) return before + other + text.slice(at);
  if (kind === 2) return before + other + after;
  return at + 1 < text.length ? `${before}${text[at + 1]}${text[at]}${text.slice(at + 2)}` : text;
};
const mistake = fc.tuple(fc.nat(20), fc.nat(3), letter);

describe('typing mistakes (INB-6)', () => {
  it('forgives any single one, and any two in which no letters are swapped', () => {
    fc.assert(
      fc.property(word, mistake, mistake, (text, [place, kind, other], second) => {
        const once = spoil(text, place, kind, other);
        expect(withinOneMistake(once, text)).toBe(true);
        expect(withinOneMistake(text, once)).toBe(true);
        const twice = spoil(spoil(text, place, kind % 3, other), second[0], second[1] % 3, second[2]);
        expect(withinTwoMistakes(twice, text)).toBe(true);
      }),
    );
  });

  it.each([
    ['invoice', 'invoices', true],
    ['invoice', 'invoicing', false],
    ['offer', 'coffer', true],
    ['offer', 'officer', false],
    ['abcd', 'badc', false],
    ['contract', 'contact', true],
    ['', 'a', true],
    ['', 'ab', false],
  ])('%s and %s: one mistake or none is %s', (a, b, expected) => {
    expect(withinOneMistake(a, b)).toBe(expected);
  });

  it('does not take one long word for another', () => {
    expect(withinTwoMistakes('presentation', 'preparation')).toBe(false);
    expect(withinTwoMistakes('procurement', 'procuremant')).toBe(true);
    expect(withinTwoMistakes('quarterly', 'masterly')).toBe(false);
  });
});
