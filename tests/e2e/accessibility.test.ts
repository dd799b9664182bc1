import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { message } from '../support/messages.ts';
import { add, call, emails, openItem } from './items-window.ts';
import { expect, row, test } from './mailbox-window.ts';

/** WCAG 2.2 AA, as far as a program can tell (C0.10): on each screen, light and dark. Mail in its frame is its sender's. */
async function expectAccessible(window: Page, screen: string): Promise<void> {
  // Legacy: Electron gives a test no blank page of its own, in which axe would join its findings.
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude('iframe')
    // Between two landmarks, and in neither: that is what it divides.
    .exclude('[role=separator]')
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 140)).join(' | ')}`);
  expect.soft(found, screen).toEqual([]);
}

const setTheme = (app: ElectronApplication, window: Page, theme: 'light' | 'dark'): Promise<unknown> =>
  Promise.all([
    app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted;
    }, theme),
    window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' }),
  ]);

for (const theme of ['light', 'dark'] as const) {
  test(`C0.8, C0.10: welcome and wizard, ${theme}`, async ({ launch }) => {
    const { app, window } = await launch();
    await setTheme(app, window, theme);
    await expect(window.getByRole('heading', { name: 'Welcome to Dealbox' })).toBeVisible();
    await expectAccessible(window, 'welcome');
    await window.getByRole('button', { name: 'My own mailbox' }).click();
    await window.getByRole('button', { name: /^Servers/ }).click();
    await window.getByRole('button', { name: 'Connect' }).click();
    await expectAccessible(window, 'connect, with problems');
  });

  test(`C0.8, C0.10: mail, dialogs, settings and status, ${theme}`, async ({ server, openMail }) => {
    await server.deliver('alice', message({ subject: 'Older', text: 'See https://example.com/ please.' }));
    const file = { name: 'notes.txt', type: 'text/plain', content: new TextEncoder().encode('x') };
    await server.deliver('alice', message({ subject: 'Newer', html: '<p>Hello <b>there</b></p>', files: [file] }));
    const { app, window } = await openMail({ expecting: 'Newer' });
    await setTheme(app, window, theme);
    await expectAccessible(window, 'inbox, nothing open');
    await row(window, 'Newer').click();
    await expect(window.locator('iframe')).toBeVisible();
    await window.getByRole('button', { name: /^to Alice/ }).click();
    await expectAccessible(window, 'conversation with HTML and a file');
    await row(window, 'Older').click();
    await expectAccessible(window, 'conversation in plain text');
    await window.keyboard.press('x');
    await expectAccessible(window, 'selection');
    await window.keyboard.press('#');
    await expect(window.getByRole('alertdialog')).toBeVisible();
    await expectAccessible(window, 'delete dialog');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await window.keyboard.press('e');
    await expect(window.getByText('Conversation archived')).toBeVisible();
    await expectAccessible(window, 'toast');
    await window.keyboard.press('/');
    await window.getByRole('searchbox').fill('new');
    await expect(window.locator('mark').first()).toBeVisible();
    await expectAccessible(window, 'search');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+k');
    await expect(window.getByRole('combobox')).toBeVisible();
    await expectAccessible(window, 'palette');
    await window.keyboard.press('Escape');
    await window.keyboard.press('?');
    await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectAccessible(window, 'keyboard shortcuts');
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'More filters' }).click();
    await window.getByRole('menuitemcheckbox', { name: 'Starred' }).click();
    await expect(window.getByText('No conversation matches the filter')).toBeVisible();
    await expectAccessible(window, 'empty, filtered');
    await window.keyboard.press('g');
    await window.keyboard.press('p');
    await window.getByText(/^Folders: /).click();
    await expectAccessible(window, 'sync status');
    await window.keyboard.press('Control+Comma');
    await expect(window.getByRole('table')).toBeVisible();
    await expectAccessible(window, 'settings, email sync');
    for (const page of ['Accounts', 'Appearance', 'Triage and keyboard']) {
      await window.getByRole('button', { name: page, exact: true }).click();
      await expectAccessible(window, `settings, ${page}`);
    }
  });

  test(`C0.8, C0.10: writing and sending, ${theme}`, async ({ server, openMail }) => {
    test.setTimeout(120_000);
    await server.deliver('alice', message({ subject: 'Newer', html: '<p>Hello <b>there</b></p>' }));
    const { app, window } = await openMail({ expecting: 'Newer' });
    await setTheme(app, window, theme);
    await row(window, 'Newer').click();
    await window.keyboard.press('r');
    const text = window.getByRole('textbox', { name: 'Text of the email' });
    await expect(text).toBeFocused();
    await window.keyboard.type('Hello Carol');
    await window.getByRole('button', { name: 'Show quoted text' }).click();
    await expectAccessible(window, 'answer with its quote');
    await window.keyboard.press('Control+Shift+Enter');
    await expect(window.getByRole('dialog', { name: 'Send later' })).toBeVisible();
    await expectAccessible(window, 'send later');
    await window.keyboard.press('Escape');
    await window.getByRole('combobox', { name: 'To' }).fill('half an address');
    await window.keyboard.press('Control+Enter');
    await expect(window.getByRole('alertdialog')).toBeVisible();
    await expectAccessible(window, 'warnings');
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Remove half an address' }).click();
    await window.getByRole('button', { name: 'Fold to a bar' }).click();
    await window.keyboard.press('c');
    await window.getByRole('combobox', { name: 'To' }).fill('car');
    await expect(window.getByRole('option')).toHaveCount(1);
    await expectAccessible(window, 'new email with suggestions and a bar');
    await window.keyboard.press('Enter');
    await window.getByRole('textbox', { name: 'Subject' }).filter({ visible: true }).fill('Second');
    await window.keyboard.press('Control+;');
    await expect(window.getByText('No templates yet')).toBeVisible();
    await expectAccessible(window, 'template picker, empty');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText(/Sending in/)).toBeVisible();
    await expectAccessible(window, 'sending');
    await window.getByRole('button', { name: /^Outbox/ }).click();
    await expect(window.getByRole('listitem').filter({ hasText: 'Second' })).toBeVisible();
    await expectAccessible(window, 'outbox');
    await window.getByRole('button', { name: /^Drafts/ }).click();
    await expectAccessible(window, 'drafts');
    await window.getByRole('button', { name: /^Snoozed/ }).click();
    await expectAccessible(window, 'snoozed, empty');
    await window.keyboard.press('Control+Comma');
    for (const page of ['Writing', 'Templates', 'Signatures']) {
      await window.getByRole('button', { name: page, exact: true }).click();
      await expectAccessible(window, `settings, ${page}`);
    }
    await window.getByRole('button', { name: 'New signature' }).click();
    await expectAccessible(window, 'signature form');
  });

  test(`C0.8, C0.10: contacts, deals, detail view, side panel and their dialogs, ${theme}`, async ({
    server,
    openMail,
  }) => {
    await server.deliver('alice', message({ subject: 'Price list' }));
    const { app, window } = await openMail({ expecting: 'Price list' });
    await setTheme(app, window, theme);
    await window.keyboard.press('g');
    await window.keyboard.press('b');
    await expect(window.getByText('No open deals')).toBeVisible();
    await expectAccessible(window, 'deals, none yet');
    const contact = await add(window, 'contact', 'Carol Nowak', { addresses: ['carol@customer.example'] });
    await add(window, 'deal', 'Renewal 2027', { contact: contact.id, value: 4_800_000, currency: 'EUR' });
    await add(window, 'deal', 'New warehouse', { contact: contact.id, followUpOn: '2020-01-01' });
    await expect(window.getByRole('grid').getByRole('row')).toHaveCount(3);
    await expectAccessible(window, 'deals as a list');
    await window.getByRole('button', { name: 'Show as board' }).click();
    await expect(window.getByRole('button', { name: /^Renewal 2027/ })).toBeVisible();
    await expectAccessible(window, 'deals as a board');
    await window.getByRole('button', { name: 'Add deal' }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Add deal' }).click();
    await expectAccessible(window, 'new deal, with a problem');
    await window.keyboard.press('Escape');

    await window.keyboard.press('g');
    await window.keyboard.press('i');
    await row(window, 'Price list').click();
    await expect(window.getByText('Which one?')).toBeVisible();
    await expectAccessible(window, 'side panel with suggestions');
    for (const [key, role, screen] of [
      ['d', 'combobox', 'quick finder'],
      ['l', 'combobox', 'labels'],
      ['Shift+V', 'radio', 'visibility'],
      ['w', 'dialog', 'why'],
    ] as const) {
      await window.keyboard.press(key);
      await expect(window.getByRole(role).first()).toBeVisible();
      await expectAccessible(window, screen);
      await window.keyboard.press('Escape');
    }
    await window.getByRole('button', { name: /^Clean up mail/ }).click();
    await expect(window.getByText('Nothing to clean up')).toBeVisible();
    await window.keyboard.press('Escape');

    await openItem(window, 'c', 'Carol Nowak');
    await window.getByRole('textbox', { name: 'Write a note' }).fill('Call on Friday');
    await window.getByRole('button', { name: 'Save note' }).click();
    await expect(emails(window)).toHaveCount(1);
    await emails(window).getByRole('button').first().click();
    await expectAccessible(window, 'contact, with an e-mail open');
    await window.getByRole('tab', { name: 'Email' }).click();
    await expectAccessible(window, 'contact, e-mail tab');
    await window.getByRole('tab', { name: 'Files' }).click();
    await expectAccessible(window, 'contact, no files');
    await window.getByRole('button', { name: 'More', exact: true }).click();
    await window.getByRole('menuitem', { name: 'Delete contact' }).click();
    await expect(window.getByRole('alertdialog')).toContainText('1 conversation is no longer linked');
    await expectAccessible(window, 'delete contact');
    await window.keyboard.press('Escape');

    await call(window, 'addNeverLog', { pattern: '*@quiet.example' });
    await call(window, 'saveLabel', { name: 'Hot', color: 'red' });
    await window.keyboard.press('Control+Comma');
    for (const page of ['What to sync', 'Labels', 'Never log', 'Pipelines and stages']) {
      await window.getByRole('button', { name: page, exact: true }).click();
      await expectAccessible(window, `settings, ${page}`);
    }
  });
}
