import { expect, it } from 'vitest';
import { guessSettings } from './guess-settings.ts';

it('ACC-2: knows the large providers, and what they ask for', () => {
  expect(guessSettings('Ola@Gmail.com')).toMatchObject({
    imap: { host: 'imap.gmail.com', port: 993, tls: 'on' },
    smtp: { host: 'smtp.gmail.com', port: 465, tls: 'on' },
    advice: 'app-password',
    known: true,
  });
  expect(guessSettings('x@outlook.com')?.smtp).toEqual({ host: 'smtp-mail.outlook.com', port: 587, tls: 'starttls' });
});

it('ACC-2: guesses the usual names elsewhere, encrypted from the first byte', () => {
  expect(guessSettings('ola@nordwind.example')).toMatchObject({
    imap: { host: 'imap.nordwind.example', port: 993, tls: 'on' },
    known: false,
  });
});

it.each(['', 'ola', 'ola@', 'ola@nord'])('says nothing of %j', (email) => {
  expect(guessSettings(email)).toBeNull();
});
