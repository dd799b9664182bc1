import { expect, it } from 'vitest';
import { DealboxError } from '#shared/model/error.ts';
import { refusedToken } from './refused-token.ts';

const refused = (detail: string) => new DealboxError('sign-in-refused', 'wrong password', { detail });

it.each([
  [
    '[ALERT] IMAP access is disabled for your domain. Please contact your domain administrator',
    'mail-access-off',
    /IMAP/,
  ],
  ['[ALERT] Your account is not enabled for IMAP use.', 'mail-access-off', /IMAP/],
  ['User is authenticated but not connected.', 'mail-access-off', /IMAP/],
  [
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
    'mail-access-off',
    /Sending/,
  ],
  ['AUTHENTICATE failed.', 'sign-in-refused', /Sign in again/],
])('D16: a mail server that says %j to a fresh token', (said, code, words) => {
  expect(refusedToken(refused(said), 'Microsoft')).toMatchObject({ code, message: expect.stringMatching(words) });
});

it('D16: what is no refusal stays what it is', () => {
  const lost = new DealboxError('connection-lost', 'lost', { retryable: true });
  expect(refusedToken(lost, 'Google')).toBe(lost);
});
