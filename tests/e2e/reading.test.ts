import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { message } from '../support/messages.ts';
import { pixel } from './hostile-html.ts';
import { expect, row, test } from './mailbox-window.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.beforeEach(({ server }) =>
  server.deliver(
    'alice',
    message({
      subject: 'With files',
      text: 'See https://example.com/offer.\n\nCarol\n\nOn 1 March, Alice wrote:\n> Could you send them?\n',
      files: [
        { name: 'notes.txt', type: 'text/plain', content: bytes('First line\n<b>not bold</b>') },
        { name: 'plan.png', type: 'image/png', content: pixel },
        { name: 'offer.pdf.exe', type: 'application/pdf', content: bytes('MZ') },
      ],
    }),
  ),
);

test('R062, INB-5: a click opens the conversation; plain text is shown with its links, quotations folded', async ({
  openMail,
}) => {
  const { window } = await openMail({ expecting: 'With files' });
  await row(window, 'With files').click();
  await expect(window.getByRole('link', { name: 'https://example.com/offer' })).toBeVisible();
  await expect(window.getByText('Could you send them?')).toBeHidden();
  await window.getByRole('button', { name: 'Show quoted text' }).click();
  await expect(window.getByText('Could you send them?')).toBeVisible();
});

test('INB-5, SECURITY 3: files are previewed in a frame without scripts, saved, and opened only after a warning', async ({
  openMail,
  dataFolder,
}) => {
  const { app, window } = await openMail({ expecting: 'With files' });
  await row(window, 'With files').click();
  await expect(window.getByRole('list', { name: '3 attachments' })).toBeVisible();

  await window.getByRole('button', { name: 'notes.txt', exact: false }).first().click();
  const preview = window.getByRole('dialog', { name: 'notes.txt' });
  await expect(preview).toBeVisible();
  // Playwright cannot look into a frame without scripts: the page that it shows is asked for beside it.
  const page = await app.evaluate(
    ({ session }, address) => session.defaultSession.fetch(address).then((answer) => answer.text()),
    (await preview.locator('iframe').getAttribute('src')) ?? '',
  );
  expect(page).toContain('First line\n&lt;b>not bold&lt;/b>');
  await expect(preview.locator('iframe')).toHaveAttribute('sandbox', '');
  await window.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);

  const target = join(dataFolder, 'saved notes.txt');
  await app.evaluate(({ dialog, shell }, path) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: path })) as typeof dialog.showSaveDialog;
    shell.openPath = async (file: string) => {
      opened.push(file);
      return '';
    };
  }, target);
  await window.getByRole('button', { name: 'More for notes.txt' }).click();
  await window.getByRole('menuitem', { name: 'Save as…' }).click();
  await expect(window.getByText(`Saved to ${target}`)).toBeVisible();
  expect(readFileSync(target, 'utf8')).toBe('First line\n<b>not bold</b>');

  await window.getByRole('button', { name: 'offer.pdf.exe' }).first().click();
  const warning = window.getByRole('alertdialog');
  await expect(warning).toHaveAccessibleName('Open offer.pdf.exe?');
  await expect(warning.getByRole('button', { name: 'Cancel' })).toBeFocused();
  const opened = (): Promise<string[]> => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(await opened()).toEqual([]);
  await warning.getByRole('button', { name: 'Open the file' }).click();
  await expect.poll(opened).toHaveLength(1);
  const [file] = await opened();
  expect(file).toMatch(/opened[\\/][^\\/]+[\\/]offer\.pdf\.exe$/);
  expect(existsSync(file ?? '')).toBe(true);
});

test('C3: unread and newest are unfolded, the rest is folded; n, p, ; and : move and unfold', async ({
  server,
  openMail,
}) => {
  const ids = Array.from({ length: 4 }, (_, index) => `thread-${index}-${Date.now()}@customer.example`);
  const mail = ids.map((messageId, index) => ({
    raw: message({
      subject: index === 0 ? 'Thread' : 'Re: Thread',
      messageId,
      references: ids.slice(0, index),
      text: `Letter number ${index + 1}.`,
    }),
    flags: ['\\Seen'],
    internalDate: new Date(Date.now() - (10 - index) * 60_000),
  }));
  await server.append('alice', 'INBOX', mail);
  const { window } = await openMail({ expecting: 'Thread' });
  await row(window, 'Thread').click();
  const unfolded = window.getByRole('article').filter({ has: window.locator('[aria-expanded=true]') });
  await expect(window.getByRole('article')).toHaveCount(4);
  await expect(unfolded).toHaveCount(1);
  await window.keyboard.press('p');
  await expect(unfolded).toHaveCount(2);
  await expect(window.getByRole('article').nth(2)).toBeFocused();
  await window.keyboard.press(';');
  await expect(unfolded).toHaveCount(4);
  await window.keyboard.press(':');
  await expect(unfolded).toHaveCount(0);
});

test('INB-10: an opened conversation becomes read when the person wants it so', async ({ openMail }) => {
  const { window } = await openMail({ expecting: 'With files' });
  await expect(row(window, 'With files')).toHaveAccessibleName(/^Unread/);
  await row(window, 'With files').click();
  await expect(row(window, 'With files')).toHaveAccessibleName(/^Carol/, { timeout: 6000 });
});
