import { describe, expect, it } from 'vitest';
import { pickFrom } from './pick-from.ts';

const at = (address: string) => ({ name: '', address });
const identities = [at('alice@example.test'), at('sales@example.test'), at('alice.berg@example.test')] as const;
const nobody = { from: at('carol@customer.example'), deliveredTo: [], to: [], cc: [], bcc: [] };

describe('which address an answer comes from', () => {
  it.each([
    ['the address written to', { to: [at('sales@example.test')] }, 'sales@example.test'],
    ['in whatever case', { cc: [at('Alice.Berg@EXAMPLE.test')] }, 'alice.berg@example.test'],
    [
      'how it was delivered before how it was addressed',
      { deliveredTo: ['sales@example.test'], to: [at('alice@example.test')] },
      'sales@example.test',
    ],
    [
      'but the main address of a delivery says nothing',
      { deliveredTo: ['alice@example.test'], to: [at('sales@example.test')] },
      'sales@example.test',
    ],
    ['a +tag is its mailbox', { to: [at('sales+fair@example.test')] }, 'sales@example.test'],
    [
      'an exact alias before a +tag',
      { to: [at('sales+fair@example.test'), at('alice.berg@example.test')] },
      'alice.berg@example.test',
    ],
    ['the account’s own where none fits', { to: [at('everyone@example.test')] }, 'alice@example.test'],
    [
      'an own mail is answered from where it came',
      { from: at('sales@example.test'), to: [at('carol@customer.example')] },
      'sales@example.test',
    ],
    ['nothing is no address', { to: [at('')] }, 'alice@example.test'],
  ])('D23: %s', (_, written, expected) => {
    expect(pickFrom([...identities], { ...nobody, ...written }).address).toBe(expected);
  });
});
