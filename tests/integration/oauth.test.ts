import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SyncStatus } from '#shared/model/sync.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { startMailServer } from '../support/mail-server.ts';
import { message } from '../support/messages.ts';
import { type OAuthLab, openOAuthDesk, signIn, startOAuthLab } from '../support/oauth-desk.ts';
import { type BrowserScript, signInByBrowser } from '../support/scripted-browser.ts';
import { readFolder } from '../support/second-client.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function startLab(options: Parameters<typeof startOAuthLab>[0] = {}): Promise<OAuthLab> {
  const lab = await startOAuthLab(options);
  ends.push(() => lab.stop());
  return lab;
}

async function open(lab: OAuthLab, options: Parameters<typeof openOAuthDesk>[1] = {}): Promise<Desk> {
  const desk = await openOAuthDesk(lab, options);
  ends.push(() => desk.close());
  // no waiting for the provider to file what was sent
  for (const { id } of desk.accounts) await desk.ask('setWritingSettings', { account: id, sentCopy: 'dealbox' });
  return desk;
}

/** A desk without any account, that knows the service. */
const openEmpty = (lab: OAuthLab): Promise<Desk> => open(lab, { users: [] });

async function write(desk: Desk, subject = 'Offer') {
  const draft = await desk.ask('createDraft', {
    change: { to: [{ name: 'Bob', address: 'bob@example.test' }], subject, html: '<p>Hello</p>' },
  });
  return desk.ask('sendDraft', { id: draft.id, undoSeconds: 0 });
}

const connectionTo = ({ mail }: OAuthLab, user = 'alice@example.test') => ({
  imap: { host: 'localhost', port: mail.ports.imaps, tls: 'on' as const },
  smtp: { host: 'localhost', port: mail.ports.submissions, tls: 'on' as const },
  user,
  caFile: mail.caFile,
});

const google = { service: 'google', name: 'Google', address: 'alice@example.test' };

const status = async (desk: Desk): Promise<SyncStatus> => {
  const [first] = await desk.ask('syncStatus', {});
  if (first === undefined) throw new Error('no account');
  return first;
};

describe('signing in at a service', () => {
  it('ACC-2, ACC-3: by the browser, with PKCE, state, nonce and a hint; each stage is tested with the token', async () => {
    const lab = await startLab();
    await lab.mail.deliver('alice', message({ subject: 'Renewal 2027' }));
    const desk = await openEmpty(lab);
    const begun = await desk.ask('beginSignIn', { email: 'alice@example.test', service: 'google' });
    const asked = new URL(begun.address);
    expect(asked.origin).toBe(lab.service.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      login_hint: 'alice@example.test',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/),
    });
    const finished = desk.ask('finishSignIn', { id: begun.id });
    expect(await signInByBrowser(begun.address)).toContain('Back to Dealbox');
    expect(await finished).toEqual({ address: 'alice@example.test', matches: true });

    const added = await desk.ask('addAccount', {
      email: 'alice@example.test',
      signIn: { id: begun.id },
      connection: connectionTo(lab),
    });
    expect(added.stages.map(({ stage, ok }) => [stage, ok])).toEqual([
      ['lookup', true],
      ['certificate', true],
      ['sign-in', true],
      ['folders', true],
      ['sending', true],
    ]);
    expect(added).toMatchObject({
      passwordKept: true,
      account: { signIn: { service: 'google', name: 'Google' }, email: 'alice@example.test' },
    });
    await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(['Renewal 2027']);
    await expect(
      desk.ask('addAccount', { email: 'bob@example.test', signIn: { id: begun.id }, connection: connectionTo(lab) }),
    ).rejects.toMatchObject({ code: 'sign-in-unanswered' });
  });

  it.each(['xoauth2', 'oauthbearer'] as const)('ACC-2: mail comes and goes by %s', async (mechanism) => {
    const lab = await startLab({ tokenMechanisms: mechanism === 'xoauth2' ? ['xoauth2'] : ['oauthbearer', 'xoauth2'] });
    await lab.mail.deliver('alice', message({ subject: 'In' }));
    const desk = await open(lab);
    await write(desk, 'Out');
    await desk.sync();
    expect(await desk.subjects('inbox')).toEqual(['In']);
    await lab.mail.delivered();
    expect((await readFolder(lab.mail, 'bob', 'INBOX')).map((mail) => mail.parsed.subject)).toEqual(['Out']);
    const used = lab.mail.log().match(/Login: user=<alice>, method=\w+/g) ?? [];
    expect(new Set(used)).toEqual(new Set([`Login: user=<alice>, method=${mechanism.toUpperCase()}`]));
  });

  it('ACC-3: a mail server that takes no tokens is a failed stage, not a lost connection', async () => {
    const lab = await startLab();
    const other = await startMailServer();
    ends.push(() => other.stop());
    const desk = await openEmpty(lab);
    const id = await signIn(desk.ask, 'alice@example.test');
    const connection = connectionTo({ ...lab, mail: other });
    const { stages } = await desk.ask('checkAccount', { email: 'alice@example.test', signIn: { id }, connection });
    expect(stages.at(-1)).toMatchObject({ stage: 'sign-in', ok: false, code: 'sign-in-refused' });
    expect(stages.at(-1)?.message).toContain('offers no way to sign in that Dealbox has with a sign-in service');
  });

  it('ACC-4: the refresh token is in the keychain, the access token nowhere, the window gets neither', async () => {
    const lab = await startLab();
    const desk = await openEmpty(lab);
    const kept = vi.spyOn(desk.secrets, 'set');
    const heard: unknown[] = [];
    desk.engine.subscribe((event) => heard.push(event));
    const id = await signIn(desk.ask, 'alice@example.test');
    expect(kept, 'until the account is stored, nothing is').not.toHaveBeenCalled();
    const told: unknown[] = [
      await desk.ask('addAccount', { email: 'alice@example.test', signIn: { id }, connection: connectionTo(lab) }),
    ];
    await desk.sync();
    const [[key = '', refreshToken = ''] = []] = kept.mock.calls;
    expect(key).toBe('oauth:alice@example.test');
    expect(refreshToken.length).toBeGreaterThan(20);
    const accessToken = await desk.engine.context.credentials.use(
      { email: 'alice@example.test', connection: { ...connectionTo(lab), oauth: google } },
      async (credential) => credential.accessToken ?? '',
    );
    expect(accessToken.split('.')).toHaveLength(3);
    told.push(
      heard,
      await desk.ask('accounts', {}),
      await desk.ask('diagnostics', {}),
      await desk.ask('syncStatus', {}),
    );
    for (const secret of [refreshToken, accessToken]) expect(JSON.stringify(told)).not.toContain(secret);
    await desk.engine.close();
    for (const name of readdirSync(desk.dataDir, { recursive: true, encoding: 'utf8' })) {
      const bytes = readAll(join(desk.dataDir, name));
      for (const secret of [refreshToken, accessToken]) expect(bytes.includes(secret), name).toBe(false);
    }
    await desk.reopen();
  });

  it('ACC-4: a token is shown to the servers of its service only, whatever the account says', async () => {
    const lab = await startLab();
    const desk = await open(lab);
    let knocked = 0;
    const stranger = createServer(() => {
      knocked += 1;
    }).listen(0, '127.0.0.1');
    ends.push(async () => void stranger.close());
    await once(stranger, 'listening');
    const elsewhere = { host: '127.0.0.1', port: (stranger.address() as AddressInfo).port, tls: 'on' as const };
    const connection = { ...connectionTo(lab), smtp: elsewhere };
    const id = await signIn(desk.ask, 'bob@example.test', { login: 'bob' });
    const refused = { code: 'sign-in-not-set-up', message: expect.stringContaining("127.0.0.1 is none of Google's") };
    for (const check of [true, false]) {
      const account = { email: 'bob@example.test', signIn: { id }, connection, check };
      await expect(desk.ask('addAccount', account)).rejects.toMatchObject(refused);
    }
    // an account that was changed in the store is no way around it
    const { use } = desk.engine.context.credentials;
    const stored = { email: 'alice@example.test', connection: { ...connection, oauth: google } };
    await expect(use(stored, async () => 'shown')).rejects.toMatchObject(refused);
    expect(knocked).toBe(0);
  });

  it('ACC-5: removing the account takes its token out of the keychain', async () => {
    const lab = await startLab();
    const desk = await open(lab);
    expect(await desk.secrets.get('oauth:alice@example.test')).not.toBeNull();
    await desk.ask('removeAccount', { id: (await status(desk)).account });
    expect(await desk.secrets.get('oauth:alice@example.test')).toBeNull();
  });

  it('ACC-2: another person than the address says: said, and nothing is stored unless the person goes on', async () => {
    const lab = await startLab();
    const desk = await openEmpty(lab);
    const { id, address } = await desk.ask('beginSignIn', { email: 'alice@example.test', service: 'google' });
    const [finished] = await Promise.all([
      desk.ask('finishSignIn', { id }),
      signInByBrowser(address, { login: 'bob' }),
    ]);
    expect(finished).toEqual({ address: 'bob@example.test', matches: false });
    const account = { email: 'alice@example.test', connection: connectionTo(lab) };
    await expect(desk.ask('addAccount', { ...account, signIn: { id } })).rejects.toMatchObject({
      code: 'sign-in-other-account',
      message: expect.stringContaining('You signed in as bob@example.test, not as alice@example.test.'),
    });
    // whether bob may open alice's mailbox is for the server to say
    const checked = await desk.ask('checkAccount', { ...account, signIn: { id, otherAddress: true } });
    expect(checked.ok).toBe(false);
    expect(checked.stages.at(-1)).toMatchObject({ stage: 'sign-in', code: 'sign-in-refused' });
    expect(checked.stages.at(-1)?.message).toContain('does not accept what Google gave for this mailbox');
    expect(await desk.ask('accounts', {})).toEqual([]);
  });
});

const readAll = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
};

describe('a sign-in that comes to nothing (D16): one kind, one remedy, nothing stored', () => {
  async function failing(lab: OAuthLab, script: BrowserScript): Promise<unknown> {
    const desk = await openEmpty(lab);
    const { id, address } = await desk.ask('beginSignIn', { email: 'alice@example.test', service: 'google' });
    const finished = desk.ask('finishSignIn', { id }).catch((error: unknown) => error);
    const page = await signInByBrowser(address, script);
    const outcome = await finished;
    expect(await desk.ask('accounts', {})).toEqual([]);
    expect(page).not.toBe('');
    return outcome;
  }

  it('the person says no', async () => {
    const lab = await startLab();
    expect(await failing(lab, { consent: 'decline' })).toMatchObject({
      code: 'sign-in-declined',
      message: expect.stringContaining('Sign in again, and allow it there'),
    });
  });

  it("an organization's rule", async () => {
    const lab = await startLab();
    lab.service.fail({ status: 400, error: 'access_denied', description: 'AADSTS90094: admin consent is required' });
    expect(await failing(lab, {})).toMatchObject({
      code: 'sign-in-blocked',
      message: expect.stringContaining('Ask its administrator'),
    });
  });

  it('a clock that is wrong', async () => {
    const lab = await startLab();
    lab.service.setClockAhead(-3 * 3_600_000);
    expect(await failing(lab, {})).toMatchObject({
      code: 'clock-wrong',
      message: expect.stringContaining("This computer's clock is 3 hours ahead"),
    });
  });

  it('the line breaks', async () => {
    const lab = await startLab();
    lab.service.fail({ status: 0 });
    expect(await failing(lab, {})).toMatchObject({ code: 'offline', retryable: true });
  });

  it('the person closes the browser, and cancels', async () => {
    const lab = await startLab();
    const desk = await openEmpty(lab);
    const { id, address } = await desk.ask('beginSignIn', { email: 'alice@example.test', service: 'google' });
    const finished = desk.ask('finishSignIn', { id }).catch((error: unknown) => error);
    const late = await signInByBrowser(address, { stopsBefore: 'return' });
    await desk.ask('cancelSignIn', { id });
    expect(await finished).toMatchObject({ code: 'cancelled' });
    // the door is closed: a late answer reaches nobody
    await expect(fetch(late)).rejects.toThrow();
  });

  it('a second sign-in for the same mailbox gives the first one up', async () => {
    const lab = await startLab();
    const desk = await openEmpty(lab);
    const first = await desk.ask('beginSignIn', { email: 'alice@example.test', service: 'google' });
    const given = desk.ask('finishSignIn', { id: first.id }).catch((error: unknown) => error);
    await signIn(desk.ask, 'alice@example.test');
    expect(await given).toMatchObject({ code: 'cancelled' });
  });

  it('nobody has registered Dealbox', async () => {
    const lab = await startLab();
    const desk = await openDesk(lab.mail, { users: [], clientFiles: [] });
    ends.push(() => desk.close());
    await expect(desk.ask('beginSignIn', { email: 'a@gmail.com', service: 'google' })).rejects.toMatchObject({
      code: 'sign-in-not-set-up',
      message: expect.stringContaining('Use an app password instead'),
    });
  });

  it('closing Dealbox closes the door', async () => {
    const lab = await startLab();
    const desk = await openEmpty(lab);
    const { id, address } = await desk.ask('beginSignIn', { email: 'alice@example.test', service: 'google' });
    const finished = desk.ask('finishSignIn', { id }).catch((error: unknown) => error);
    await desk.reopen();
    expect(await finished).toMatchObject({ code: 'cancelled' });
    const door = new URL(address).searchParams.get('redirect_uri') ?? '';
    await expect(fetch(door)).rejects.toThrow();
  });
});

describe('tokens that end', () => {
  /** Tokens that are used up before anything can be done with them: each connection needs a new one. */
  const brief = { tokenLifetime: 2 };

  it('ACC-2: mailbox and sending together ask for one refresh, though each needs it', async () => {
    const lab = await startLab(brief);
    const desk = await open(lab);
    const account = { email: 'alice@example.test', connection: { ...connectionTo(lab), oauth: google } };
    await ended();
    const before = lab.service.seen.refreshes;
    const tokens = await Promise.all(
      [1, 2, 3].map(() => desk.engine.context.credentials.use(account, async ({ accessToken }) => accessToken)),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(lab.service.seen.refreshes - before).toBe(1);
  });

  it('ACC-2: a token that the server refuses though it should be good is replaced once, and nobody is asked', async () => {
    const lab = await startLab(brief);
    const desk = await open(lab);
    const { tokens, credentials } = desk.engine.context;
    const account = { email: 'alice@example.test', connection: { ...connectionTo(lab), oauth: google } };
    const accessToken = await credentials.use(account, async (credential) => credential.accessToken ?? '');
    const refreshToken = (await desk.secrets.get('oauth:alice@example.test')) ?? '';
    await ended();
    // to the engine this one is good for an hour
    await tokens.adopt(account.email, { accessToken, refreshToken, givenAt: Date.now(), lifetime: 3_600_000 });
    const before = lab.service.seen.refreshes;
    await lab.mail.deliver('alice', message({ subject: 'Renewal 2027' }));
    await write(desk);
    const [report] = await desk.sync();
    expect(report?.operations.failed).toBe(0);
    expect(await desk.subjects('inbox')).toEqual(['Renewal 2027']);
    expect(lab.service.seen.refreshes, 'nothing but a refusal asks for a new one').toBeGreaterThan(before);
    expect(lab.service.seen.prompts).toBe(promptsOfOneConsent);
  });

  it('D16: a service that is busy or not there is waited for, without a question; a good token carries over', async () => {
    const lab = await startLab({ tokenLifetime: 4 });
    const desk = await open(lab);
    lab.service.fail({ status: 503, error: 'temporarily_unavailable' });
    await desk.sync();
    await ended(4);
    const [busy] = await desk.trySync();
    expect(busy?.error).toMatchObject({ code: 'server-busy', retryable: true });
    lab.service.fail({ status: 0 });
    const [away] = await desk.trySync();
    expect(away?.error).toMatchObject({ code: 'offline', retryable: true });
    lab.service.fail(null);
    await desk.sync();
    expect(lab.service.seen.prompts).toBe(promptsOfOneConsent);
  });

  it('D16, SYN-8: a permission that was taken back asks for one new sign-in; mail, drafts and what waits stay, and go on', async () => {
    const lab = await startLab(brief);
    await lab.mail.deliver('alice', message({ subject: 'Renewal 2027' }));
    const desk = await open(lab, { archiveExternally: true });
    await desk.sync();
    await lab.service.revoke();
    await ended();
    await desk.archive('Renewal 2027');
    await write(desk);
    const [report] = await desk.trySync();
    expect(report?.error).toMatchObject({
      code: 'sign-in-revoked',
      retryable: false,
      message: expect.stringContaining('Google wants you to sign in again'),
    });
    expect((await status(desk)).error?.code).toBe('sign-in-revoked');
    expect((await status(desk)).pendingOperations).toBeGreaterThan(0);
    expect(await desk.subjects('archive')).toEqual(['Renewal 2027']);

    const { account } = await status(desk);
    // somebody else's sign-in does not take its place
    const other = await desk.ask('beginSignIn', { email: 'alice@example.test', service: 'google' });
    await Promise.all([desk.ask('finishSignIn', { id: other.id }), signInByBrowser(other.address, { login: 'bob' })]);
    await expect(desk.ask('signInAgain', { id: account, signIn: other.id })).rejects.toMatchObject({
      code: 'sign-in-other-account',
    });

    const again = await signIn(desk.ask, 'alice@example.test');
    expect(await desk.ask('signInAgain', { id: account, signIn: again })).toEqual({ kept: true });
    expect((await status(desk)).error).toBeNull();
    await desk.sync();
    expect((await status(desk)).pendingOperations).toBe(0);
    expect((await readFolder(lab.mail, 'alice', 'Archive')).map((mail) => mail.parsed.subject)).toEqual([
      'Renewal 2027',
    ]);
    await lab.mail.delivered();
    expect((await readFolder(lab.mail, 'bob', 'INBOX')).map((mail) => mail.parsed.subject)).toEqual(['Offer']);
  });

  it('ACC-4: a rotated refresh token is kept before it is used, so that a restart goes on', async () => {
    const lab = await startLab(brief);
    const desk = await open(lab);
    const first = await desk.secrets.get('oauth:alice@example.test');
    await ended();
    await desk.sync();
    expect(await desk.secrets.get('oauth:alice@example.test')).not.toBe(first);
    await desk.reopen();
    await desk.sync();
    expect(lab.service.seen.prompts).toBe(promptsOfOneConsent);
  });

  it('D16: kept in touch: revoked is told once, the sign-in is not tried again and again, and a new one brings the mail', async () => {
    const lab = await startLab(brief);
    const desk = await open(lab, { live: true });
    await vi.waitFor(async () => expect((await status(desk)).phase).toBe('up-to-date'), { timeout: 30_000 });
    await lab.service.revoke();
    await ended();
    lab.mail.kick('alice');
    await vi.waitFor(async () => expect((await status(desk)).error?.code).toBe('sign-in-revoked'), { timeout: 30_000 });
    await lab.mail.deliver('alice', message({ subject: 'Renewal 2027' }));
    await desk.ask('syncNow', {});
    const id = await signIn(desk.ask, 'alice@example.test');
    await desk.ask('signInAgain', { id: (await status(desk)).account, signIn: id });
    await vi.waitFor(async () => expect(await desk.subjects('inbox')).toEqual(['Renewal 2027']), { timeout: 30_000 });
    await vi.waitFor(async () => expect((await status(desk)).error).toBeNull(), { timeout: 30_000 });
  });
});

/** The pages of one consent: who are you, and may Dealbox. */
const promptsOfOneConsent = 2;

/** Every token given until now is over. */
const ended = (lifetime = 2): Promise<void> => new Promise((resolve) => setTimeout(resolve, lifetime * 1000 + 1100));
