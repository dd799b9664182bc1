import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { type Loopback, openLoopback } from './loopback.ts';

let door: Loopback | undefined;
afterEach(() => door?.close());

interface Knock {
  readonly path: string;
  readonly method?: string;
  readonly host?: string;
}

function knock(
  at: Loopback,
  { path, method = 'GET', host }: Knock,
): Promise<{ status: number; page: string; headers: NodeJS.Dict<string | string[]> }> {
  const { port, host: own } = new URL(at.redirect);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host: host ?? own } }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          page: Buffer.concat(pieces).toString(),
          headers: response.headers,
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

it('ACC-2: the answer comes to a port of 127.0.0.1, once, and nothing of it is in the page', async () => {
  door = await openLoopback();
  expect(door.redirect).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  const answer = door.answer('the-state', new AbortController().signal);
  const { status, page, headers } = await knock(door, { path: '/callback?code=SECRET&state=the-state' });
  expect((await answer).searchParams.get('code')).toBe('SECRET');
  expect(status).toBe(200);
  expect(page).toContain('Back to Dealbox');
  expect(page).not.toContain('SECRET');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect((await knock(door, { path: '/callback?code=SECRET&state=the-state' })).status).toBe(400);
});

it.each<[string, Knock, number]>([
  ['another state', { path: '/callback?code=x&state=guessed' }, 400],
  ['no state', { path: '/callback?code=x' }, 400],
  ['a state of the same length', { path: '/callback?code=x&state=the-statE' }, 400],
  ['a form', { path: '/callback?code=x&state=the-state', method: 'POST' }, 404],
  ['another name for this computer', { path: '/callback?code=x&state=the-state', host: 'evil.example' }, 404],
  ['another path', { path: '/?code=x&state=the-state' }, 404],
  ['a path that climbs', { path: '//evil.example/callback?code=x&state=the-state' }, 404],
])('SECURITY 5: %s is turned away, and the sign-in goes on', async (_, knocked, status) => {
  door = await openLoopback();
  const answer = door.answer('the-state', new AbortController().signal);
  expect((await knock(door, knocked)).status).toBe(status);
  await knock(door, { path: '/callback?code=real&state=the-state' });
  expect((await answer).searchParams.get('code')).toBe('real');
});

it('ACC-2: a cancelled sign-in waits no longer', async () => {
  door = await openLoopback();
  const ended = new AbortController();
  const answer = door.answer('the-state', ended.signal);
  ended.abort(new Error('cancelled'));
  await expect(answer).rejects.toThrow('cancelled');
});
