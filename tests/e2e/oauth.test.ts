import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../support/app.ts';
import { message } from '../support/messages.ts';
import { signInByBrowser } from '../support/scripted-browser.ts';
import { row } from './mailbox-window.ts';
import { addAccount, findsElsewhere, opened, test, typeAddress } from './oauth-window.ts';

/** WCAG 2.2 AA, as far as axe sees it. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

test('ACC-2, ACC-3, ACC-4, C1: type the address, sign in by the browser, and mail comes; no password is asked for', async ({
  lab,
  openWindow,
}) => {
  await lab.mail.deliver('alice', message({ subject: 'Renewal 2027' }));
  const { app, window } = await openWindow();
  await typeAddress(window, lab);
  await expect(window.getByLabel('Password or app password')).toBeHidden();
  await window.getByRole('button', { name: 'Sign in with Google' }).click();
  await expect(window.getByRole('heading', { name: 'Go on in your browser' })).toBeFocused();
  await expectAccessible(window);
  const address = await opened(app);
  expect(new URL(address).origin).toBe(lab.service.issuer);

  await window.getByRole('button', { name: 'Open again' }).click();
  expect(await opened(app, 2)).toBe(address);
  await window.getByRole('button', { name: 'Copy link' }).click();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(address);

  expect(await signInByBrowser(address)).toContain('Back to Dealbox');
  await expect(window.getByRole('heading', { name: 'What to sync' })).toBeVisible({ timeout: 20_000 });
  await window.getByRole('button', { name: 'Start syncing' }).click();
  await expect(window.getByRole('heading', { name: 'You are set' })).toBeVisible({ timeout: 20_000 });
  await window.getByRole('button', { name: 'Open Inbox' }).click();
  await expect(row(window, 'Renewal 2027')).toBeVisible();
});

test('D16, C1: cancelled, declined, forbidden, somebody else: one remedy each, and what was typed stays', async ({
  lab,
  openWindow,
}) => {
  const { app, window } = await openWindow();
  await typeAddress(window, lab);
  await window.getByRole('button', { name: 'Sign in with Google' }).click();
  await opened(app);
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.getByLabel('Email address')).toHaveValue('alice@example.test');

  await window.getByRole('button', { name: 'Sign in with Google' }).click();
  await signInByBrowser(await opened(app, 2), { consent: 'decline' });
  await expect(window.getByRole('heading', { name: 'Not allowed to read mail' })).toBeVisible();
  await expect(window.getByRole('alert')).toContainText('Sign in again, and allow it there.');
  await expectAccessible(window);

  lab.service.fail({ status: 400, error: 'access_denied', description: 'AADSTS90094: admin consent is required' });
  await window.getByRole('button', { name: 'Sign in again' }).click();
  await signInByBrowser(await opened(app, 3));
  await expect(window.getByRole('heading', { name: 'An administrator must allow it' })).toBeVisible();
  await window.getByRole('button', { name: 'Copy a note for the administrator' }).click();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('at Google for alice@example.test');

  lab.service.fail(null);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Sign in with Google' }).click();
  await signInByBrowser(await opened(app, 4), { login: 'bob' });
  await expect(window.getByRole('heading', { name: 'Somebody else signed in' })).toBeVisible();
  await expect(window.getByRole('alert')).toContainText('You signed in as bob@example.test');
  await window.getByRole('button', { name: 'It is the same or a shared mailbox' }).click();
  const failed = window.getByRole('listitem').filter({ has: window.getByLabel('Failed') });
  await expect(failed).toContainText('does not accept what Google gave for this mailbox');

  await window.getByRole('button', { name: 'Sign in again' }).click();
  await signInByBrowser(await opened(app, 5));
  await expect(window.getByRole('heading', { name: 'What to sync' })).toBeVisible({ timeout: 20_000 });
});

test.describe('a permission that is taken back', () => {
  test.use({ labOptions: { tokenLifetime: 2 } });

  test('D16, SYN-9: one banner and one button; mail stays, and the new sign-in goes on', async ({
    lab,
    openWindow,
  }) => {
    await lab.mail.deliver('alice', message({ subject: 'Renewal 2027' }));
    const dealbox = await openWindow();
    const { app, window } = dealbox;
    await addAccount(dealbox, lab);
    await expect(row(window, 'Renewal 2027')).toBeVisible();
    await lab.service.revoke();
    await window.waitForTimeout(2_500);
    lab.mail.kick('alice');
    await expect(window.getByText('Google wants you to sign in again').first()).toBeVisible({ timeout: 30_000 });
    await expect(row(window, 'Renewal 2027')).toBeVisible();
    await expect(window.getByRole('button', { name: /Sign in needed/ })).toBeVisible();
    await lab.mail.deliver('alice', message({ subject: 'Delivery dates' }));

    // the same in Settings and in the sync status
    await window.keyboard.press('Control+Comma');
    await window.getByRole('button', { name: 'Accounts', exact: true }).click();
    await expect(window.getByRole('button', { name: 'Sign in again' })).toBeVisible();
    await window.keyboard.press('g');
    await window.keyboard.press('p');
    await window.getByRole('button', { name: 'Sign in again' }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Sign in with Google' }).click();
    await signInByBrowser(await opened(app, 2));
    await expect(window.getByText('Signed in again')).toBeVisible({ timeout: 20_000 });
    await expect(window.getByRole('dialog')).toBeHidden();
    await window.keyboard.press('g');
    await window.keyboard.press('i');
    await expect(row(window, 'Delivery dates')).toBeVisible({ timeout: 30_000 });
    await expect(window.getByText('Google wants you to sign in again')).toBeHidden();
  });
});

test('ACC-2, C1: a service that nobody has registered Dealbox at: said, and an app password is the way', async ({
  launch,
}) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'My own mailbox' }).click();
  await window.getByLabel('Email address').fill('ola@gmail.com');
  await expect(window.getByText('Dealbox knows the servers of gmail.com.')).toBeVisible();
  await expect(window.getByText('Signing in at Google is not set up in this Dealbox')).toBeVisible();
  await expect(window.getByLabel('Password or app password')).toBeVisible();
  await expect(window.getByRole('button', { name: /^Servers/ })).toContainText('imap.gmail.com');
  await expect(window.getByRole('button', { name: 'Sign in with Google' })).toBeHidden();
});

test('ACC-2: an address that nobody knows is guessed, and said to be a guess', async ({ launch }) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'My own mailbox' }).click();
  await window.getByLabel('Email address').fill('ola@nothing-there.invalid');
  await expect(window.getByText(/does not say where its mail is|There is no network/)).toBeVisible({ timeout: 10_000 });
  await window.getByRole('button', { name: /^Servers/ }).click();
  await expect(window.getByLabel('Incoming (IMAP)')).toHaveValue('imap.nothing-there.invalid');
});

test('SECURITY 4, ACC-2: servers elsewhere that only DNS names are agreed to before anything is sent there', async ({
  launch,
}) => {
  const { app, window } = await launch();
  await findsElsewhere(app);
  await window.getByRole('button', { name: 'My own mailbox' }).click();
  await window.getByLabel('Email address').fill('alice@example.test');
  await expect(window.getByText('From the DNS of example.test.')).toBeVisible();
  await expect(window.getByText('would be fetched from imap.hoster.example, smtp.hoster.example')).toBeVisible();
  await window.getByLabel('Password or app password').fill('secret');
  await window.getByRole('button', { name: 'Connect' }).click();
  await expect(window.getByText('Find the server'), 'nothing is tried before the person agrees').toBeHidden();
  await window.getByLabel('I know these servers').check();
  await window.getByRole('button', { name: 'Connect' }).click();
  await expect(window.getByText('Find the server')).toBeVisible();
});
