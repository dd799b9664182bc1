import { expect, it } from 'vitest';
import { hueOf, initials, peopleLine } from './people.ts';

const person = (name: string, address = 'x@example.com', me = false) => ({ name, address, me });

it('gives an address one hue, whatever its case', () => {
  expect(hueOf('Anna@Example.com')).toBe(hueOf('anna@example.com'));
});

it.each([
  ['Anna Berg', 'AB'],
  ['anna', 'A'],
  ['sales@nordwind.example', 'S'],
  ['Łukasz Żak', 'ŁŻ'],
  ['"Berg, Anna"', 'BA'],
  ['', '?'],
  ['李 小龙', '李小'],
])('initials of %j are %j', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

it('names one person in full, several by first name, and oneself as me', () => {
  expect(peopleLine([person('Anna Berg')], 'me', 'nobody')).toBe('Anna Berg');
  expect(peopleLine([person('Anna Berg'), person('Ola', 'ola@x', true)], 'me', 'nobody')).toBe('Anna, me');
  expect(peopleLine([person('', 'lea@example.com'), person('Berg, Anna')], 'me', 'nobody')).toBe('lea, Anna');
  expect(peopleLine([], 'me', 'nobody')).toBe('nobody');
});
