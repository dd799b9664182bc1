import { expect, it } from 'vitest';
import { isFromContact } from './from-contact.ts';

const contact = (received: boolean) => ({ received, contact: 1 });
const stranger = (received: boolean) => ({ received, contact: 0 });

it.each([
  ['received from a contact', [contact(true)], true],
  ['only sent to a contact (R123)', [contact(false)], false],
  ['sent to a contact, answered by a stranger', [contact(false), stranger(true)], false],
  ['sent to a contact who answered (R124)', [contact(true), stranger(true)], true],
  ['from strangers only', [stranger(true)], false],
  ['nobody', [], false],
])('R124: %s', (_, correspondents, expected) => expect(isFromContact(correspondents)).toBe(expected));
