import { expect, test } from 'vitest';
import { parsePeople } from './parse-people.ts';

const person = (name: string, address: string) => ({ name, address });

test.each([
  ['anna@x.example', [person('', 'anna@x.example')]],
  ['Anna Berg <anna@x.example>', [person('Anna Berg', 'anna@x.example')]],
  ['"Berg, Anna" <anna@x.example>', [person('Berg, Anna', 'anna@x.example')]],
  ['Berg, Anna <anna@x.example>', [person('Berg, Anna', 'anna@x.example')]],
  [
    'a@x.example, B <b@x.example>; c@x.example\nd@x.example',
    ['a', 'b', 'c', 'd'].map((one) => person(one === 'b' ? 'B' : '', `${one}@x.example`)),
  ],
  ['mailto:anna@x.example', [person('', 'anna@x.example')]],
  ['anna', [person('', 'anna')]],
  ['مریم <maryam@x.example>', [person('مریم', 'maryam@x.example')]],
  [' ;, ', []],
  ['', []],
])('CMP-2: %j is read as the people it names', (text, people) => {
  expect(parsePeople(text)).toEqual(people);
});
