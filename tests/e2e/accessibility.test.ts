import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { message } from '../support/messages.ts';
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
    await window.getByRole('button', { name: 'Starred', exact: true }).click();
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
}
