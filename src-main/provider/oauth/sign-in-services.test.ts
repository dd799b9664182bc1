import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readServices, requireOwnServers, serviceOfDomain, serviceOfServers, takesToken } from './sign-in-services.ts';

const folder = mkdtempSync(join(tmpdir(), 'dealbox-clients-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (imap: string, smtp: string) => ({
  imap: { host: imap, port: 993, tls: 'on' as const },
  smtp: { host: smtp, port: 465, tls: 'on' as const },
});

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
  expect(serviceOfServers(services, at('imap.gmail.com', 'smtp.gmail.com'))?.id).toBe('google');
  expect(serviceOfServers(services, at('Outlook.Office365.com', 'smtp.office365.com'))?.id).toBe('microsoft');
  expect(serviceOfServers(services, at('imap.nordwind.example', 'smtp.nordwind.example'))).toBeUndefined();
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
  expect(serviceOfServers(services, at('mail.nordwind.example', 'mail.nordwind.example'))?.id).toBe('nordwind');
});

it.each([
  ['google', 'imap.gmail.com', true],
  ['google', 'imap.gmail.com.evil.example', false],
  ['google', 'outlook.office365.com', false],
  ['nordwind', 'mail.nordwind.example', true],
  ['nordwind', 'imap.nordwind.example', false],
  ['within', 'imap.within.example', true],
  ['within', 'imap.notwithin.example', false],
])('ACC-4: a token of %s is shown to %s: %s', (id, host, shown) => {
  const own = { name: 'Own', issuer: 'https://login.example', clientId: 'x', scopes: ['openid'] };
  const nordwind = {
    ...own,
    imap: { host: 'mail.nordwind.example', port: 993, tls: 'on' },
    domains: ['nordwind.example'],
  };
  const services = readServices([file({ nordwind, within: { ...own, domains: ['within.example'] } })]);
  const service = services.find((one) => one.id === id);
  expect(service !== undefined && takesToken(service, host)).toBe(shown);
});

it('ACC-4: reading at Google and sending elsewhere is no sign-in at Google', () => {
  const [google] = readServices([]);
  const servers = at('imap.gmail.com', 'smtp.evil.example');
  expect(serviceOfServers(readServices([]), servers)).toBeUndefined();
  expect(() => google !== undefined && requireOwnServers(google, servers)).toThrow(
    "smtp.evil.example is none of Google's servers",
  );
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
