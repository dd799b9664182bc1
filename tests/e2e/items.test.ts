import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { alice, newMessageId } from '../support/messages.ts';
import { add, call, emails, fill, message, openItem, person } from './items-window.ts';
import { expect, row, rows, test } from './mailbox-window.ts';

const carol = person('Carol Nowak', 'carol@customer.example');

/** One of each kind, all about carol. Keys by which their lists open. */
async function addFive(window: Page) {
  const organization = await add(window, 'organization', 'Customer Ltd');
  const contact = await add(window, 'contact', 'Carol Nowak', {
    addresses: [carol.address],
    organization: organization.id,
  });
  for (const [kind, name] of [
    ['deal', 'Renewal 2027'],
    ['lead', 'Trade fair'],
    ['project', 'Roll-out'],
  ] as const) {
    const { id } = await add(window, kind, name, { contact: contact.id, organization: organization.id });
    const scope = { view: 'inbox', filters: [] };
    await call(window, 'link', { selection: { kind: 'matching', scope, except: [], watermark: 1_000_000 }, item: id });
  }
}
const five = [
  ['c', 'Carol Nowak'],
  ['o', 'Customer Ltd'],
  ['b', 'Renewal 2027'],
  ['l', 'Trade fair'],
  ['j', 'Roll-out'],
] as const;

test('CRM-2, ARC-3, DEL-1, R026…R031: from all five kinds, archived mail stays and deleted mail leaves at once', async ({
  server,
  openMail,
}) => {
  const first = newMessageId();
  const second = newMessageId();
  await fill(server, [
    { subject: 'Price list', from: carol, messageId: first },
    {
      subject: 'Re: Price list',
      from: alice,
      to: [carol],
      messageId: second,
      inReplyTo: first,
      references: [first],
      box: 'Sent',
    },
    { subject: 'Re: Price list', from: carol, inReplyTo: second, references: [first, second] },
    { subject: 'Delivery dates', from: carol },
  ]);
  const { window } = await openMail({ expecting: 'Price list' });
  await expect(row(window, 'Price list')).toHaveAccessibleName(/3 messages/, { timeout: 20_000 });
  await addFive(window);
  for (const [key, name] of five) {
    await openItem(window, key, name);
    await expect(emails(window), `the mail of ${name}`).toHaveCount(4);
  }

  await window.keyboard.press('g');
  await window.keyboard.press('i');
  await row(window, 'Price list').click();
  await window.keyboard.press('e');
  await expect(window.getByText('Conversation archived')).toBeVisible();
  for (const [key, name] of five) {
    await openItem(window, key, name);
    await expect(emails(window).filter({ hasText: 'In Archive' }), `ARC-3 on ${name}`).toHaveCount(3);
  }

  // One message, by the e-mail's menu on the project (R027…R030).
  await emails(window)
    .filter({ hasText: 'Price list' })
    .first()
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await expect(window.getByRole('menuitem').last()).toHaveAccessibleName('Delete this email');
  await window.getByRole('menuitem').last().click();
  const dialog = window.getByRole('alertdialog', { name: 'Delete this email?' });
  await expect(dialog).toContainText('The other 2 emails in the conversation stay.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(emails(window), 'nothing happened until it was confirmed').toHaveCount(4);
  await emails(window)
    .filter({ hasText: 'Price list' })
    .first()
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await window.getByRole('menuitem', { name: 'Delete this email' }).click();
  await dialog.getByRole('button', { name: 'Delete this email' }).click();
  for (const [key, name] of five) {
    await openItem(window, key, name);
    await expect(emails(window), `R031: gone from ${name}, its siblings stay`).toHaveCount(3);
  }

  // The whole conversation, from Archive.
  await window.keyboard.press('g');
  await window.keyboard.press('e');
  await row(window, 'Price list').click();
  await window.keyboard.press('#');
  await window
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(rows(window)).toHaveCount(0);
  for (const [key, name] of five) {
    await openItem(window, key, name);
    await expect(emails(window), `R007: nothing of it on ${name}`).toHaveCount(1);
    await expect(emails(window)).toContainText('Delivery dates');
  }
});

test('CRM-3, CRM-4: several open deals are suggested, not guessed; what was chosen by hand stays when mail comes in', async ({
  server,
  openMail,
}) => {
  const first = newMessageId();
  await fill(server, [{ subject: 'Which offer', from: carol, messageId: first }]);
  const { window } = await openMail({ expecting: 'Which offer' });
  const contact = await add(window, 'contact', 'Carol Nowak', { addresses: [carol.address] });
  await add(window, 'deal', 'Renewal 2027', { contact: contact.id });
  await add(window, 'deal', 'New warehouse', { contact: contact.id });
  await row(window, 'Which offer').click();
  const panel = window.getByRole('complementary', { name: 'People and links' });
  await expect(panel).toContainText('Carol Nowak has 2 open deals. Which one?');
  await expect(panel, 'CRM-5').toContainText('sender is carol@customer.example');

  await window.keyboard.press('d');
  await expect(window.getByRole('option').first()).toBeVisible();
  // as one types: Enter comes before the answer, and means what was typed
  await window.keyboard.type('new ware');
  await window.keyboard.press('Enter');
  await expect(window.getByText('Linked to New warehouse')).toBeVisible();
  await panel.getByRole('button', { name: 'Actions for the link to Carol Nowak' }).click();
  await window.getByRole('menuitem', { name: 'Unlink' }).click();
  await expect(window.getByText('No longer linked to Carol Nowak')).toBeVisible();

  await server.deliver(
    'alice',
    message({ subject: 'Re: Which offer', from: carol, inReplyTo: first, references: [first] }),
  );
  await expect(row(window, 'Which offer')).toHaveAccessibleName(/2 messages/, { timeout: 20_000 });
  const linked = panel.getByRole('region', { name: 'Linked to' });
  await expect(linked.getByRole('button', { name: 'New warehouse', exact: true })).toBeVisible();
  await expect(linked.getByRole('button', { name: 'Carol Nowak', exact: true }), 'CRM-4: unlinked by hand').toHaveCount(
    0,
  );
  await panel.getByRole('button', { name: /not linked, and why/ }).click();
  await expect(
    panel
      .getByRole('listitem')
      .filter({ hasText: /unlinked|taken off|by you/ })
      .first(),
  ).toBeVisible();
});

test('NLG-1…3, NLG-5: an address that is never logged, from settings to the record', async ({ server, openMail }) => {
  await fill(server, [
    { subject: 'Logged before', from: carol },
    { subject: 'Both of them', from: person('Dave', 'dave@customer.example'), cc: [carol] },
  ]);
  const { window } = await openMail({ expecting: 'Both of them' });
  await add(window, 'contact', 'Carol Nowak', { addresses: [carol.address] });
  await add(window, 'contact', 'Dave', { addresses: ['dave@customer.example'] });
  await openItem(window, 'c', 'Carol Nowak');
  await expect(emails(window)).toHaveCount(2);

  await window.keyboard.press('Control+Comma');
  await window.getByRole('button', { name: 'Never log', exact: true }).click();
  await expect(window.getByText('Settings > Sales > Log emails to CRM'), 'R129').toBeVisible();
  await window.getByRole('button', { name: 'Add contact' }).click();
  const dialog = window.getByRole('dialog', { name: 'Never log' });
  const field = dialog.getByLabel('Email address or domain');
  await field.fill('customer.example');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(field, 'NLG-1: what was typed stays').toHaveValue('customer.example');
  await expect(dialog, 'R131: both forms are the help').toContainText(/name@example\.com.*\*@example\.com/);
  await field.fill('CAROL@customer.example');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const earlier = window.getByRole('dialog', { name: 'Take earlier mail off the records too?' });
  await earlier.getByRole('button', { name: 'Unlink 2 conversations' }).click();
  await expect(window.getByText('2 earlier conversations taken off the records')).toBeVisible();

  const entry = window.getByRole('row', { name: /carol@customer\.example/ });
  await expect(entry).toContainText('Only me');
  await entry.hover();
  await entry.getByRole('button', { name: 'Block for all users' }).click();
  await expect(entry, 'R133').toContainText('All users');
  await entry.getByRole('button', { name: 'Block only for me' }).click();
  await expect(entry, 'R134').toContainText('Only me');
  await window.getByLabel('Address or pattern').fill('carol@customer.example');
  await expect(window.getByText('Never logged for you: carol@customer.example.')).toBeVisible();
  await window.getByRole('switch', { name: 'I am an administrator' }).click();
  await entry.hover();
  await expect(entry.getByRole('button', { name: 'Block for all users' }), 'R135').toHaveCount(0);

  await openItem(window, 'c', 'Carol Nowak');
  await expect(emails(window), 'NLG-3: never on the record of a listed one').toHaveCount(0);
  await expect(window.getByText('Never logged: carol@customer.example')).toBeVisible();
  await openItem(window, 'c', 'Dave');
  await expect(emails(window), 'NLG-3: logged through the others').toHaveCount(1);
});

test('CRM-1, WCAG 2.5.7: deals move on the board by keyboard, totals by currency follow, and undo brings them back', async ({
  server,
  openMail,
}) => {
  await fill(server, [{ subject: 'Hello', from: carol }]);
  const { window } = await openMail({ expecting: 'Hello' });
  await add(window, 'deal', 'Renewal 2027', { value: 4_800_000, currency: 'EUR' });
  await add(window, 'deal', 'Pilot', { value: 100_000, currency: 'USD' });
  await window.keyboard.press('g');
  await window.keyboard.press('b');
  await window.getByRole('button', { name: 'Show as board' }).click();
  const stage = (name: string) => window.getByRole('region', { name: new RegExp(`^${name}, `) });
  await expect(stage('Qualified')).toContainText('€48,000');
  await expect(stage('Qualified')).toContainText('$1,000');
  const card = window.getByRole('button', { name: /^Renewal 2027/ });
  await card.focus();
  await window.keyboard.press('Shift+ArrowRight');
  await expect(window.getByText('Renewal 2027 moved to Contact made')).toBeVisible();
  await expect(stage('Contact made')).toContainText('Renewal 2027');
  await expect(stage('Contact made').locator('header')).toContainText('€48,000');
  await expect(stage('Qualified').locator('header')).not.toContainText('€');
  await expect(card, 'the focus goes along').toBeFocused();
  await window.keyboard.press('z');
  await expect(stage('Qualified')).toContainText('Renewal 2027');
  await card.dragTo(stage('Negotiation'));
  await expect(stage('Negotiation')).toContainText('Renewal 2027');
  await card.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('radio', { name: 'Negotiation' })).toBeChecked();
});

test('CRM-1: an import with bad rows tells them by row and writes nothing, until they are left out by choice', async ({
  server,
  openMail,
  dataFolder,
}) => {
  await fill(server, [{ subject: 'Hello', from: carol }]);
  const { app, window } = await openMail({ expecting: 'Hello' });
  const file = join(dataFolder, 'people.csv');
  writeFileSync(
    file,
    'Name;E-Mail;Firma\r\nCarol Nowak;carol@customer.example;Customer Ltd\r\nBroken;not an address;\r\nDave;dave@supplier.example;Supplier\r\n',
  );
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await window.keyboard.press('g');
  await window.keyboard.press('c');
  await window.getByRole('button', { name: 'Import contacts' }).click();
  await window.getByRole('button', { name: 'Choose file…' }).click();
  await expect(window.getByText('people.csv: 3 contacts.')).toBeVisible();
  await expect(window.getByLabel('Firma becomes')).toHaveValue('organization');
  await window.getByRole('button', { name: 'Check the rows' }).click();
  await expect(window.getByText('1 row has an error. Nothing has been written')).toBeVisible();
  await expect(window.getByRole('listitem').filter({ hasText: 'Row 2' })).toContainText('is not an e-mail address');
  expect(await call<{ total: number }>(window, 'items', { kind: 'contact' })).toMatchObject({ total: 0 });
  await window.getByRole('button', { name: 'Import without 1 row' }).click();
  await expect(window.getByText('2 contacts imported.')).toBeVisible();
  await window.getByRole('button', { name: 'Show contacts' }).click();
  await expect(window.getByRole('grid').getByRole('row').filter({ hasText: 'Customer Ltd' })).toHaveCount(1);
  await openItem(window, 'c', 'Carol Nowak');
  await expect(emails(window), 'CRM-3: earlier mail is linked behind an import').toHaveCount(1);
});

test('SECURITY §1: the window reads no file of contacts that the person did not choose', async ({ launch }) => {
  const { window } = await launch();
  await expect(call(window, 'readContactsFile', { path: '/etc/passwd' })).rejects.toThrow('was not chosen by you');
  await expect(call(window, 'exportContacts', { path: '/tmp/x.csv', format: 'csv' })).rejects.toThrow('not chosen');
});

test('CRM-1, C6: fields are edited in place; Escape restores, an error stands beside the field and keeps what was typed', async ({
  server,
  openMail,
}) => {
  await fill(server, [{ subject: 'Hello', from: carol }]);
  const { window } = await openMail({ expecting: 'Hello' });
  await add(window, 'contact', 'Carol Nowak', { addresses: [carol.address] });
  await openItem(window, 'c', 'Carol Nowak');
  const position = () => window.getByRole('button', { name: /^Position: / });
  await position().click();
  await window.keyboard.type('CFO');
  await window.keyboard.press('Escape');
  await expect(position()).toHaveAccessibleName('Position: Add');
  await window.keyboard.press('Enter');
  await window.keyboard.type('CFO');
  await window.keyboard.press('Enter');
  await expect(position()).toHaveAccessibleName('Position: CFO');
  await expect(position()).toBeFocused();
  await window.getByRole('button', { name: 'Add address' }).click();
  await window.getByRole('button', { name: /^New email address/ }).click();
  await window.getByRole('textbox', { name: 'New email address' }).fill('nonsense');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('alert')).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'New email address' })).toHaveValue('nonsense');
  await window.keyboard.press('Escape');
  await window.keyboard.press('z');
  await expect(position(), 'undone').toHaveAccessibleName('Position: Add');
});

test('INB-2, INB-4: filters, labels and dates combine, and All takes them away', async ({ server, openMail }) => {
  await fill(server, [
    { subject: 'One', from: carol },
    { subject: 'Two', from: carol },
    { subject: 'Three', from: person('Sam', 'sam@elsewhere.example') },
  ]);
  const { window } = await openMail({ expecting: 'Three' });
  await expect(rows(window)).toHaveCount(3, { timeout: 20_000 });
  await add(window, 'contact', 'Carol Nowak', { addresses: [carol.address] });
  await row(window, 'Two').click();
  await window.keyboard.press('l');
  await window.getByRole('combobox').fill('Hot');
  await window.getByRole('option', { name: 'Create label “Hot”' }).click();
  await expect(window.getByText('Labelled Hot')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(row(window, 'Two')).toHaveAccessibleName(/Hot/);
  await window.getByRole('button', { name: 'From existing contact' }).click();
  await expect(rows(window)).toHaveCount(2);
  const more = async (name: string) => {
    await window.getByRole('button', { name: 'More filters' }).click();
    await window.getByRole('menuitemcheckbox', { name, exact: true }).click();
  };
  await more('Hot');
  await expect(rows(window)).toHaveCount(1);
  await more('Today');
  await expect(rows(window)).toHaveCount(1);
  await more('Not from existing contact');
  await expect(window.getByText('No conversation matches the filter')).toBeVisible();
  await window.getByRole('button', { name: 'All', exact: true }).click();
  await expect(rows(window)).toHaveCount(3);
});
