import { expect, it } from 'vitest';
import { mayAsk } from './request-blocker.ts';

const asked = (url: string, from: string) => mayAsk({ url, resourceType: 'image', frame: { url: from } });

it.each([
  ['dealbox-app://window/index.html', 'dealbox-app://window/index.html'],
  ['mail://m1/', 'dealbox-app://window/index.html'],
  ['mail://m1/cid/a', 'mail://m1/'],
  ['data:image/png;base64,AA', 'mail://m1/'],
])('lets %s pass for %s', (url, from) => {
  expect(asked(url, from)).toBe(true);
});

it.each([
  ['https://example.com/a.png', 'mail://m1/'],
  ['https://example.com/a.png', 'dealbox-app://window/index.html'],
  ['http://127.0.0.1/', 'mail://m1/'],
  ['ws://example.com/', 'mail://m1/'],
  ['ftp://example.com/', 'mail://m1/'],
  ['file:///etc/passwd', 'mail://m1/'],
  ['mail://m2/cid/a', 'mail://m1/'],
  ['dealbox-app://window/index.html', 'mail://m1/'],
])('SECURITY 2: stops %s for %s', (url, from) => {
  expect(asked(url, from)).toBe(false);
});
