import { beforeEach, expect, it } from 'vitest';
import { DealboxError } from '#shared/model/error.ts';
import type { Grant, OpenIdClient } from '../provider/oauth/openid.ts';
import { type AccessTokens, makeAccessTokens, type TokenOwner } from './access-tokens.ts';
import type { Secrets } from './engine-handle.ts';

const MINUTE = 60_000;
const KEY = 'oauth:ola@nordwind.example';

let now: number;
let kept: Map<string, string>;
let tokens: AccessTokens;
/** What the service answers next; none: a new token, good for an hour. */
let answers: (() => Promise<Grant>)[];
let asked: string[];
let owner: TokenOwner;

const grant = (accessToken: string, lifetime = 60 * MINUTE) => ({
  accessToken,
  givenAt: now,
  lifetime,
  refreshToken: `refresh of ${accessToken}`,
});

beforeEach(() => {
  now = 1_800_000_000_000;
  kept = new Map();
  asked = [];
  answers = [];
  const secrets: Secrets = {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, secret) => {
      kept.set(key, secret);
      return true;
    },
    remove: async (key) => void kept.delete(key),
  };
  const client: OpenIdClient = {
    prepareConsent: () => Promise.reject(new Error('not in this test')),
    refresh: async (refreshToken) => {
      asked.push(refreshToken);
      return (answers.shift() ?? (async () => grant(`token ${asked.length}`)))();
    },
  };
  tokens = makeAccessTokens(secrets, () => now);
  owner = { email: 'Ola@nordwind.example', client, name: 'Google' };
});

it('ACC-2: a token is used until five minutes before its end, then replaced before anybody is refused', async () => {
  await tokens.adopt(owner.email, grant('first'));
  now += 54 * MINUTE;
  expect(await tokens.get(owner)).toBe('first');
  now += 2 * MINUTE;
  expect(await tokens.get(owner)).toBe('token 1');
  expect(asked).toEqual(['refresh of first']);
});

it('ACC-2: of a short token the last quarter counts as its end', async () => {
  await tokens.adopt(owner.email, grant('first', 4_000));
  now += 2_900;
  expect(await tokens.get(owner)).toBe('first');
  now += 200;
  expect(await tokens.get(owner)).toBe('token 1');
});

it('D16: what is still good carries over a service that is not there; what is over does not', async () => {
  const away = async () => Promise.reject(new DealboxError('offline', 'away', { retryable: true }));
  await tokens.adopt(owner.email, grant('first'));
  now += 56 * MINUTE;
  answers.push(away);
  expect(await tokens.get(owner)).toBe('first');
  now += 5 * MINUTE;
  answers.push(away);
  await expect(tokens.get(owner)).rejects.toMatchObject({ code: 'offline' });
  expect(await tokens.get(owner)).toBe('token 3');
});

it('D16: a permission that was taken back is told at once, though the token would still do', async () => {
  await tokens.adopt(owner.email, grant('first'));
  now += 56 * MINUTE;
  answers.push(async () => Promise.reject(new DealboxError('sign-in-revoked', 'revoked')));
  await expect(tokens.get(owner)).rejects.toMatchObject({ code: 'sign-in-revoked' });
});

it('ACC-2: all who need one at the same time share one refresh, whether they ask or were refused', async () => {
  await tokens.adopt(owner.email, grant('first'));
  const got = await Promise.all([
    tokens.renew(owner, 'first'),
    tokens.renew(owner, 'first'),
    tokens.renew(owner, 'first'),
  ]);
  expect(got).toEqual(['token 1', 'token 1', 'token 1']);
  // who was refused with the old one later finds the new one there
  expect(await tokens.renew(owner, 'first')).toBe('token 1');
  expect(asked).toHaveLength(1);
});

it('ACC-4: a new refresh token is in the keychain before its access token is given out', async () => {
  await tokens.adopt(owner.email, grant('first'));
  await tokens.renew(owner, 'first');
  expect(kept.get(KEY)).toBe('refresh of token 1');
  answers.push(async () => ({ ...grant('second'), refreshToken: null }));
  await tokens.renew(owner, 'token 1');
  expect(kept.get(KEY)).toBe('refresh of token 1');
});

it('D16: a new sign-in during a refresh wins; what the refresh brings is dropped', async () => {
  await tokens.adopt(owner.email, grant('first'));
  let finish: (given: Grant) => void = () => {};
  answers.push(() => new Promise((resolve) => (finish = resolve)));
  const refreshed = tokens.renew(owner, 'first');
  await Promise.resolve();
  await tokens.adopt(owner.email, grant('new sign-in'));
  finish(grant('late'));
  await refreshed;
  expect(await tokens.get(owner)).toBe('new sign-in');
  expect(kept.get(KEY)).toBe('refresh of new sign-in');
});

it('ACC-5: removed during a refresh, nothing comes back', async () => {
  await tokens.adopt(owner.email, grant('first'));
  let finish: (given: Grant) => void = () => {};
  answers.push(() => new Promise((resolve) => (finish = resolve)));
  const refreshed = tokens.renew(owner, 'first');
  await Promise.resolve();
  await tokens.forget(owner.email);
  finish(grant('late'));
  await refreshed;
  expect(kept.size).toBe(0);
  await expect(tokens.get(owner)).rejects.toMatchObject({ code: 'sign-in-missing' });
});
