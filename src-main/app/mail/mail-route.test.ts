import { expect, it } from 'vitest';
import { mailRoute } from './mail-route.ts';

it('reads the addresses of a message', () => {
  expect(mailRoute('mail://m12/')).toEqual({ kind: 'body', message: 12 });
  expect(mailRoute('mail://m12/?again=2')).toEqual({ kind: 'body', message: 12 });
  expect(mailRoute('mail://m12/cid/logo%40x%2Fy')).toEqual({ kind: 'inline', message: 12, contentId: 'logo@x/y' });
  expect(mailRoute('mail://m12/image/3')).toEqual({ kind: 'image', message: 12, part: 3 });
  expect(mailRoute('mail://m1838343208960000/pdf/2')).toEqual({ kind: 'pdf', message: 1838343208960000, part: 2 });
  expect(mailRoute('mail://m12/remote/https%3A%2F%2Fexample.com%2Fa.png')).toEqual({
    kind: 'remote',
    message: 12,
    address: 'https://example.com/a.png',
  });
  expect(mailRoute('mail://d6/')).toEqual({ kind: 'draft-quote', draft: 6 });
  expect(mailRoute('mail://d6/font/latin')).toEqual({ kind: 'font', name: 'latin' });
  expect(mailRoute('mail://d6/cid/a%40dealbox')).toEqual({ kind: 'draft-inline', draft: 6, contentId: 'a@dealbox' });
});

it.each([
  'mail://12/',
  'mail://m0/',
  'mail://m12/image/x',
  'mail://m12/image/3/4',
  'mail://m12/raw/1',
  'mail://d6/image/1',
  'mail://d6/cid/',
  'mail://m12/cid/%ff',
  'mail://m12/font/..%2f..%2fx',
  'https://m12/',
  'nonsense',
])('knows nothing of %s', (address) => {
  expect(mailRoute(address)).toBeNull();
});
