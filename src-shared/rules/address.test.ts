import { expect, it } from 'vitest';
import { baseAddress, domainOf, isSameMailbox, normalizeAddress } from './address.ts';

it.each([
  ['Carol@Customer.Example', 'carol@customer.example'],
  ['  carol@customer.example ', 'carol@customer.example'],
  ['carol@customer.example.', 'carol@customer.example'],
  ['JÜRGEN@MÜLLER.example', 'jürgen@xn--mller-kva.example'],
  ['jürgen@xn--mller-kva.example', 'jürgen@xn--mller-kva.example'],
  // composed and decomposed are one
  ['ju\u0308rgen@x.example', 'jürgen@x.example'],
  ['"a b"@x.example', ''],
  ['two@at@x.example', 'two@at@x.example'],
  ['no address', ''],
  ['@x.example', ''],
  ['carol@', ''],
  ['', ''],
  [`${'a'.repeat(400)}@x.example`, ''],
])('CRM-3: %j is compared as %j', (text, expected) => expect(normalizeAddress(text)).toBe(expected));

it.each([
  ['carol+news@x.example', 'carol@x.example'],
  ['carol+a+b@x.example', 'carol@x.example'],
  ['carol@x.example', 'carol@x.example'],
  ['+carol@x.example', '+carol@x.example'],
  ['carol@x+y.example', 'carol@x+y.example'],
])('CRM-3: %j belongs to %j', (address, base) => expect(baseAddress(address)).toBe(base));

it('knows a mailbox by either form', () => {
  expect(isSameMailbox('carol+a@x.example', 'carol@x.example')).toBe(true);
  expect(isSameMailbox('carol+a@x.example', 'carol+b@x.example')).toBe(true);
  expect(isSameMailbox('carol@x.example', 'carol@y.example')).toBe(false);
  expect(domainOf('carol@x.example')).toBe('x.example');
});
