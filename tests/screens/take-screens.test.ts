import { expect, rows, test } from '../e2e/mailbox-window.ts';
import { album } from './album.ts';

test('welcome and the add-account form', async ({ launch }) => {
  const { app, window } = await launch();
  const take = album(app, window);
  await expect(window.getByRole('heading', { name: 'Welcome to Dealbox' })).toBeVisible();
  await take('welcome');
  await window.getByRole('button', { name: 'My own mailbox' }).click();
  await take('add-account');
  await window.getByRole('button', { name: /^Servers/ }).click();
  await window.getByRole('button', { name: 'Connect' }).click();
  await take('add-account-problems');
});

test('the mailbox', async ({ launch }) => {
  test.setTimeout(300_000);
  const { app, window } = await launch({ args: ['--demo-sample'] });
  const take = album(app, window);
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await window.keyboard.press(key);
    await window.waitForTimeout(200);
  };
  await rows(window).nth(8).waitFor();
  await window.waitForTimeout(2500);
  await take('inbox-nothing-open');
  await keys('j', 'j', 'j', 'j', 'j', 'j');
  await window.waitForTimeout(800);
  await take('inbox');
  await keys('x', 'j', 'x');
  await take('selection');
  await keys('Escape', '#');
  await expect(window.getByRole('alertdialog')).toBeVisible();
  await take('delete');
  await keys('Escape', 'Control+k');
  await take('palette');
  await keys('Escape', '?');
  await take('shortcuts');
  await keys('Escape', '/');
  await window.getByRole('searchbox').fill('offer');
  await expect(window.locator('mark').first()).toBeVisible();
  await take('search');
  await window.getByRole('searchbox').fill('xylophone from:nobody');
  await window.waitForTimeout(500);
  await take('search-nothing');
  await keys('Escape', 'Escape', 'g', 's', 'j');
  await window.waitForTimeout(300);
  await take('sent');
  await keys('g', 'i', 'j', 'e');
  await take('archived-toast');
  await keys('g', 'e', 'j');
  await take('archive');
  await keys('g', 'p');
  await take('status');
  await keys('Control+Comma');
  await take('settings');
  for (const page of ['Accounts', 'Appearance', 'Triage and keyboard']) {
    await window.getByRole('button', { name: page, exact: true }).click();
    await take(`settings-${page.toLowerCase().replaceAll(' ', '-')}`);
  }
});
