import { message } from '../support/messages.ts';
import { expect, fillInbox, row, rows, test } from './mailbox-window.ts';

test('INB-6: search as one types, hits marked, the coverage told, filters and mistakes understood', async ({
  server,
  openMail,
}) => {
  await fillInbox(server, ['Renewal of the contract', 'Lunch', 'Invoice for March']);
  await server.deliver('alice', message({ subject: 'Numbers', text: 'The renewal needs a signature.' }));
  const { window } = await openMail({ expecting: 'Renewal' });
  await expect(window.getByRole('button', { name: /Up to date/ })).toBeVisible({ timeout: 20_000 });
  await window.keyboard.press('/');
  const field = window.getByRole('searchbox', { name: 'Search all email' });
  await expect(field).toBeFocused();
  await field.pressSequentially('renew');
  await expect(rows(window)).toHaveCount(2);
  await expect(window.locator('mark').first()).toHaveText(/^renew/i);
  await expect(window.getByText('All 4 emails on this computer')).toBeVisible();

  await field.fill('subject:renewal');
  await expect(rows(window)).toHaveCount(1);
  await field.fill('invoce');
  await expect(row(window, 'Invoice for March')).toBeVisible();
  await expect(window.getByText('Nothing found for invoce, showing invoice.')).toBeVisible();
  await field.fill('zzzz');
  await expect(window.getByText('No email matches')).toBeVisible();

  await field.fill('lunch');
  await expect(rows(window)).toHaveCount(1);
  await field.press('Enter');
  await expect(window.getByRole('heading', { name: 'Lunch' })).toBeVisible();
  await window.keyboard.press('e');
  await expect(window.getByText('Conversation archived')).toBeVisible();
  await field.click();
  await window.keyboard.press('Escape');
  await expect(row(window, 'Lunch')).toHaveCount(0);
});
