import { expect, it } from 'vitest';
import { emptyDraft, toNewAccount, withEmail } from './draft.ts';

it('ACC-2: the address brings its servers, until they were set by hand', () => {
  const draft = withEmail(emptyDraft('personal'), 'ola@gmail.com');
  expect(draft.imap.host).toBe('imap.gmail.com');
  const byHand = { ...draft, byHand: true, imap: { ...draft.imap, host: 'mail.example.com' } };
  expect(withEmail(byHand, 'ola@web.de').imap.host).toBe('mail.example.com');
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
