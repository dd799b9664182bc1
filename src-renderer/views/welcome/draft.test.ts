import { expect, it } from 'vitest';
import type { FoundSettings } from '#shared/model/found-settings.ts';
import { emptyDraft, problemsBeforeSignIn, takesService, toNewAccount, withEmail, withFound } from './draft.ts';

const found = (change: Partial<FoundSettings> = {}): FoundSettings => ({
  source: 'autoconfig',
  from: 'nordwind.example',
  imap: { host: 'mail.nordwind.example', port: 143, tls: 'starttls' },
  smtp: { host: 'mail.nordwind.example', port: 587, tls: 'starttls' },
  user: 'ola@nordwind.example',
  signIn: null,
  advice: 'none',
  confirm: [],
  ...change,
});
const google = { service: 'google', name: 'Google', ready: true };
const ola = withEmail(emptyDraft('personal'), 'ola@nordwind.example');

it('ACC-2: the address brings its usual servers at once, until they were set by hand', () => {
  expect(withEmail(emptyDraft('personal'), 'ola@gmail.com').imap.host).toBe('imap.gmail.com');
  expect(ola.imap).toEqual({ host: 'imap.nordwind.example', port: '993', tls: 'on' });
  const byHand = { ...ola, byHand: true, imap: { ...ola.imap, host: 'mail.example.com' } };
  expect(withEmail(byHand, 'ola@web.de').imap.host).toBe('mail.example.com');
  expect(withFound(byHand, found()).imap.host).toBe('mail.example.com');
});

it('ACC-2: what is found out takes the place of the guess, with the user name where it is another', () => {
  expect(withFound(ola, found({ user: 'ola' }))).toMatchObject({
    imap: { host: 'mail.nordwind.example', port: '143', tls: 'starttls' },
    user: 'ola',
  });
  expect(withFound(ola, found()).user).toBe('');
  expect(withFound(ola, null).imap).toEqual(ola.imap);
});

it('signs in with the address where no user was given', () => {
  const made = toNewAccount({ ...withEmail(emptyDraft('team'), ' sales@nordwind.example '), password: 'secret' });
  expect(made).toMatchObject({
    account: { email: 'sales@nordwind.example', type: 'team', connection: { user: 'sales@nordwind.example' } },
  });
});

it('names the fields that are not right yet', () => {
  const made = toNewAccount({ ...emptyDraft('personal'), email: 'ola', imap: { host: '', port: 'x', tls: 'on' } });
  expect('problems' in made && [...made.problems].sort()).toEqual(['email', 'imap', 'password', 'smtp']);
});

it('ACC-2: a sign-in at a service takes the place of the password, unless it is turned down or not set up', () => {
  const draft = withFound(ola, found({ signIn: google }));
  const signIn = { id: '0190a0c4-8f1e-7c3a-9f0e-3b1f0a6d2c11', otherAddress: false };
  expect(takesService(draft)).toBe(true);
  expect(problemsBeforeSignIn(draft).size).toBe(0);
  const made = toNewAccount({ ...draft, signIn });
  expect('account' in made && made.account).toMatchObject({ signIn });
  expect('account' in made && made.account.password).toBeUndefined();
  expect(takesService({ ...draft, byPassword: true })).toBe(false);
  expect(takesService(withFound(ola, found({ signIn: { ...google, ready: false } })))).toBe(false);
});

it('ACC-2: another address needs another sign-in', () => {
  const signedIn = { ...withFound(ola, found({ signIn: google })), signIn: { id: 'x', otherAddress: false } };
  expect(withEmail(signedIn, 'anna@nordwind.example')).toMatchObject({ signIn: null, service: null });
  expect(withEmail(signedIn, 'ola@nordwind.example').signIn).not.toBeNull();
});

it('SECURITY 4: servers elsewhere that only DNS names are agreed to first', () => {
  const draft = {
    ...withFound(ola, found({ source: 'dns', confirm: ['imap.elsewhere.example'] })),
    password: 'secret',
  };
  expect(toNewAccount(draft)).toMatchObject({ problems: new Set(['confirm']) });
  expect(toNewAccount({ ...draft, confirmed: true })).toMatchObject({ account: {} });
});
