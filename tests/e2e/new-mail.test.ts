import { message } from '../support/messages.ts';
import { expect, fillInbox, row, rows, test } from './mailbox-window.ts';

const subjects = Array.from({ length: 60 }, (_, index) => `Report ${String(index + 1).padStart(2, '0')}`);

test.beforeEach(({ server }) => fillInbox(server, subjects, true));

test('SYN-2: new mail is in the list within two seconds of its delivery', async ({ server, openMail }) => {
  const { window } = await openMail({ expecting: 'Report 60' });
  await expect(window.getByRole('button', { name: /Up to date/ })).toBeVisible({ timeout: 20_000 });
  await server.deliver('alice', message({ subject: 'Just in' }));
  const delivered = Date.now();
  await row(window, 'Just in').waitFor();
  expect(Date.now() - delivered).toBeLessThan(2000);
});

test('INB-10: the list never moves under the cursor; a pill tells what came in above', async ({ server, openMail }) => {
  const { window } = await openMail({ expecting: 'Report 60' });
  await expect(window.getByRole('button', { name: /Up to date/ })).toBeVisible({ timeout: 20_000 });
  const third = row(window, 'Report 58');
  await third.hover();
  const before = await third.boundingBox();
  await server.deliver('alice', message({ subject: 'First new' }));
  await server.deliver('alice', message({ subject: 'Second new' }));
  const pill = window.getByRole('button', { name: '2 new' });
  await expect(pill).toBeVisible({ timeout: 15_000 });
  expect(await third.boundingBox()).toEqual(before);
  await pill.click();
  await expect(row(window, 'Second new')).toBeInViewport();
  await expect(pill).toHaveCount(0);
});

test('INB-10: an act binds to what was under the key, though the list changed meanwhile', async ({
  server,
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Report 60' });
  await row(window, 'Report 57').click();
  await server.deliver('alice', message({ subject: 'Pushes in above' }));
  await row(window, 'Pushes in above').waitFor({ state: 'attached', timeout: 15_000 });
  await window.keyboard.press('e');
  await expect(row(window, 'Report 57')).toHaveCount(0);
  await expect(row(window, 'Report 58')).toHaveCount(1);
  await expect(row(window, 'Report 56')).toHaveCount(1);
});

test('C0.10: the grid tells its size, has one tab stop, and moves by keyboard over rows that are not on screen yet', async ({
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'Report 60' });
  const grid = window.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '60');
  await expect(grid.locator('[role=row][tabindex="0"]')).toHaveCount(1);
  await row(window, 'Report 60').click();
  await window.keyboard.press('End');
  await expect(row(window, 'Report 01')).toBeFocused();
  await expect(row(window, 'Report 01')).toHaveAttribute('aria-rowindex', '60');
  await window.keyboard.press('Home');
  await expect(row(window, 'Report 60')).toBeFocused();
  await window.keyboard.press('Shift+ArrowDown');
  await window.keyboard.press('Shift+ArrowDown');
  await expect(window.getByText('3 selected')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByText('3 selected')).toHaveCount(0);
  expect(await rows(window).count()).toBeLessThan(40);
});
