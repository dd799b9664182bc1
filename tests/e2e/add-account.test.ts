import { testPassword } from '../support/mail-server.ts';
import { expect, fillInbox, row, test } from './mailbox-window.ts';

test('ACC-2, ACC-3, C1: a mailbox is added in the wizard, each stage in sight, a wrong password said in plain words', async ({
  server,
  launch,
}) => {
  await fillInbox(server, ['Renewal 2027', 'Delivery dates']);
  const { window } = await launch();
  await window.getByRole('button', { name: 'My own mailbox' }).click();
  await window.getByLabel('Email address').fill('alice@example.test');
  await window.getByLabel('Password or app password').fill('wrong');
  await window.getByRole('button', { name: /^Servers/ }).click();
  await expect(window.getByLabel('Incoming (IMAP)')).toHaveValue('imap.example.test');
  await window.getByLabel('Incoming (IMAP)').fill(server.host);
  await window.getByLabel('Port').first().fill(String(server.ports.imaps));
  await window.getByLabel('Outgoing (SMTP)').fill(server.host);
  await window.getByLabel('Port').last().fill(String(server.ports.submissions));
  await window.getByLabel('User name').fill('alice');
  await window.getByLabel('Certificate authority file').fill(server.caFile);
  await window.getByRole('button', { name: 'Connect' }).click();

  const stages = window.getByRole('listitem').filter({ has: window.getByLabel('Failed') });
  await expect(stages).toHaveText(/Sign in/);
  await expect(window.getByLabel('Email address')).toHaveValue('alice@example.test');

  await window.getByLabel('Password or app password').fill(testPassword);
  await window.getByRole('button', { name: 'Try again' }).click();
  await expect(window.getByRole('heading', { name: 'What to sync' })).toBeVisible();
  for (const name of [/^Archive the message/, /^Delete the message/]) {
    await expect(window.getByRole('switch', { name }), 'R042: off unless switched on').not.toBeChecked();
  }
  await window.getByRole('button', { name: 'Start syncing' }).click();
  await expect(window.getByRole('heading', { name: 'You are set' })).toBeVisible({ timeout: 20_000 });
  await window.getByRole('button', { name: 'Open Inbox' }).click();
  await expect(row(window, 'Renewal 2027')).toBeVisible();
});

test('R058, R059, ACC-3: where a mailbox is connected, the supported providers are listed, with the steps that each wants first', async ({
  launch,
}) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'My own mailbox' }).click();
  await window.getByLabel('Email address').fill('me@icloud.com');
  await window.getByRole('button', { name: 'Supported providers and how to set them up' }).click();
  const guide = window.getByRole('dialog', { name: 'Set up your provider' });
  for (const name of ['Gmail', 'Microsoft 365', 'Yahoo', 'iCloud', 'Fastmail', 'Zoho', 'Proton', 'Any other provider'])
    await expect(guide.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible();
  await guide.getByRole('button', { name: /^iCloud/ }).press('Enter');
  await expect(guide.getByRole('listitem').first()).toContainText('App-Specific Passwords');
  await window.keyboard.press('Escape');
  await expect(guide).toHaveCount(0);
  await expect(window.getByLabel('Email address')).toHaveValue('me@icloud.com');
});

test('C1: Escape goes one step back and keeps what was typed', async ({ launch }) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'Team mailbox' }).click();
  await window.getByLabel('Email address').fill('sales@example.test');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Team mailbox' }).click();
  await expect(window.getByLabel('Email address')).toHaveValue('sales@example.test');
});

test('C1: Dealbox can be tried with sample data', async ({ launch }) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'Try with sample data' }).click();
  await expect(window.getByRole('row').nth(5)).toBeVisible({ timeout: 20_000 });
});
