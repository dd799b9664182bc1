import { expect, fillInbox, test } from '../e2e/mailbox-window.ts';
import { message } from '../support/messages.ts';
import { album } from './album.ts';

test('what to sync, with folders to pick from', async ({ server, openMail }) => {
  test.setTimeout(120_000);
  await fillInbox(server, ['Inbox mail']);
  const client = await server.client('alice');
  const folders = [
    'Clients',
    'Clients/Nordwind',
    'Clients/Größe & Maß',
    'Partners',
    'Invoices',
    'Invoices/2025',
    'Invoices/2026',
    'Travel',
    'A folder whose name is so long that it cannot possibly fit on one line of any window',
  ];
  for (const folder of folders) await client.mailboxCreate(folder);
  for (let number = 0; number < 12; number += 1)
    await client.append('Clients/Nordwind', message({ subject: `Nordwind ${number}` }));
  await client.logout();
  const { app, window } = await openMail({ expecting: 'Inbox mail' });
  await window.keyboard.press('Control+Comma');
  await window.getByRole('button', { name: 'What to sync' }).click();
  const nordwind = window.getByRole('checkbox', { name: /Nordwind.*12 emails/ });
  await expect(nordwind).toBeVisible({ timeout: 20_000 });
  await nordwind.click();
  await expect(window.getByText('12 here')).toBeVisible({ timeout: 20_000 });
  const take = album(app, window);
  await take('what-to-sync');
  await window.getByRole('radio', { name: 'Only Inbox' }).scrollIntoViewIfNeeded();
  await take('what-to-sync-end');
});
