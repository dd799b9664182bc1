import { describe, expect, it } from 'vitest';
import { sentCopyOf } from '#shared/rules/sent-copy.ts';
import { profileOf } from './profiles.ts';

const capabilities = (...names: string[]) => new Map(names.map((name) => [name, true]));
const at = (host: string) => profileOf({ host, capabilities: capabilities('IMAP4rev1') });

describe('profileOf', () => {
  it.each([
    ['outlook.office365.com', 'Exchange Online'],
    ['imap-mail.outlook.com', 'Exchange Online'],
    ['imap.mail.yahoo.com', 'Yahoo'],
    ['imap.aol.com', 'Yahoo'],
    ['imap.mail.me.com', 'iCloud'],
    ['imap.fastmail.com', 'Fastmail'],
    ['imap.zoho.eu', 'Zoho'],
    ['imappro.zoho.com', 'Zoho'],
    ['mail.nordwind.example', 'IMAP'],
    ['notyahoo.com', 'IMAP'],
    ['yahoo.com.evil.example', 'IMAP'],
  ])('ACC-2: knows %s as %s', (host, name) => {
    expect(at(host).name).toBe(name);
  });

  it('ACC-2: what a server announces and says of itself goes before its name', () => {
    const gmail = profileOf({ host: 'imap.nordwind.example', capabilities: capabilities('IMAP4rev1', 'X-GM-EXT-1') });
    expect(gmail.name).toBe('Gmail');
    const exchange = profileOf({
      host: 'imap.zoho.com',
      capabilities: capabilities('IMAP4rev1'),
      id: ['Microsoft.Exchange.Imap4.Imap4Server', '15.20'],
    });
    expect(exchange.name).toBe('Exchange Online');
    // a host alone makes nobody Gmail: without the extension there are no labels to speak of
    expect(at('imap.gmail.com').labels).toBe(false);
  });

  it.each(['imap.gmail.com', 'outlook.office365.com', 'imap.mail.yahoo.com', 'imap.zoho.com', 'x.example'])(
    'SYN-2: on %s IDLE is renewed within the 29 minutes of RFC 2177, and two connections are always granted',
    (host) => {
      const profile = at(host);
      expect(profile.idleRenewal).toBeLessThan(29 * 60_000);
      expect(profile.connections).toBeGreaterThanOrEqual(2);
    },
  );

  it('SYN-6: the table and what is shown before the first mail agree on who files sent mail', () => {
    expect(sentCopyOf('smtp.office365.com')).toBe('provider');
    expect(at('outlook.office365.com').filesSent).toBe(true);
    expect(sentCopyOf('smtp.gmail.com')).toBe('provider');
    expect(profileOf({ host: 'imap.gmail.com', capabilities: capabilities('X-GM-EXT-1') }).filesSent).toBe(true);
  });
});
