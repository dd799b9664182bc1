import { expect, it } from 'vitest';
import { parseAutoconfig } from './autoconfig-xml.ts';
import { chooseServers } from './choose-servers.ts';

const server = (
  tag: 'incomingServer' | 'outgoingServer',
  type: string,
  [hostname, port, socketType]: readonly [string, number | string, string],
  more = '<username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>',
) =>
  `<${tag} type="${type}"><hostname>${hostname}</hostname><port>${port}</port><socketType>${socketType}</socketType>${more}</${tag}>`;

const file = (...servers: readonly string[]) =>
  `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="example.com"><domain>example.com</domain>${servers.join('')}</emailProvider></clientConfig>`;

const choose = (xml: string) => chooseServers(parseAutoconfig(xml) ?? [], 'ola@example.com');

const smtp = server('outgoingServer', 'smtp', ['smtp.example.com', 465, 'SSL']);
const imap = server('incomingServer', 'imap', ['imap.example.com', 993, 'SSL']);

it('ACC-2: reads the servers of a file, POP left out', () => {
  const pop = server('incomingServer', 'pop3', ['pop.example.com', 995, 'SSL']);
  expect(choose(file(pop, imap, smtp))).toEqual({
    kind: 'chosen',
    imap: { host: 'imap.example.com', port: 993, tls: 'on' },
    smtp: { host: 'smtp.example.com', port: 465, tls: 'on' },
    user: 'ola@example.com',
  });
});

it('ACC-2: fills in the parts of the address, in names too', () => {
  const named = server(
    'incomingServer',
    'imap',
    ['imap.%EMAILDOMAIN%', 993, 'SSL'],
    '<username>%EMAILLOCALPART%</username>',
  );
  expect(choose(file(named, smtp))).toMatchObject({ imap: { host: 'imap.example.com' }, user: 'ola' });
});

it('ACC-2: TLS goes before STARTTLS, whatever the file puts first; else its order holds', () => {
  const later = server('incomingServer', 'imap', ['starttls.example.com', 143, 'STARTTLS']);
  const other = server('incomingServer', 'imap', ['second.example.com', 993, 'SSL']);
  expect(choose(file(later, imap, other, smtp))).toMatchObject({ imap: { host: 'imap.example.com', tls: 'on' } });
});

it('SECURITY 4: a server without encryption is raised to STARTTLS, never taken as it is', () => {
  const plain = server('incomingServer', 'imap', ['imap.example.com', 143, 'plain']);
  const out = server('outgoingServer', 'smtp', ['smtp.example.com', 587, 'none']);
  expect(choose(file(plain, out))).toMatchObject({
    imap: { host: 'imap.example.com', port: 143, tls: 'starttls' },
    smtp: { host: 'smtp.example.com', port: 587, tls: 'starttls' },
  });
  expect(choose(file(plain, imap, smtp))).toMatchObject({ imap: { port: 993, tls: 'on' } });
});

it.each([
  ['a number of a private range', ['10.0.0.1', 993, 'SSL'], 'names a server that no mail server is called'],
  ['this computer', ['localhost', 143, 'plain'], 'names a server that no mail server is called'],
  [
    'a name with a line end',
    ['imap.example.com&#10;LOGOUT', 993, 'SSL'],
    'names a server that no mail server is called',
  ],
  ['a name with markup', ['&lt;b&gt;.example.com', 993, 'SSL'], 'names a server that no mail server is called'],
  ['a port that is none', ['imap.example.com', 70_000, 'SSL'], 'names a port that is none'],
  ['a port with letters', ['imap.example.com', '993x', 'SSL'], 'names a port that is none'],
  ['an unknown connection', ['imap.example.com', 993, 'QUIC'], 'asks for a connection that Dealbox does not know'],
] as const)('SECURITY 4: a file that names %s is left out, and says why', (_, named, why) => {
  const bad = server('incomingServer', 'imap', named);
  expect(choose(file(bad, smtp))).toEqual({ kind: 'none', why });
});

it('ACC-2: a server that wants Kerberos only is left out; OAuth or a password will do', () => {
  const kerberos = server(
    'incomingServer',
    'imap',
    ['imap.example.com', 993, 'SSL'],
    '<authentication>GSSAPI</authentication>',
  );
  const either = server(
    'incomingServer',
    'imap',
    ['two.example.com', 993, 'SSL'],
    '<authentication>GSSAPI</authentication><authentication>OAuth2</authentication>',
  );
  expect(choose(file(kerberos, smtp))).toMatchObject({ kind: 'none', why: expect.stringContaining('sign in') });
  expect(choose(file(kerberos, either, smtp))).toMatchObject({ imap: { host: 'two.example.com' } });
});

it('ACC-2: a user name that is none becomes the address', () => {
  const odd = (username: string) =>
    server('incomingServer', 'imap', ['imap.example.com', 993, 'SSL'], `<username>${username}</username>`);
  for (const username of ['', 'a&#13;&#10;b', '%UNKNOWN%', 'x'.repeat(400)])
    expect(choose(file(odd(username), smtp))).toMatchObject({ user: 'ola@example.com' });
});

const bomb = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;&a;">]>`;

it.each([
  ['nothing', ''],
  ['a page', '<!doctype html><html><body>Not found</body></html>'],
  ['half a file', '<clientConfig'],
  ['another format', '<Autodiscover><clientConfig/></Autodiscover>'],
  ['a document type with entities', `${bomb}${file(imap, smtp).replace('<?xml version="1.0"?>', '')}`],
  ['an entity of its own in a name', file(imap.replace('imap.example.com', '&b;'), smtp).replace('?>', `?>${bomb}`)],
])('SECURITY 4: %s is no file of settings', (_, xml) => {
  expect(parseAutoconfig(xml)).toBeNull();
});

it('SECURITY 4: an unknown entity stays what it is, and then is no name', () => {
  expect(choose(file(imap.replace('imap.example.com', '&b;.example.com'), smtp))).toMatchObject({ kind: 'none' });
});

it('SECURITY 4: nesting and repeating cost nothing', () => {
  const deep = '<a>'.repeat(10_000);
  expect(parseAutoconfig(`<clientConfig>${deep}`)).toEqual([]);
  expect(parseAutoconfig(file(...Array.from({ length: 300 }, () => imap)))).toHaveLength(20);
});
