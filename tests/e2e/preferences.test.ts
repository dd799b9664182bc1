import { expect, fillInbox, row, test } from './mailbox-window.ts';

test('INB-1: preferences, widths and the window’s place outlive a restart; mail is there without a sync', async ({
  server,
  openMail,
  launch,
}) => {
  await fillInbox(server, ['Alpha', 'Beta']);
  const first = await openMail({ expecting: 'Alpha' });
  await first.window.keyboard.press('Control+Comma');
  await first.window.getByRole('button', { name: 'Appearance' }).click();
  await first.window.getByRole('radio', { name: 'Dark' }).click();
  await first.window.getByRole('radio', { name: 'Compact' }).click();
  await first.window.getByRole('button', { name: /^Inbox/ }).click();
  const divider = first.window.getByRole('separator', { name: 'Width of the list' });
  await divider.focus();
  await first.window.keyboard.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuenow', '396');
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1100, 700));
  await first.app.close();
  await server.crash();

  const { app, window } = await launch();
  await expect(row(window, 'Beta')).toBeVisible();
  await expect(window.getByRole('separator', { name: 'Width of the list' })).toHaveAttribute('aria-valuenow', '396');
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
  expect((await row(window, 'Beta').boundingBox())?.height).toBe(36);
  const size = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
  expect(size).toEqual([1100, 700]);
});

test('INB-1, DESIGN: below 900 px list and conversation share one pane, and Back returns to the same row', async ({
  server,
  openMail,
}) => {
  await fillInbox(server, ['Alpha', 'Beta', 'Gamma']);
  const { app, window } = await openMail({ expecting: 'Alpha' });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(760, 600));
  await row(window, 'Beta').click();
  await expect(window.getByRole('heading', { name: 'Beta' })).toBeVisible();
  await expect(window.getByRole('grid')).toBeHidden();
  await window.getByRole('button', { name: 'Back to the list' }).click();
  await expect(row(window, 'Beta')).toBeFocused();
});

test('R044: a team account has its two switches under Account', async ({ launch, server }) => {
  const { window } = await launch();
  const account = {
    email: 'team@example.test',
    type: 'team',
    connection: {
      imap: { host: server.host, port: server.ports.imaps, tls: 'on' },
      smtp: { host: server.host, port: server.ports.submissions, tls: 'on' },
      user: 'team',
      caFile: server.caFile,
    },
    password: 'correct horse',
  };
  await window.evaluate(`dealbox.call('addAccount', ${JSON.stringify(account)})`);
  await window.keyboard.press('Control+Comma');
  await expect(window.getByText('Personal preferences > Email sync')).toBeVisible();
  await expect(window.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
  await expect(window.getByRole('switch')).toHaveCount(2);
});

test('ACC-5: an account is removed after a confirmation that says what goes', async ({ server, openMail }) => {
  await fillInbox(server, ['Alpha']);
  const { window } = await openMail({ expecting: 'Alpha' });
  await window.keyboard.press('Control+Comma');
  await window.getByRole('button', { name: 'Accounts', exact: true }).click();
  await window.getByRole('button', { name: 'Remove…' }).click();
  const dialog = window.getByRole('alertdialog', { name: 'Remove alice@example.test from Dealbox?' });
  await expect(dialog).toContainText('At your provider everything stays as it is.');
  await dialog.getByRole('button', { name: 'Remove account' }).click();
  await expect(window.getByRole('heading', { name: 'Welcome to Dealbox' })).toBeVisible();
});

test('S5: run from its sources, Dealbox looks for no updates and says why', async ({ launch }) => {
  const { window } = await launch({ args: ['--demo-sample'] });
  await window.getByRole('row').first().waitFor();
  await window.keyboard.press('Control+Comma');
  await window.getByRole('button', { name: 'Updates' }).click();
  await expect(window.getByText('Updates come with the installed program.')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Check now' })).toHaveCount(0);
  await expect(window.getByRole('switch')).toHaveCount(0);
});
