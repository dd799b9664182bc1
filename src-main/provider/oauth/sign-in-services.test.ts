import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readServices, serviceOfDomain, serviceOfHost } from './sign-in-services.ts';

const folder = mkdtempSync(join(tmpdir(), 'dealbox-clients-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(contents: unknown): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
  return path;
}

it('ACC-2: Google and Microsoft are known, and registered nowhere yet', () => {
  const services = readServices([]);
  expect(services.map(({ id, name, clientId }) => [id, name, clientId])).toEqual([
    ['google', 'Google', ''],
    ['microsoft', 'Microsoft', ''],
  ]);
  expect(services[0]?.scopes).toContain('https://mail.google.com/');
  expect(serviceOfHost(services, 'imap.gmail.com')?.id).toBe('google');
  expect(serviceOfHost(services, 'Outlook.Office365.com')?.id).toBe('microsoft');
  expect(serviceOfHost(services, 'imap.nordwind.example')).toBeUndefined();
});

it('ACC-2: an organization adds its registration, its domains, or a service of its own; later files win', () => {
  const first = file({ google: { clientId: 'one', domains: ['Nordwind.example'] } });
  const second = file({
    google: { clientId: 'two' },
    nordwind: {
      name: 'Nordwind',
      issuer: 'https://login.nordwind.example',
      clientId: 'dealbox',
      scopes: ['openid', 'mail'],
      imap: { host: 'mail.nordwind.example', port: 993, tls: 'on' },
    },
  });
  const services = readServices([first, second, join(folder, 'not-there.json')]);
  expect(services.find(({ id }) => id === 'google')).toMatchObject({ clientId: 'two', domains: ['nordwind.example'] });
  expect(serviceOfDomain(services, 'Ola@NORDWIND.example')?.id).toBe('google');
  expect(serviceOfHost(services, 'mail.nordwind.example')?.id).toBe('nordwind');
});

it.each([
  ['no JSON', '{', 'is no JSON'],
  ['an unknown word', { google: { clientID: 'x' } }, 'clientID'],
  ['half a service', { nordwind: { clientId: 'x' } }, 'needs a name, an issuer and scopes'],
  ['a service in the clear', { google: { issuer: 'http://accounts.example' } }, 'without encryption'],
  ['a service that only looks local', { google: { issuer: 'http://127.0.0.1.evil.example' } }, 'without encryption'],
])('ACC-2: refuses %s, and says why', (_, contents, words) => {
  expect(() => readServices([file(contents)])).toThrow(words);
});
