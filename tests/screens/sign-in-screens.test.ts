import { addAccount, opened, test, typeAddress } from '../e2e/oauth-window.ts';
import { expect } from '../support/app.ts';
import { message } from '../support/messages.ts';
import { signInByBrowser } from '../support/scripted-browser.ts';
import { album } from './album.ts';

/** Every state of signing in at a service, and of an address whose servers are found, or not. */
test('adding an account by the browser', async ({ lab, openWindow }) => {
  test.setTimeout(300_000);
  const { app, window } = await openWindow();
  const take = album(app, window);
  await window.getByRole('button', { name: 'My own mailbox' }).click();
  const email = window.getByLabel('Email address');
  await email.fill('ola@outlook.com');
  await expect(window.getByText('is not set up in this Dealbox')).toBeVisible();
  await email.fill('ola@nothing-there.invalid');
  await expect(window.getByText('does not say where its mail is')).toBeVisible({ timeout: 10_000 });
  await take('sign-in-nothing-found');
  await email.fill('alice@outlook.com');
  await expect(window.getByText('is not set up in this Dealbox')).toBeVisible();
  await take('sign-in-not-set-up');
  await window.keyboard.press('Escape');
  await typeAddress(window, lab);
  await window.getByRole('button', { name: /^Servers/ }).click();
  await take('sign-in-found');
  await window.getByRole('button', { name: 'Sign in with Google' }).click();
  await opened(app);
  await take('sign-in-waiting');
  await signInByBrowser(await opened(app), { consent: 'decline' });
  await expect(window.getByRole('heading', { name: 'Not allowed to read mail' })).toBeVisible();
  await take('sign-in-declined');
  lab.service.fail({ status: 400, error: 'access_denied', description: 'AADSTS90094: admin consent is required' });
  await window.getByRole('button', { name: 'Sign in again' }).click();
  await signInByBrowser(await opened(app, 2));
  await expect(window.getByRole('heading', { name: 'An administrator' })).toBeVisible();
  await take('sign-in-blocked');
  lab.service.fail(null);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Sign in with Google' }).click();
  await signInByBrowser(await opened(app, 3), { login: 'bob' });
  await expect(window.getByRole('heading', { name: 'Somebody else' })).toBeVisible();
  await take('sign-in-other');
  await window.getByRole('button', { name: 'It is the same or a shared mailbox' }).click();
  await expect(window.getByText('does not accept what Google gave')).toBeVisible();
  await take('sign-in-refused');
});

test.describe('taken back', () => {
  test.use({ labOptions: { tokenLifetime: 2 } });

  test('a permission that was taken back', async ({ lab, openWindow }) => {
    test.setTimeout(300_000);
    await lab.mail.deliver('alice', message({ subject: 'Renewal 2027' }));
    const dealbox = await openWindow();
    const { app, window } = dealbox;
    const take = album(app, window);
    await addAccount(dealbox, lab);
    await lab.service.revoke();
    await window.waitForTimeout(2_500);
    lab.mail.kick('alice');
    await expect(window.getByText('Google wants you to sign in again').first()).toBeVisible({ timeout: 30_000 });
    await take('sign-in-revoked-inbox');
    await window.keyboard.press('Control+Comma');
    await window.getByRole('button', { name: 'Accounts', exact: true }).click();
    await take('sign-in-revoked-settings');
    await window.keyboard.press('g');
    await window.keyboard.press('p');
    await expect(window.getByRole('button', { name: 'Sign in again' })).toBeVisible();
    await take('sign-in-revoked-status');
    await window.getByRole('button', { name: 'Sign in again' }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Sign in with Google' }).waitFor();
    await take('sign-in-again');
    await window.getByRole('dialog').getByRole('button', { name: 'Sign in with Google' }).click();
    await opened(app, 2);
    await take('sign-in-again-waiting');
  });
});
