import { expect, it } from 'vitest';
import { isSamePerson } from './same-person.ts';

it.each([
  ['ola@nordwind.example', 'Ola@Nordwind.example', true],
  ['ola.nowak@gmail.com', 'olanowak@googlemail.com', true],
  ['ola+sales@nordwind.example', 'ola@nordwind.example', true],
  ['ola.nowak@nordwind.example', 'olanowak@nordwind.example', false],
  ['ola@nordwind.example', 'anna@nordwind.example', false],
  ['ola@nordwind.example', 'ola@nordwind.example.evil.example', false],
  ['', '', false],
  ['ola@nordwind.example', '', false],
])('ACC-2: typed %j and signed in as %j is the same person: %s', (typed, claimed, same) => {
  expect(isSamePerson(typed, claimed)).toBe(same);
});
