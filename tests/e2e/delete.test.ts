import { expect, fillInbox, row, rows, subjectsAtProvider, test } from './mailbox-window.ts';

const subjects = ['Offer alpha', 'Offer beta', 'Offer gamma'];

test.beforeEach(({ server }) => fillInbox(server, subjects));

test('DEL-1, R009, R023, C0.4: nothing is deleted until the verb is pressed; Cancel has the focus, Enter and Escape delete nothing', async ({
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Offer alpha' });
  await row(window, 'Offer beta').click();
  await window.keyboard.press('#');
  const dialog = window.getByRole('alertdialog');
  await expect(dialog).toHaveAccessibleName('Delete “Offer beta” (1 email)?');
  await expect(dialog).toContainText('alice@example.test');
  await expect(dialog).toContainText('It can only come back by syncing it again');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await window.keyboard.press('#');
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(rows(window)).toHaveCount(3);
});

test('DEL-1, DEL-2, DEL-3, R008, R024, R025: deleted in Dealbox, and with the setting off still at the provider', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Offer alpha' });
  await row(window, 'Offer beta').click();
  await window.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Delete conversation' }).click();
  await expect(row(window, 'Offer beta')).toHaveCount(0);
  await expect(window.getByText('Email deleted for good')).toBeVisible();
  await window.keyboard.press('z');
  await expect(window.getByText('Nothing to undo'), 'DEL-8: delete cannot be undone').toBeVisible();
  expect(await subjectsAtProvider(server, 'INBOX')).toEqual(subjects);
});

test('DEL-3, DEL-6, R040, R042, R043: Change leads to the switch; on, the mail moves to the provider’s Trash', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Offer alpha' });
  await row(window, 'Offer beta').click();
  await window.keyboard.press('#');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Change' }).click();
  await expect(window.getByText('Personal preferences > Email sync')).toBeVisible();
  await expect(window.getByRole('heading', { name: 'General settings' }), 'R043').toBeVisible();
  const deletes = window.getByRole('switch', {
    name: "Delete the message from my external email client when it's deleted in Dealbox",
  });
  const archives = window.getByRole('switch', {
    name: "Archive the message in my external email client when it's archived in Dealbox",
  });
  await expect(archives, 'R039').not.toBeChecked();
  await expect(deletes).not.toBeChecked();
  await deletes.click();
  await expect(deletes).toBeChecked();
  await expect(archives, 'R041: each for itself').not.toBeChecked();
  await expect(window.getByRole('table')).toContainText('Trash');

  await window.getByRole('button', { name: /^Inbox/ }).click();
  await row(window, 'Offer beta').click();
  await window.keyboard.press('#');
  await expect(window.getByRole('alertdialog')).toContainText('Also moves 1 email to Trash');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Delete conversation' }).click();
  await expect.poll(() => subjectsAtProvider(server, 'Trash')).toEqual(['Offer beta']);
  expect(await subjectsAtProvider(server, 'INBOX')).toEqual(['Offer alpha', 'Offer gamma']);
});

test('DEL-7, R022: many at once say how many, and all go', async ({ openMail }) => {
  const { window } = await openMail({ expecting: 'Offer alpha' });
  await window.keyboard.press('*');
  await window.keyboard.press('a');
  await window.keyboard.press('#');
  const dialog = window.getByRole('alertdialog');
  await expect(dialog).toHaveAccessibleName('Delete 3 conversations (3 emails)?');
  await dialog.getByRole('button', { name: 'Delete 3 conversations' }).click();
  await expect(window.getByText('Nothing waiting')).toBeVisible();
});

test('DEL-4: deleted in another client, gone from the window too', async ({ server, openMail }) => {
  const { window } = await openMail({ expecting: 'Offer alpha' });
  const other = await server.client('alice');
  await other.mailboxOpen('INBOX');
  await other.messageMove('2', 'Trash', { uid: false });
  await other.logout();
  await expect(row(window, 'Offer beta')).toHaveCount(0, { timeout: 20_000 });
  await expect(rows(window)).toHaveCount(2);
});
