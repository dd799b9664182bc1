import { expect, it } from 'vitest';
import { isWithin, mailDomain, mailHost } from './mail-host.ts';

it.each([
  ['imap.example.com', 'imap.example.com'],
  ['IMAP.Example.COM.', 'imap.example.com'],
  ['pöst.example', 'xn--pst-sna.example'],
  ['10.0.0.1', null],
  ['192.168.1.1', null],
  ['0x7f.0.0.1', null],
  ['2130706433', null],
  ['[::1]', null],
  ['::ffff:127.0.0.1', null],
  ['localhost', null],
  ['imap.localhost', null],
  ['printer.local', null],
  ['router', null],
  ['imap.example.com\nevil.example', null],
  ['imap.example.com\0', null],
  ['imap.example.com/path', null],
  ['imap.example.com:993', null],
  ['user@imap.example.com', null],
  ['imap..example.com', null],
  ['-imap.example.com', null],
  ['imap_1.example.com', null],
  [`${'a'.repeat(64)}.example`, null],
  [`${'a.'.repeat(130)}example`, null],
  ['', null],
])('ACC-2: a server called %j', (text, host) => {
  expect(mailHost(text)).toBe(host);
});

it('ACC-2: the domain of an address', () => {
  expect(mailDomain(' Ola@Nordwind.Example ')).toBe('nordwind.example');
  expect(mailDomain('ola@[10.0.0.1]')).toBeNull();
  expect(mailDomain('ola')).toBeNull();
});

it('ACC-2: inside a domain by whole labels only', () => {
  expect(isWithin('imap.example.com', 'example.com')).toBe(true);
  expect(isWithin('example.com', 'example.com')).toBe(true);
  expect(isWithin('evilexample.com', 'example.com')).toBe(false);
});
