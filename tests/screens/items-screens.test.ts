import { add, call } from '../e2e/items-window.ts';
import { expect, rows, test } from '../e2e/mailbox-window.ts';
import { album } from './album.ts';

/** Contacts, deals and what hangs on them, from the sample mailbox; with a name of 300 characters and one from right to left. */
test('items and links', async ({ launch }) => {
  test.setTimeout(600_000);
  const { app, window } = await launch({ args: ['--demo-sample'] });
  const take = album(app, window);
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await window.keyboard.press(key);
    await window.waitForTimeout(300);
  };
  await rows(window).nth(8).waitFor();
  await window.waitForTimeout(2000);
  await keys('g', 'b');
  await take('deals-empty');
  const organization = await add(window, 'organization', 'Maison Delorme');
  const contact = await add(window, 'contact', 'Juliette Delorme', {
    addresses: ['juliette@maison-delorme.example'],
    organization: organization.id,
  });
  const deal = await add(window, 'deal', 'Sensors for the shop window', {
    contact: contact.id,
    value: 480_000,
    currency: 'EUR',
  });
  await add(window, 'deal', 'تجديد العقد السنوي للخدمات اللوجستية', {
    contact: contact.id,
    value: 9_900_000,
    currency: 'USD',
  });
  await add(window, 'deal', 'A name that goes on '.repeat(15).trim(), {
    contact: contact.id,
    followUpOn: '2020-01-01',
  });
  await add(window, 'lead', 'Trade fair Lyon', { contact: contact.id });
  await call(window, 'addNeverLog', { pattern: '*@pipelane.example' });
  await take('deals-list');
  await window.getByRole('button', { name: 'Show as board' }).click();
  await take('deals-board');
  await window.getByRole('button', { name: 'Add deal' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Add deal' }).click();
  await take('deal-add-problem');
  await keys('Escape', 'g', 'i', 'j', 'j', 'j', 'j', 'j', 'j');
  await keys('d');
  await take('link-finder');
  await window.keyboard.type('Sensors');
  await keys('Enter');
  await expect(window.getByText(/linked by you/).first()).toBeVisible();
  await take('side-panel');
  await window.getByRole('button', { name: /^Clean up mail/ }).click();
  await take('clean-up');
  await keys('Escape', 'g', 'c');
  await take('contacts');
  await window.getByRole('grid').getByRole('row').filter({ hasText: 'Juliette' }).click();
  await expect(window.getByRole('tab', { name: 'History' })).toBeVisible();
  await take('contact');
  await keys('Escape', 'g', 'b');
  await window.getByText(deal.name).first().click();
  await expect(window.getByRole('tab', { name: 'History' })).toBeVisible();
  await window.getByRole('textbox', { name: 'Write a note' }).fill('Juliette wants the price list before Friday.');
  await window.getByRole('button', { name: 'Save note' }).click();
  await take('deal');
  await window.getByRole('tab', { name: 'Email' }).click();
  await take('deal-email');
  await keys('Control+Comma');
  for (const page of ['What to sync', 'Labels', 'Never log', 'Pipelines and stages']) {
    await window.getByRole('button', { name: page, exact: true }).click();
    await take(`settings-${page.toLowerCase().replaceAll(' ', '-')}`);
  }
});
