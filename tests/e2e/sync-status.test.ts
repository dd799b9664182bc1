import { expect, fillInbox, row, subjectsAtProvider, test } from './mailbox-window.ts';

test('C9, SYN-7: offline changes wait in sight with their reason, and are carried out once on reconnection', async ({
  server,
  openMail,
}) => {
  await fillInbox(server, ['Alpha', 'Beta']);
  const { window } = await openMail({ expecting: 'Alpha' });
  await window.keyboard.press('Control+Comma');
  await window.getByRole('switch', { name: /^Archive the message/ }).click();
  await server.crash();
  await expect(window.getByRole('button', { name: /^Sync status: (Offline|Trouble)/ })).toBeVisible({
    timeout: 30_000,
  });
  await window.getByRole('button', { name: /^Inbox/ }).click();
  await row(window, 'Beta').click();
  await window.keyboard.press('e');
  await expect(window.getByText('Conversation archived here, at your provider once online')).toBeVisible();
  await window.keyboard.press('g');
  await window.keyboard.press('p');
  await expect(window.getByRole('heading', { name: 'Pending and sync status' })).toBeVisible();
  await expect(window.getByRole('region', { name: /^Pending/ }).getByRole('listitem')).toHaveCount(1);

  await server.restart();
  await window.getByRole('button', { name: 'Sync now' }).first().click();
  await expect(window.getByText('Nothing is waiting. Every change has reached your provider.')).toBeVisible({
    timeout: 30_000,
  });
  expect(await subjectsAtProvider(server, 'INBOX')).toEqual(['Alpha']);
  expect(await subjectsAtProvider(server, 'Archive')).toEqual(['Beta']);
});

test('SYN-3, SYN-9, SYN-10: completeness, folders and past mail are there, diagnostics name nobody', async ({
  server,
  openMail,
}) => {
  await fillInbox(server, ['Alpha']);
  const { app, window } = await openMail({ expecting: 'Alpha' });
  await window.keyboard.press('g');
  await window.keyboard.press('p');
  await window.getByText(/^Folders: \d+ of \d+ synced/).click();
  await expect(window.getByRole('cell', { name: /INBOX/ })).toBeVisible();
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText(/1 of 1, checked/)).toBeVisible({ timeout: 15_000 });
  await window.getByRole('button', { name: 'Sync past emails' }).click();
  await window.getByRole('menuitem', { name: '3 months' }).click();
  const dialog = window.getByRole('dialog', { name: 'Syncing past emails' });
  await expect(dialog.getByRole('status'), 'SYN-3: what it would bring is told before').toContainText(/\d+ emails?, /);
  await dialog.getByRole('button', { name: 'Sync past emails' }).click();
  await expect(window.getByText('Done: 3 months are here.')).toBeVisible({ timeout: 20_000 });
  await window.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(window.getByText('Copied')).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.length).toBeGreaterThan(50);
  expect(copied).not.toMatch(/alice@|Alpha|correct horse/);
});

test('M14: when much vanishes at once, nothing is deleted and a banner asks', async ({ server, openMail }) => {
  await fillInbox(
    server,
    Array.from({ length: 30 }, (_, index) => `Mail ${index + 1}`),
  );
  const { window } = await openMail({ expecting: 'Mail 30' });
  await expect(window.getByRole('button', { name: /Up to date/ })).toBeVisible({ timeout: 20_000 });
  server.doveadm(['expunge', '-u', 'alice', 'mailbox', 'INBOX', '1:20']);
  const keep = window.getByRole('button', { name: 'Keep', exact: true });
  await expect(keep).toBeVisible({ timeout: 40_000 });
  await expect(row(window, 'Mail 30')).toBeVisible();
  await keep.click();
  await expect(keep).toHaveCount(0);
  await expect(window.getByRole('grid')).toHaveAttribute('aria-rowcount', '30');
});

test.describe('a server without Trash', () => {
  test.use({ serverOptions: { without: ['Trash'], folders: ['Old things'] } });

  test('DEL-10: the operation waits with its reason and a choice of folder, and goes on when it is made', async ({
    server,
    openMail,
  }) => {
    await fillInbox(server, ['Alpha', 'Beta']);
    const { window } = await openMail({ expecting: 'Alpha' });
    await window.keyboard.press('Control+Comma');
    await window.getByRole('switch', { name: /^Delete the message/ }).click();
    await window.getByRole('button', { name: /^Inbox/ }).click();
    await row(window, 'Beta').click();
    await window.keyboard.press('#');
    await window.getByRole('alertdialog').getByRole('button', { name: 'Delete conversation' }).click();
    await window.keyboard.press('g');
    await window.keyboard.press('p');
    await window.getByRole('button', { name: 'Choose folder' }).click({ timeout: 20_000 });
    await window.getByRole('menuitem', { name: 'Old things' }).click();
    await expect(window.getByText('Nothing is waiting. Every change has reached your provider.')).toBeVisible({
      timeout: 20_000,
    });
    expect(await subjectsAtProvider(server, 'Old things')).toEqual(['Beta']);
    expect(await subjectsAtProvider(server, 'INBOX')).toEqual(['Alpha']);
  });
});
