import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeSpeller } from './speller.ts';

const file = (name: string): Buffer =>
  readFileSync(new URL(`../../../node_modules/dictionary-en/${name}`, import.meta.url));
const speller = makeSpeller({ aff: file('index.aff'), dic: file('index.dic') }, ['Dealbox', 'Müller']);

test.each(['receive', 'Tuesday', 'OFFER', "don't", 'don’t'])('CMP-2: %s is right', (word) => {
  expect(speller.isMisspelled(word)).toBe(false);
});

test.each(['recieve', 'tommorow', 'Teh', 'BUISNESS', "dont't"])('CMP-2: %s is marked', (word) => {
  expect(speller.isMisspelled(word)).toBe(true);
});

test.each(['سلام', 'שלום', '你好', 'привет', 'INV2027x', '12.5k', 'a'.repeat(61)])(
  'CMP-2: %s has no dictionary here and is never marked',
  (word) => {
    expect(speller.isMisspelled(word)).toBe(false);
    expect(speller.suggest(word)).toEqual([]);
  },
);

test('CMP-2: a word that the person added is right, in capitals too, and is suggested', () => {
  expect(speller.isMisspelled('Müller')).toBe(false);
  expect(speller.isMisspelled('MÜLLER')).toBe(false);
  expect(speller.isMisspelled('Contoso')).toBe(true);
  speller.add('Contoso');
  expect(speller.isMisspelled('Contoso')).toBe(false);
  expect(speller.suggest('Contosso')).toContain('Contoso');
});

test('CMP-2: suggests what was meant, at most five', () => {
  expect(speller.suggest('recieve')).toContain('receive');
  expect(speller.suggest('bater')).toHaveLength(5);
});
