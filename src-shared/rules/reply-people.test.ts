import { describe, expect, it } from 'vitest';
import type { Address } from '../model/conversation.ts';
import { type Answered, replyPeople } from './reply-people.ts';

const person = (text: string): Address => ({ name: '', address: text });
const mail = (
  parts: Partial<Record<'replyTo' | 'to' | 'cc', string[]>> & { from?: string; outgoing?: boolean },
): Answered => ({
  from: person(parts.from ?? 'carol@customer.example'),
  replyTo: (parts.replyTo ?? []).map(person),
  to: (parts.to ?? ['alice@example.test']).map(person),
  cc: (parts.cc ?? []).map(person),
  outgoing: parts.outgoing ?? false,
});
const own = ['alice@example.test', 'sales@example.test'];
const show = (list: readonly Address[]) => list.map((entry) => entry.address).join(' ');

describe('whom an answer goes to', () => {
  it.each([
    ['the sender', mail({}), false, 'carol@customer.example', ''],
    ['Reply-To before the sender', mail({ replyTo: ['desk@customer.example'] }), false, 'desk@customer.example', ''],
    [
      'all others, without oneself',
      mail({ to: ['Alice@Example.test', 'bob@example.test'], cc: ['sales@example.test', 'dave@supplier.example'] }),
      true,
      'carol@customer.example bob@example.test',
      'dave@supplier.example',
    ],
    [
      'nobody twice, in whatever case',
      mail({ to: ['CAROL@customer.example', 'bob@example.test'], cc: ['Bob@Example.Test'] }),
      true,
      'carol@customer.example bob@example.test',
      '',
    ],
    ['oneself with a +tag is oneself', mail({ to: ['alice+shop@example.test'] }), true, 'carol@customer.example', ''],
    [
      'to whom one’s own mail went',
      mail({
        from: 'alice@example.test',
        to: ['carol@customer.example'],
        cc: ['dave@supplier.example'],
        outgoing: true,
      }),
      true,
      'carol@customer.example',
      'dave@supplier.example',
    ],
    [
      'a list and the one who wrote to it',
      mail({ replyTo: ['list@customer.example'], to: ['list@customer.example'] }),
      true,
      'list@customer.example carol@customer.example',
      '',
    ],
    [
      'a note to oneself',
      mail({ from: 'alice@example.test', to: ['alice@example.test'] }),
      false,
      'alice@example.test',
      '',
    ],
  ])('CMP-1: %s', (_, answered, all, to, cc) => {
    const people = replyPeople(answered, own, all);
    expect([show(people.to), show(people.cc)]).toEqual([to, cc]);
  });
});
