import { describe, expect, it } from 'vitest';
import { compileNeverLog, isOnRecord, loggableOf, parseNeverLogPattern } from './never-log.ts';

describe('an entry', () => {
  it.each([
    ['name@example.com', 'name@example.com'],
    ['  Name@Example.COM ', 'name@example.com'],
    ['*@example.com', '*@example.com'],
    ['*@EXAMPLE.com', '*@example.com'],
    ['*@müller.example', '*@xn--mller-kva.example'],
    ['anna+news@x.example', 'anna+news@x.example'],
  ])('NLG-1, R130, R131: %j is taken as %j', (text, pattern) => expect(parseNeverLogPattern(text)).toBe(pattern));

  it.each([
    '',
    'example.com',
    '@example.com',
    '*',
    '*@',
    '*@*.com',
    '*.example.com',
    'a*@example.com',
    '**@example.com',
    'name@example',
    '*@localhost',
    'name@exa mple.com',
    'name@-example.com',
    'a@b@example.com',
    'Anna <anna@example.com>',
    'a@example.com, b@example.com',
    '*@example..com',
  ])('NLG-1, R131: %j is refused', (text) => expect(parseNeverLogPattern(text)).toBeNull());
});

const covers = (pattern: string, address: string) =>
  compileNeverLog([{ pattern, since: 0 }]).coverOf(address) !== undefined;

describe('what an entry covers (NLG-1, A21-11)', () => {
  it.each([
    ['*@acme.com', 'anna@acme.com', true],
    ['*@acme.com', 'anna+x@acme.com', true],
    ['*@acme.com', 'anna@notacme.com', false],
    ['*@acme.com', 'anna@mail.acme.com', false],
    ['*@acme.com', 'anna@acme.com.evil.example', false],
    ['*@mail.acme.com', 'anna@acme.com', false],
    ['anna@acme.com', 'anna@acme.com', true],
    ['anna@acme.com', 'anna+news@acme.com', true],
    ['anna+news@acme.com', 'anna@acme.com', false],
    ['anna@acme.com', 'joanna@acme.com', false],
    ['*@xn--mller-kva.example', 'a@xn--mller-kva.example', true],
  ])('%s and %s: %s', (pattern, address, expected) => expect(covers(pattern, address)).toBe(expected));

  it('of several, the one that holds for the most mail', () => {
    const list = compileNeverLog([
      { pattern: '*@acme.com', since: 500 },
      { pattern: 'anna@acme.com', since: 100 },
    ]);
    expect(list.coverOf('anna@acme.com')?.pattern).toBe('anna@acme.com');
    expect(list.coverOf('ben@acme.com')?.pattern).toBe('*@acme.com');
  });
});

describe('through whom a message is logged (NLG-3)', () => {
  const list = compileNeverLog([{ pattern: '*@ours.example', since: 100 }]);

  it.each([
    [['a@ours.example', 'c@theirs.example'], 200, ['c@theirs.example']],
    [['a@ours.example', 'b@ours.example'], 200, []],
    // A21-10: only what came since it was listed
    [['a@ours.example'], 99, ['a@ours.example']],
    [['a@ours.example'], 100, []],
    [[], 200, []],
  ])('%j that came at %d: %j', (others, at, expected) => expect(loggableOf(list, others, at)).toEqual(expected));
});

describe('whether a message stands on a record (NLG-3)', () => {
  const list = compileNeverLog([
    { pattern: '*@ours.example', since: 0 },
    { pattern: 'carol@theirs.example', since: 100 },
  ]);
  const deal = 90;
  const owners: Readonly<Record<string, number[]>> = {
    'anna@ours.example': [1],
    'carol@theirs.example': [2, 20],
    'carol@home.example': [2, 20],
    'dave@theirs.example': [3, 20],
  };
  const shows = (others: string[], item: number, addedAt = 200, onlyListed = false) =>
    isOnRecord(list, { others, addedAt }, item, (address) => owners[address] ?? [], onlyListed);

  it.each([
    ['all listed: on no record', ['anna@ours.example'], deal, false],
    ['a customer beside a colleague: on the deal', ['anna@ours.example', 'dave@theirs.example'], deal, true],
    ['… and on the customer', ['anna@ours.example', 'dave@theirs.example'], 3, true],
    ['… never on the colleague', ['anna@ours.example', 'dave@theirs.example'], 1, false],
    [
      'a listed customer beside an unlisted one: not on hers',
      ['carol@theirs.example', 'dave@theirs.example'],
      2,
      false,
    ],
    ['… on their organization, through him', ['carol@theirs.example', 'dave@theirs.example'], 20, true],
    ['a listed address of hers beside one that is not', ['carol@theirs.example', 'carol@home.example'], 2, true],
    ['a message to oneself', [], deal, true],
  ])('%s', (_, others, item, expected) => expect(shows(others, item)).toBe(expected));

  it('A21-10: what came before she was listed stays', () => {
    expect(shows(['carol@theirs.example'], 2, 99)).toBe(true);
    expect(shows(['carol@theirs.example'], 2, 100)).toBe(false);
  });

  it('CRM-4: linked by hand although everyone is listed: that was meant', () => {
    expect(shows(['anna@ours.example'], deal, 200, true)).toBe(true);
  });
});
