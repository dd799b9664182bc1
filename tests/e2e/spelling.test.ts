import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Dealbox } from '../support/app.ts';
import { alice, bob, message } from '../support/messages.ts';
import { expect, row, test } from './mailbox-window.ts';

// macOS checks by itself, in the person's own languages.
test.skip(process.platform === 'darwin');

const text = (window: Page) => window.getByRole('textbox', { name: 'Text of the email' });

/** What main keeps for the test: the menu that was asked for last, and all that Chromium wanted from outside. */
interface Seen {
  menu: Electron.Menu | null;
  asked: string[];
}

/** Keeps native menus from opening, where nobody could read or close them, and writes down what is asked of any network. */
const watch = ({ app }: Dealbox): Promise<void> =>
  app.evaluate(({ Menu, session }) => {
    const seen: Seen = { menu: null, asked: [] };
    Object.assign(globalThis, { seen });
    Menu.prototype.popup = function popup() {
      seen.menu = this;
    };
    const own = session.defaultSession;
    own.on('spellcheck-dictionary-download-begin', (_event, language) => seen.asked.push(language));
    const write = ({ url }: { url: string }) => {
      if (/^(https?|wss?|ftp):/.test(url)) seen.asked.push(url);
    };
    own.webRequest.onErrorOccurred(write);
    own.webRequest.onCompleted(write);
  });

/** A new email, each of the lines a paragraph of its text. */
async function writeLines({ window }: Dealbox, lines: readonly string[]): Promise<void> {
  await window.keyboard.press('c');
  await text(window).click();
  for (const line of lines) {
    await window.keyboard.type(line);
    await window.keyboard.press('Enter');
  }
}

/** Right-clicks a paragraph's word; the menu's items that come before Cut. */
async function askAbout({ app, window }: Dealbox, word: string): Promise<string[]> {
  await app.evaluate(() => Object.assign((globalThis as unknown as { seen: Seen }).seen, { menu: null }));
  await text(window)
    .getByText(word, { exact: true })
    .click({ button: 'right', position: { x: 12, y: 8 } });
  const read = () =>
    app.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.menu?.items.map(({ label }) => label));
  await expect.poll(read).toContain('Cut');
  const items = (await read()) ?? [];
  return items.slice(0, items.indexOf('Cut')).filter((label) => label !== '');
}

const choose = ({ app }: Dealbox, item: string): Promise<void> =>
  app.evaluate((_electron, label) => {
    const { menu } = (globalThis as unknown as { seen: Seen }).seen;
    menu?.items.find((one) => one.label === label)?.click();
  }, item);

test('CMP-2: a misspelled word is marked and put right from the menu, or learnt for good; nothing is fetched for it', async ({
  server,
  openMail,
  dataFolder,
}) => {
  await server.deliver('alice', message({ subject: 'Renewal 2027', from: bob, to: [alice], text: 'Shall we?\n' }));
  const dealbox = await openMail({ expecting: 'Renewal 2027' });
  const { app, window } = dealbox;
  await watch(dealbox);
  await writeLines(dealbox, ['recieve', 'receive', 'Zorblatt', 'سلام', 'done']);

  const marked = () => window.evaluate(`[...(CSS.highlights.get('misspelled') ?? [])].map(String)`);
  await expect.poll(marked).toEqual(['recieve', 'Zorblatt']);
  await expect.poll(() => askAbout(dealbox, 'recieve')).toEqual(['receive', 'relieve', 'Add to dictionary']);
  expect(await askAbout(dealbox, 'receive')).toEqual([]);
  expect(await askAbout(dealbox, 'سلام')).toEqual([]);
  expect(await askAbout(dealbox, 'Zorblatt')).toContain('Add to dictionary');
  await choose(dealbox, 'Add to dictionary');
  await expect.poll(() => askAbout(dealbox, 'Zorblatt')).toEqual([]);
  await askAbout(dealbox, 'recieve');
  await choose(dealbox, 'receive');
  await expect(text(window).getByText('receive', { exact: true })).toHaveCount(2);
  await expect(text(window).getByText('recieve', { exact: true })).toHaveCount(0);

  await expect.poll(marked).toEqual([]);

  const asked = await app.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.asked);
  expect(asked).toEqual([]);
  const kept = join(dataFolder, 'window', 'Dictionaries');
  expect(existsSync(kept) ? readdirSync(kept) : [], 'Chromium keeps here what it fetched').toEqual([]);
});

test('CMP-2: a word that was added is known after a restart', async ({ server, openMail, launch }) => {
  await server.deliver('alice', message({ subject: 'Renewal 2027', from: bob, to: [alice], text: 'Shall we?\n' }));
  const first = await openMail({ expecting: 'Renewal 2027' });
  await watch(first);
  await writeLines(first, ['Zorblatt', 'done']);
  await expect.poll(() => askAbout(first, 'Zorblatt')).toContain('Add to dictionary');
  await choose(first, 'Add to dictionary');
  await first.app.close();

  const again = await launch();
  await row(again.window, 'Renewal 2027').waitFor();
  await watch(again);
  await writeLines(again, ['Zorblatt', 'recieve', 'done']);
  await expect.poll(() => askAbout(again, 'recieve')).toContain('receive');
  expect(await askAbout(again, 'Zorblatt')).toEqual([]);
});
