import { expect, it } from 'vitest';
import { type OAuthStep, oauthError } from './oauth-error.ts';

const given = (thrown: unknown, step: OAuthStep = 'refresh', clockAhead = 0) =>
  oauthError(thrown, { name: 'Google', step, clockAhead });

const answered = (error: string, error_description = '', status = 400) =>
  Object.assign(new Error('answered'), { error, error_description, status, code: 'OAUTH_RESPONSE_BODY_ERROR' });

const broken = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

it.each<[string, unknown, OAuthStep, string, boolean]>([
  [
    'the permission was taken back',
    answered('invalid_grant', 'Token has been expired or revoked.'),
    'refresh',
    'sign-in-revoked',
    false,
  ],
  [
    'Microsoft asks for two-step sign-in anew',
    answered('interaction_required', 'AADSTS50076: multi-factor'),
    'refresh',
    'sign-in-revoked',
    false,
  ],
  ['the code was used twice', answered('invalid_grant'), 'exchange', 'sign-in-unanswered', false],
  ['the person says no', answered('access_denied'), 'exchange', 'sign-in-declined', false],
  [
    'the person says no to Microsoft',
    answered('access_denied', 'AADSTS65004: declined to consent'),
    'exchange',
    'sign-in-declined',
    false,
  ],
  [
    'an administrator must allow it',
    answered('access_denied', 'AADSTS90094: admin consent required'),
    'exchange',
    'sign-in-blocked',
    false,
  ],
  [
    'conditional access',
    answered('invalid_grant', 'AADSTS53003: blocked by policy'),
    'refresh',
    'sign-in-blocked',
    false,
  ],
  ['a Workspace administrator blocks it', answered('admin_policy_enforced'), 'exchange', 'sign-in-blocked', false],
  [
    'the registration is wrong',
    answered('invalid_client', 'unknown client', 401),
    'refresh',
    'sign-in-not-set-up',
    false,
  ],
  ['the service is down', answered('', '', 503), 'refresh', 'server-busy', true],
  ['too many at once', answered('slow_down', '', 429), 'refresh', 'server-busy', true],
  ['it says that it is busy', answered('temporarily_unavailable'), 'refresh', 'server-busy', true],
  ['no network', broken('ENOTFOUND'), 'refresh', 'offline', true],
  ['a cut connection', broken('ECONNRESET'), 'refresh', 'offline', true],
  ['undici gives up', broken('UND_ERR_CONNECT_TIMEOUT'), 'discovery', 'offline', true],
  [
    'it never answers',
    Object.assign(new Error('operation timed out'), { code: 'OAUTH_TIMEOUT' }),
    'refresh',
    'offline',
    true,
  ],
  ['somebody in between', broken('SELF_SIGNED_CERT_IN_CHAIN'), 'discovery', 'certificate-untrusted', false],
  ['a certificate of the future', broken('CERT_NOT_YET_VALID'), 'discovery', 'clock-wrong', false],
  [
    'a token of another time',
    Object.assign(new Error('x'), { code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' }),
    'exchange',
    'clock-wrong',
    false,
  ],
  ['nonsense', Object.assign(new Error('x'), { code: 'OAUTH_INVALID_RESPONSE' }), 'exchange', 'server-protocol', false],
])('D16: %s', (_, thrown, step, code, retryable) => {
  const error = given(thrown, step);
  expect([error.code, error.retryable]).toEqual([code, retryable]);
  expect(error.message).toMatch(/[.]$/);
});

it('D16: says how wrong the clock is', () => {
  const late = Object.assign(new Error('x'), { code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' });
  expect(given(late, 'exchange', 3 * 3_600_000).message).toContain("This computer's clock is 3 hours ahead");
  expect(given(late, 'exchange', -40 * 60_000).message).toContain("This computer's clock is 40 minutes behind");
});

it('ACC-4: what a service answered with a token gets into no error', () => {
  const error = Object.assign(new Error('x', { cause: { body: { access_token: 'SECRET' } } }), {
    code: 'OAUTH_INVALID_RESPONSE',
  });
  const made = given(error);
  expect(JSON.stringify(made) + String(made.stack) + String(made.cause)).not.toContain('SECRET');
});
