import { expect, it } from 'vitest';
import { beginConsent } from './consent.ts';
import type { OpenIdClient } from './openid.ts';

const client: OpenIdClient = {
  prepareConsent: async (redirect) => ({
    address: new URL(`https://accounts.example/authorize?redirect_uri=${encodeURIComponent(redirect)}`),
    state: 'the-state',
    exchange: () => Promise.reject(new Error('not in this test')),
  }),
  refresh: () => Promise.reject(new Error('not in this test')),
};

it('D16: a browser that was closed is waited for no longer than it may take, and the door closes', async () => {
  const consent = await beginConsent(client, { name: 'Google', email: 'ola@nordwind.example', patience: 30 });
  const door = new URL(consent.address).searchParams.get('redirect_uri') ?? '';
  await expect(consent.done).rejects.toMatchObject({
    code: 'sign-in-unanswered',
    message: expect.stringContaining('Start the sign-in at Google again'),
  });
  await expect(fetch(door)).rejects.toThrow();
});

it('D16: a service that cannot be asked opens no door', async () => {
  let door = '';
  const away: OpenIdClient = {
    ...client,
    prepareConsent: async (redirect) => {
      door = redirect;
      throw new Error('away');
    },
  };
  await expect(beginConsent(away, { name: 'Google', email: 'ola@nordwind.example' })).rejects.toThrow('away');
  await expect(fetch(door)).rejects.toThrow();
});
