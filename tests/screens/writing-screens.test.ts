import type { Page } from '@playwright/test';
import { expect, row, test } from '../e2e/mailbox-window.ts';
import { alice, bob, carol, message } from '../support/messages.ts';
import { album } from './album.ts';

const field = (window: Page, name: string) => window.getByRole('combobox', { name, exact: true });
const text = (window: Page) => window.getByRole('textbox', { name: 'Text of the email' }).filter({ visible: true });

/** Writing and sending in both themes and two sizes: with long recipients, right to left, with errors. */
test('writing and sending', async ({ server, openMail }) => {
  test.setTimeout(400_000);
  const long = {
    name: 'Dr. Maximiliane von und zu Hohenlohe-Waldenburg-Schillingsfürst',
    address: 'maximiliane.hohenlohe-waldenburg@department.customer.example',
  };
  await server.deliver('alice', message({ subject: 'Price list', from: carol, text: 'Please send the list.\n' }));
  await server.deliver(
    'alice',
    message({
      subject: 'Renewal 2027',
      from: bob,
      to: [alice, carol, long],
      html: '<p>Shall we talk on <b>Tuesday</b>?</p><blockquote>As promised</blockquote>',
    }),
  );
  const { app, window } = await openMail({ expecting: 'Renewal 2027' });
  const take = album(app, window);
  await row(window, 'Renewal 2027').click();
  await expect(window.locator('iframe')).toBeVisible();
  await take('answer-bar');
  await window.keyboard.press('a');
  await expect(text(window)).toBeFocused();
  await window.keyboard.type('Dear Bob, yes, with pleasure.');
  await window.keyboard.press('Enter');
  await window.keyboard.type('سلام باب، سه‌شنبه خوب است. Quote 2027.');
  await window.keyboard.press('Enter');
  await window.keyboard.type('שלום, נדבר ביום שלישי');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Control+Shift+8');
  await window.keyboard.type('first point');
  await window.keyboard.press('Enter');
  await window.keyboard.type('a link https://example.com/offer and more');
  await take('composer');
  await window.getByRole('button', { name: 'Show quoted text' }).filter({ visible: true }).click();
  await window.waitForTimeout(600);
  await take('composer-quote');
  await window.keyboard.press('Control+Shift+f');
  await take('composer-wide');
  await window.keyboard.press('Control+Shift+f');
  await window.keyboard.press('Escape');
  await window.keyboard.press('c');
  await field(window, 'To').fill('car');
  await expect(window.getByRole('option').first()).toBeVisible();
  await take('composer-suggestions');
  await window.keyboard.press('Enter');
  await window.keyboard.type('half an address,');
  await field(window, 'To').fill(Array.from({ length: 14 }, (_, n) => `person.number${n}@customer.example`).join(', '));
  await window.keyboard.press('Enter');
  await text(window).click();
  await window.keyboard.type('The price list is attached.');
  await window
    .locator('input[type=file]')
    .filter({ visible: false })
    .last()
    .setInputFiles([
      {
        name: 'A very long name of a price list for the year 2027 and what comes after it.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.alloc(1_400_000, 1),
      },
      { name: 'terms.docx', mimeType: 'application/msword', buffer: Buffer.alloc(40_000, 1) },
    ]);
  await expect(window.getByText('terms', { exact: true })).toBeVisible();
  await take('composer-files');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('alertdialog')).toBeVisible();
  await take('checks-blocked');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+Shift+Enter');
  await expect(window.getByRole('dialog')).toBeVisible();
  await take('send-later');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Fold to a bar' }).filter({ visible: true }).click();
  await take('composer-bars');
  await window.keyboard.press('g');
  await window.keyboard.press('d');
  await take('drafts');
  await window.keyboard.press('g');
  await window.keyboard.press('i');
  await row(window, 'Price list').click();
  await window.keyboard.press('r');
  await window.keyboard.type('Here it is.');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText(/Sending in/)).toBeVisible();
  await take('sending-toast');
  await window.keyboard.press('g');
  await window.keyboard.press('q');
  await take('outbox');
  await window
    .getByRole('button', { name: /Re: Price list/ })
    .first()
    .click()
    .catch(() => undefined);
  await take('outbox-open');
  await window.keyboard.press('g');
  await window.keyboard.press('i');
  await row(window, 'Renewal 2027').click();
  await window.keyboard.press('h');
  await take('snooze');
  await window.keyboard.press('1');
  await window.keyboard.press('g');
  await window.keyboard.press('h');
  await take('snoozed');
  await window.keyboard.press('Control+Comma');
  for (const page of ['Writing', 'Templates', 'Signatures']) {
    await window.getByRole('button', { name: page, exact: true }).click();
    await take(`settings-${page.toLowerCase()}`);
  }
  await window.getByRole('button', { name: 'New signature' }).click();
  await take('signature-form');
  await window.getByRole('button', { name: 'Templates', exact: true }).click();
  await window.getByRole('button', { name: 'New template' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill('Follow up');
  await window.getByRole('textbox', { name: 'Subject' }).fill('About {{deal.title}}');
  await window.getByRole('textbox', { name: 'Text', exact: true }).click();
  await window.keyboard.type('Dear {{contact.first_name}}, shall we talk about {{deal.title}}?');
  await take('template-form');
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await take('templates-list');
  await window.keyboard.press('c');
  await field(window, 'To').fill('Carol Nowak <carol@customer.example>');
  await window.keyboard.press('Tab');
  await text(window).click();
  await window.keyboard.type(';');
  await expect(window.getByRole('option', { name: 'Follow up' })).toBeVisible();
  await take('template-picker');
  await window.keyboard.press('Enter');
  await take('template-inserted');
  await window.keyboard.press('Control+Enter');
  await take('checks-warning');
});
