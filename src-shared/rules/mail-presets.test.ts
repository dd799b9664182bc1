import { expect, it } from 'vitest';
import { presetOfDomain, presetOfExchanger } from './mail-presets.ts';

it('ACC-2, R058: knows the large providers, and what they ask for', () => {
  expect(presetOfDomain('Gmail.com')).toEqual({
    imap: { host: 'imap.gmail.com', port: 993, tls: 'on' },
    smtp: { host: 'smtp.gmail.com', port: 465, tls: 'on' },
    advice: 'app-password',
  });
  expect(presetOfDomain('outlook.com')?.smtp).toEqual({ host: 'smtp-mail.outlook.com', port: 587, tls: 'starttls' });
  expect(presetOfDomain('pm.me')?.advice).toBe('bridge');
  expect(presetOfDomain('nordwind.example')).toBeUndefined();
});

it.each([
  ['aspmx.l.google.com', 'imap.gmail.com'],
  ['SMTP.GOOGLE.COM.', 'imap.gmail.com'],
  ['nordwind-example.mail.protection.outlook.com', 'outlook.office365.com'],
  ['nordwind-example.r-v1.mx.microsoft', 'outlook.office365.com'],
  ['in1-smtp.messagingengine.com', 'imap.fastmail.com'],
  ['mx2.zoho.eu', 'imappro.zoho.eu'],
  ['mx.nordwind.example', undefined],
  ['evilgoogle.com', undefined],
  ['google.com.evil.example', undefined],
])('ACC-2: mail taken by %s is read at %s', (exchanger, host) => {
  expect(presetOfExchanger(exchanger)?.imap.host).toBe(host);
});
