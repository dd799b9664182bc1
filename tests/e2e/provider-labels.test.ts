import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';
import { demoAccount } from '../support/demo-account.ts';
import { message } from '../support/messages.ts';
import { copyElsewhere, expunge, foldersOf } from '../support/provider-eyes.ts';
import { type GmailServer, startGmailServer } from '../support/providers/gmail.ts';
import { test as base, expect, fillInbox, row, rows } from './mailbox-window.ts';

/** Gmail's labels in the window: the server is a Dovecot behind a proxy that speaks its extension. */
const test = base.extend<{ gmail: GmailServer; other: ImapFlow }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  gmail: async ({}, use) => {
    const server = await startGmailServer({ smtp: true, folders: ['Work', 'Clients', 'Clients/Nordwind'] });
    await use(server);
    await server.stop();
  },
  other: async ({ gmail }, use) => {
    const client = await gmail.client('alice');
    await use(client);
    await client.logout().catch(() => {});
  },
});

test('INB-4, SYN-2: a label of Gmail shows on its conversation, is taken off there and put on here, and both sides agree', async ({
  gmail,
  other,
  launch,
  dataFolder,
}) => {
  await gmail.deliver('alice', message({ subject: 'Cooling offer' }));
  await gmail.deliver('alice', message({ subject: 'Second offer' }));
  await copyElsewhere(other, 'Cooling offer', 'INBOX', 'Work');
  const file = join(dataFolder, '..', `${process.pid}-gmail.json`);
  writeFileSync(file, JSON.stringify(demoAccount(gmail)));
  const { window } = await launch({ args: ['--demo-account', file] });
  await expect(row(window, 'Cooling offer')).toContainText('Work', { timeout: 20_000 });
  await expect(row(window, 'Second offer')).not.toContainText('Work');

  // off there
  await expunge(other, 'Cooling offer', 'Work');
  await expect(row(window, 'Cooling offer')).not.toContainText('Work', { timeout: 20_000 });

  // on here
  await row(window, 'Second offer').click();
  await window.keyboard.press('l');
  await window.getByRole('combobox').fill('Work');
  await window.getByRole('option', { name: /^Work/ }).click();
  await expect(window.getByText('Labelled Work')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(row(window, 'Second offer')).toContainText('Work');
  await expect.poll(() => foldersOf(other, 'Second offer'), { timeout: 20_000 }).toContain('Work');

  // and its undo
  await window.keyboard.press('z');
  await expect(row(window, 'Second offer')).not.toContainText('Work');
  await expect.poll(() => foldersOf(other, 'Second offer'), { timeout: 20_000 }).not.toContain('Work');
});

base(
  'SYN-4, R107…R110: folders are picked with their counts; what is picked comes, and stays when it is picked no more',
  async ({ server, openMail }) => {
    const folders = [
      'Clients',
      'Clients/Nordwind',
      'Clients/Größe & Maß',
      ...['A', 'B', 'C', 'D', 'E', 'F'].map((one) => `Project ${one}`),
    ];
    await fillInbox(server, ['Inbox mail']);
    const client = await server.client('alice');
    for (const folder of folders) await client.mailboxCreate(folder);
    await client.append('Clients/Nordwind', message({ subject: 'Nordwind one' }));
    await client.append('Clients/Nordwind', message({ subject: 'Nordwind two' }));
    await client.logout();

    const { window } = await openMail({ expecting: 'Inbox mail' });
    await window.keyboard.press('Control+Comma');
    await window.getByRole('button', { name: 'What to sync' }).click();
    const picker = window.getByRole('list', { name: 'Specific labels' });
    const nordwind = picker.getByRole('checkbox', { name: /Clients Nordwind.*2 emails at your provider/ });
    await expect(nordwind).toBeVisible({ timeout: 20_000 });
    await window.getByRole('searchbox', { name: 'Find a label or folder' }).fill('größe');
    await expect(picker.getByRole('checkbox')).toHaveCount(1);
    await window.getByRole('searchbox', { name: 'Find a label or folder' }).fill('');
    await nordwind.click();
    await window.getByRole('button', { name: /^Inbox/ }).click();
    await expect(row(window, 'Nordwind two')).toBeVisible({ timeout: 20_000 });

    await window.keyboard.press('Control+Comma');
    await window.getByRole('button', { name: 'What to sync' }).click();
    await expect(nordwind).toBeChecked();
    await nordwind.click();
    await expect(nordwind).not.toBeChecked();
    await window.getByRole('button', { name: /^Inbox/ }).click();
    await expect(rows(window)).toHaveCount(3);
  },
);
