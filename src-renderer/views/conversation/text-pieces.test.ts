import { expect, it } from 'vitest';
import { linkPieces, textPieces } from './text-pieces.ts';

it('INB-5: folds the quotation with the line that introduces it', () => {
  const text = 'Thanks, agreed.\n\nOn 12 Mar 2026, Anna Berg wrote:\n> Could you send\n> the quote?\n\nOla';
  expect(textPieces(text)).toEqual([
    { kind: 'said', text: 'Thanks, agreed.' },
    { kind: 'quoted', text: 'On 12 Mar 2026, Anna Berg wrote:\n> Could you send\n> the quote?' },
    { kind: 'said', text: 'Ola' },
  ]);
});

it('INB-5: knows the way Outlook quotes', () => {
  const pieces = textPieces('Yes.\n\n-----Original Message-----\nFrom: Anna\n\nHello');
  expect(pieces.map((piece) => piece.kind)).toEqual(['said', 'quoted']);
});

it('leaves a letter without quotation whole', () => {
  expect(textPieces('One\n\nTwo: three > two')).toEqual([{ kind: 'said', text: 'One\n\nTwo: three > two' }]);
});

it('finds addresses and leaves the full stop alone', () => {
  const links = linkPieces('See https://example.com/a_(b). Or www.example.org, or mail ola@example.com!');
  expect(links.filter((piece) => piece.href !== '').map((piece) => piece.href)).toEqual([
    'https://example.com/a_(b)',
    'https://www.example.org',
    'mailto:ola@example.com',
  ]);
  expect(links.map((piece) => piece.text).join('')).toBe(
    'See https://example.com/a_(b). Or www.example.org, or mail ola@example.com!',
  );
});

it.each([
  ['letters', 'a'.repeat(300_000)],
  ['half addresses', 'http://a '.repeat(40_000)],
  ['at signs', 'a@'.repeat(100_000)],
  ['quote marks', '> '.repeat(100_000)],
  ['lines', 'On wrote:\n'.repeat(30_000)],
])('SECURITY R4: stays linear over %s', (_, text) => {
  const begun = performance.now();
  for (const piece of textPieces(text)) linkPieces(piece.text);
  expect(performance.now() - begun).toBeLessThan(1500);
});
