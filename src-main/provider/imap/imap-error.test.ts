import { describe, expect, it } from 'vitest';
import { DealboxError, type ErrorCode } from '#shared/model/error.ts';
import { connectionError } from './imap-error.ts';

const told = (fields: object) => connectionError(Object.assign(new Error('Command failed'), fields), 'imap.test:993');

describe('connectionError (ACC-3)', () => {
  it.each<[string, object, ErrorCode, boolean, RegExp]>([
    ['no such host', { code: 'ENOTFOUND' }, 'host-not-found', true, /no server named imap\.test.*spelling/],
    ['no network', { code: 'EAI_AGAIN' }, 'offline', true, /no network/],
    ['no route', { code: 'ENETUNREACH' }, 'offline', true, /no network/],
    ['nobody listens', { code: 'ECONNREFUSED' }, 'connection-refused', true, /imap\.test:993.*port/],
    ['no answer', { code: 'CONNECT_TIMEOUT' }, 'timed-out', true, /imap\.test:993 did not answer/],
    ['silence in the middle', { code: 'ETIMEOUT' }, 'timed-out', true, /did not answer/],
    ['reset', { code: 'ECONNRESET' }, 'connection-lost', true, /was lost/],
    ['closed under a command', { code: 'NoConnection' }, 'connection-lost', true, /was lost/],
    ['expired', { code: 'CERT_HAS_EXPIRED' }, 'certificate-expired', false, /expired.*date/],
    ['not yet valid', { code: 'CERT_NOT_YET_VALID' }, 'certificate-expired', false, /not valid/],
    ['another name', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate-wrong-name', false, /another name/],
    ['self-signed', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate-untrusted', false, /not signed by/],
    [
      'unknown authority',
      { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
      'certificate-untrusted',
      false,
      /not signed by/,
    ],
    ['wrong key usage', { code: 'INVALID_PURPOSE' }, 'certificate-untrusted', false, /not signed by/],
    ['plain behind a TLS port', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'tls-failed', true, /STARTTLS instead/],
    [
      'bytes behind STARTTLS',
      { code: 'STARTTLS_INJECTION', tlsFailed: true },
      'starttls-missing',
      false,
      /did not sign in/,
    ],
    [
      'STARTTLS not offered',
      { tlsFailed: true, message: 'Server does not support STARTTLS' },
      'starttls-missing',
      false,
      /does not offer encryption/,
    ],
    [
      'wrong password',
      { authenticationFailed: true, serverResponseCode: 'AUTHENTICATIONFAILED' },
      'sign-in-refused',
      false,
      /password/,
    ],
    [
      'wrong password, as nodemailer says it',
      { code: 'EAUTH', response: '535 5.7.8 Incorrect authentication data' },
      'sign-in-refused',
      false,
      /password/,
    ],
    [
      'an app password is wanted',
      { authenticationFailed: true, responseText: 'Application-specific password required' },
      'sign-in-refused',
      false,
      /app password, or for IMAP to be switched on/,
    ],
    [
      'too many connections, by its code',
      { authenticationFailed: true, serverResponseCode: 'LIMIT', responseText: 'slow down' },
      'too-many-connections',
      true,
      /no further connection.*closing other mail programs/,
    ],
    [
      'too many connections, as Dovecot says it',
      {
        authenticationFailed: true,
        responseText: 'Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
      },
      'too-many-connections',
      true,
      /no further connection/,
    ],
    [
      'too many connections, as Gmail says it',
      {
        authenticationFailed: true,
        serverResponseCode: 'ALERT',
        responseText: 'Too many simultaneous connections. (Failure)',
      },
      'too-many-connections',
      true,
      /no further connection/,
    ],
    [
      'busy while signing in',
      {
        authenticationFailed: true,
        serverResponseCode: 'UNAVAILABLE',
        responseText: 'Temporary authentication failure.',
      },
      'server-busy',
      true,
      /busy/,
    ],
    [
      'in use by another session',
      { authenticationFailed: true, serverResponseCode: 'INUSE' },
      'server-busy',
      true,
      /busy/,
    ],
    ['throttled', { code: 'ETHROTTLE' }, 'server-busy', true, /wait/],
    ['the folder is gone', { mailboxMissing: true, responseStatus: 'NO' }, 'folder-missing', false, /no longer/],
    ['a command was refused', { responseStatus: 'NO', responseText: 'no' }, 'server-busy', true, /refused a command/],
    ['a literal of a gigabyte', { code: 'LiteralTooLarge' }, 'server-protocol', true, /no valid mail protocol/],
    ['no IMAP at all', { code: 'ParserError3' }, 'server-protocol', true, /no valid mail protocol/],
    ['a line without an end', { code: 'LineTooLarge' }, 'server-protocol', true, /no valid mail protocol/],
    ['something nobody thought of', { code: 'E_NEW' }, 'connection-lost', true, /was lost/],
  ])('%s', (_, fields, code, retryable, words) => {
    const error = told(fields);
    expect(error).toMatchObject({ code, retryable });
    expect(error.message).toMatch(words);
  });

  it('leaves our own errors as they are', () => {
    const own = new DealboxError('disk-full', 'full');
    expect(connectionError(own, 'x:1')).toBe(own);
  });

  it.each([undefined, null, 'text', 7, Object.create(null)])('takes whatever is thrown: %j', (thrown) => {
    expect(connectionError(thrown, 'x:1')).toMatchObject({ code: 'connection-lost' });
  });

  it('never shows a person what the server said, and keeps it for diagnosis within bounds', () => {
    const error = told({ responseStatus: 'NO', responseText: `visit http://evil.example now! ${'x'.repeat(10_000)}` });
    expect(error.message).not.toContain('evil');
    expect(error.detail).toContain('evil');
    expect(error.detail?.length).toBeLessThanOrEqual(500);
  });
});
