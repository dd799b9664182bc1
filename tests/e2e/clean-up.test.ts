import type { Page } from '@playwright/test';
import type { MailServer } from '../support/mail-server.ts';
import { alice, newMessageId } from '../support/messages.ts';
import { add, call, fill, person } from './items-window.ts';
import { expect, row, rows, subjectsAtProvider, test } from './mailbox-window.ts';

const carol = person('Carol Nowak', 'carol@customer.example');
const dave = person('Dave Müller', 'dave@supplier.example');
const stranger = person('Sam Stranger', 'sam@elsewhere.example');

/** What has a message from a contact, whatever the address looks like: the right inbox after a clean-up. */
const stays = [
  'From a contact',
  'From a second address',
  'From a plus-address',
  'From upper case',
  'Two contacts in one thread',
  'Begun by a stranger, answered by a contact',
  'Never logged, and yet a contact',
];
const goes = ['From a stranger', 'Answered by me only', 'Weekly list', 'From a muted sender'];
/** Only mail of ours in it went to a contact (R123). */
const sentOnly = 'Passed on to a contact';

/** The mailbox that the issue describes. */
async function fillMailbox(server: MailServer): Promise<void> {
  const [two, begun, answered, passed] = [newMessageId(), newMessageId(), newMessageId(), newMessageId()];
  const reply = (to: string) => ({ inReplyTo: to, references: [to] });
  await fill(server, [
    { subject: 'From a stranger', from: stranger },
    { subject: 'From a contact', from: carol },
    { subject: 'From a second address', from: person('Carol', 'carol@home.example') },
    { subject: 'From a plus-address', from: person('Carol', 'carol+offers@customer.example') },
    { subject: 'From upper case', from: person('CAROL', 'CAROL@CUSTOMER.EXAMPLE') },
    { subject: 'Two contacts in one thread', from: carol, messageId: two },
    { subject: 'Re: Two contacts in one thread', from: dave, ...reply(two) },
    { subject: 'Begun by a stranger, answered by a contact', from: stranger, messageId: begun },
    { subject: 'Re: Begun by a stranger, answered by a contact', from: dave, ...reply(begun) },
    { subject: 'Answered by me only', from: stranger, messageId: answered },
    { subject: 'Re: Answered by me only', from: alice, to: [stranger], box: 'Sent', ...reply(answered) },
    { subject: sentOnly, from: stranger, messageId: passed },
    { subject: `Fwd: ${sentOnly}`, from: alice, to: [carol], box: 'Sent', ...reply(passed) },
    { subject: 'Weekly list', from: person('The List', 'list@lists.example'), headers: { 'List-Id': '<weekly>' } },
    { subject: 'Never logged, and yet a contact', from: person('Erin', 'erin@quiet.example') },
    { subject: 'From a muted sender', from: person('Noise', 'noise@muted.example') },
  ]);
}

async function addContacts(window: Page): Promise<void> {
  // Sent comes after Inbox, and what was sent to a contact decides what stays
  await expect(window.getByRole('button', { name: /Up to date/ })).toBeVisible({ timeout: 20_000 });
  await expect(rows(window)).toHaveCount(stays.length + goes.length + 1, { timeout: 20_000 });
  await add(window, 'contact', 'Carol Nowak', { addresses: [carol.address, 'carol@home.example'] });
  await add(window, 'contact', 'Dave Müller', { addresses: [dave.address] });
  await add(window, 'contact', 'Erin', { addresses: ['erin@quiet.example'] });
  await call(window, 'addNeverLog', { pattern: 'erin@quiet.example' });
  await call(window, 'addNeverLog', { pattern: '*@muted.example' });
}

async function expectInbox(window: Page, subjects: readonly string[]): Promise<void> {
  await window.keyboard.press('g');
  await window.keyboard.press('i');
  for (const subject of subjects) await expect(row(window, subject)).toHaveCount(1);
  await expect(rows(window)).toHaveCount(subjects.length);
}

test.beforeEach(({ server }) => fillMailbox(server));

test('INB-3, R118…R124: the clean-up by hand leaves an inbox of mail received from contacts', async ({ openMail }) => {
  const { window } = await openMail({ expecting: 'From a stranger' });
  await addContacts(window);
  const bulkBar = window.getByRole('region', { name: 'Act on the selection' });
  await window.getByRole('button', { name: 'From existing contact' }).click();
  await expect(rows(window), 'R124').toHaveCount(stays.length);
  await window.getByRole('checkbox', { name: 'Select all that match' }).click();
  await bulkBar.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(window.getByText(`${stays.length} conversations archived`)).toBeVisible();

  await window.keyboard.press('g');
  await window.keyboard.press('i');
  await expect(rows(window)).toHaveCount(goes.length + 1);
  await window.getByRole('checkbox', { name: 'Select all that match' }).click();
  await window.keyboard.press('#');
  await window
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(rows(window)).toHaveCount(0);

  await window.keyboard.press('g');
  await window.keyboard.press('e');
  await expect(rows(window)).toHaveCount(stays.length);
  await window.getByRole('checkbox', { name: 'Select all that match' }).click();
  await bulkBar.getByRole('button', { name: 'Unarchive', exact: true }).click();
  await expectInbox(window, stays);
});

test('INB-3: the guided clean-up ends with the same inbox, and touches neither Archive nor the provider', async ({
  server,
  openMail,
}) => {
  await fill(server, [{ subject: 'Archived long ago', from: stranger }]);
  const { window } = await openMail({ expecting: 'Archived long ago' });
  await row(window, 'Archived long ago').click();
  await window.keyboard.press('e');
  await addContacts(window);
  const before = await subjectsAtProvider(server, 'INBOX');

  await window.getByRole('button', { name: /^Clean up mail without contacts/ }).click();
  const dialog = window.getByRole('dialog', { name: 'Clean up mail without contacts' });
  await expect(dialog).toContainText(`${goes.length + 1} conversations in Inbox have no message from a contact`);
  await expect(dialog).toContainText('Sam Stranger');
  await expect(dialog.getByRole('button', { name: 'Cancel' }), 'the safe button has the focus').toBeFocused();
  await expect(dialog.getByRole('button', { name: `Delete ${goes.length} conversations` })).toBeVisible();
  await dialog.getByRole('checkbox', { name: /mail sent to contacts/ }).check();
  await dialog.getByRole('button', { name: `Delete ${goes.length + 1} conversations` }).click();
  await expect(dialog).toContainText(`${goes.length + 1} conversations deleted`);
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await expectInbox(window, stays);
  await window.keyboard.press('g');
  await window.keyboard.press('e');
  await expect(row(window, 'Archived long ago')).toHaveCount(1);
  expect(await subjectsAtProvider(server, 'INBOX')).toEqual(before);
});

test('INB-3, R123: unless ticked, mail sent to contacts is kept, and so is an unticked sender', async ({
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'From a stranger' });
  await addContacts(window);
  await window.getByRole('button', { name: /^Clean up mail without contacts/ }).click();
  const dialog = window.getByRole('dialog', { name: 'Clean up mail without contacts' });
  await dialog.getByRole('checkbox', { name: /^The List/ }).uncheck();
  await dialog.getByRole('button', { name: `Delete ${goes.length - 1} conversations` }).click();
  await expect(dialog).toContainText(`${goes.length - 1} conversations deleted`);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expectInbox(window, [...stays, sentOnly, 'Weekly list']);
});
