import type { ElectronApplication, Page } from '@playwright/test';
import { message } from '../support/messages.ts';
import {
  escapingPage,
  fetchingNames,
  hostilePage,
  type RecordingServer,
  startRecordingServer,
} from './hostile-html.ts';
import { test as base, expect, row } from './mailbox-window.ts';

const test = base.extend<{ readonly outside: RecordingServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  outside: async ({}, use) => {
    const outside = await startRecordingServer();
    await use(outside);
    await outside.stop();
  },
});

/** Opens the mail and waits until its frame says that it stands, or is as high as something that stands. */
async function openHostile(window: Page, subject: string): Promise<void> {
  await row(window, subject).click();
  const frame = window.locator('iframe');
  await expect(frame).toBeVisible();
  await frame.contentFrame().getByText('After', { exact: true }).waitFor({ timeout: 10_000 });
}

/** Nothing can be waited for that must not happen: what a mail asks for, it asks for while it is laid out, and soon after. */
const afterwards = (window: Page): Promise<void> => window.waitForTimeout(2500);

const deliver = (server: { deliver(user: string, raw: Uint8Array): Promise<void> }, subject: string, html: string) =>
  server.deliver('alice', message({ subject, html }));

test('SECURITY 2, control: without any wall the vectors do reach the outside', async ({ launch, outside }) => {
  const { app, window } = await launch();
  outside.serve(hostilePage(outside.origin));
  await app.evaluate(async ({ BrowserWindow }, address) => {
    const bare = new BrowserWindow({ show: false, webPreferences: { partition: 'control', sandbox: true } });
    await bare.loadURL(address);
  }, `${outside.origin}/page/control`);
  await expect.poll(() => new Set(outside.hits).size).toBeGreaterThan(35);
  expect(fetchingNames.length).toBeGreaterThan(95);
  await expect(window.getByRole('heading', { name: 'Welcome to Dealbox' })).toBeVisible();
});

for (const layer of ['', 'sanitiser', 'policy', 'blocker']) {
  const name = layer === '' ? 'all walls' : `only the ${layer}`;
  test(`SECURITY 2, S2: 0 requests and 0 connections over every path, ${name}`, async ({
    server,
    openMail,
    outside,
  }) => {
    await deliver(server, 'Hostile', hostilePage(outside.origin));
    const { window } = await openMail({ expecting: 'Hostile', env: { DEALBOX_TEST_ONLY_LAYER: layer } });
    outside.reset();
    await row(window, 'Hostile').click();
    await expect(window.locator('iframe')).toBeVisible();
    await afterwards(window);
    expect(outside.hits).toEqual([]);
    expect(outside.connections).toBe(0);
  });
}

for (const layer of ['', 'sanitiser', 'policy']) {
  const name = layer === '' ? 'all walls' : `only the ${layer}`;
  test(`SECURITY 2, S2: no script, no navigation, no window, ${name}`, async ({ server, openMail, outside }) => {
    await deliver(server, 'Escaping', escapingPage(outside.origin));
    const { app, window } = await openMail({ expecting: 'Escaping', env: { DEALBOX_TEST_ONLY_LAYER: layer } });
    await window.evaluate(
      `addEventListener('message', (event) => { if (JSON.stringify(event.data).includes('pwned')) document.title = 'pwned'; })`,
    );
    outside.reset();
    // Without the sanitiser a refused navigation may leave an empty frame behind: that is the mail's own loss.
    if (layer === 'policy') await row(window, 'Escaping').click();
    else await openHostile(window, 'Escaping');
    await expect(window.locator('iframe')).toBeVisible();
    await afterwards(window);
    expect(outside.hits).toEqual([]);
    expect(await window.title()).not.toBe('pwned');
    expect(window.url()).toBe('dealbox-app://window/index.html');
    expect(await windowCount(app)).toBe(1);
    await expect(row(window, 'Escaping')).toBeVisible();
  });
}

test('INB-5: what was blocked is named; Show once brings images only, without cookie or referrer', async ({
  server,
  openMail,
  outside,
}) => {
  await deliver(server, 'Hostile', hostilePage(outside.origin));
  const { window } = await openMail({ expecting: 'Hostile' });
  await openHostile(window, 'Hostile');
  await expect(window.getByText(/\d+ remote images blocked/)).toBeVisible();
  outside.reset();
  await window.getByRole('button', { name: 'Show once' }).click();
  await expect.poll(() => outside.hits).toContain('img-src');
  await afterwards(window);
  const shown = new Set(outside.hits);
  // Pictures in the text and behind it, however they were hidden in the markup; no sheet, font, film, frame, script or drawing.
  const pictures =
    /^(img-|image-alias|table-|td-|body-background|css-(broken-out|background|escaped|comment|list|border|sheet-(escaped|media|supports|nested|layer|comment|attribute))|object-image|textarea-out|title-out|comment-out)/;
  expect([...shown].filter((path) => !pictures.test(path))).toEqual([]);
  const headers = outside.headersOf('img-src');
  expect(headers?.referer).toBeUndefined();
  expect(headers?.cookie).toBeUndefined();
  await expect(window.getByText(/remote images? blocked/)).toHaveCount(0);
});

test('INB-5: Always from this sender is remembered, for this sender only', async ({ server, openMail, outside }) => {
  const image = `<p>Hello</p><img src="${outside.origin}/logo.png" width="20" height="20"><p>After</p>`;
  await deliver(server, 'First', image);
  await deliver(server, 'Second', image);
  const { window } = await openMail({ expecting: 'Second' });
  await openHostile(window, 'First');
  expect(outside.hits).toEqual([]);
  await window.getByRole('button', { name: 'Always from this sender' }).click();
  await expect.poll(() => outside.hits).toContain('logo.png');
  outside.reset();
  await openHostile(window, 'Second');
  await expect.poll(() => outside.hits).toContain('logo.png');
});

test('SECURITY 2: a link shows its real host, asks when the text shows another, and never opens what is no web or mail address', async ({
  server,
  openMail,
}) => {
  await deliver(
    server,
    'Links',
    `<p><a href="https://evil.test/login" target="_top">https://bank.example/login</a></p>
     <p><a href="https://plain.test/offer" target="_blank">Our offer</a></p>
     <p><a href="javascript:parent.document.title='pwned'">script</a> <a href="file:///etc/passwd">file</a></p><p>After</p>`,
  );
  const { app, window } = await openMail({ expecting: 'Links' });
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address: string) => {
      opened.push(address);
    };
  });
  const opened = (): Promise<string[]> => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await openHostile(window, 'Links');
  const mail = window.locator('iframe').contentFrame();
  await mail.getByText('Our offer').hover();
  await expect(window.getByText('plain.test')).toBeVisible();
  await mail.getByText('Our offer').click();
  await expect.poll(opened).toEqual(['https://plain.test/offer']);

  await mail.getByText('https://bank.example/login').click();
  const dialog = window.getByRole('alertdialog');
  await expect(dialog).toHaveAccessibleName('Open evil.test?');
  await expect(dialog).toContainText('The text of the link shows bank.example, but it leads to evil.test.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await mail.getByText('script').click();
  await mail.getByText('file', { exact: true }).click();
  expect(await opened()).toEqual(['https://plain.test/offer']);
  expect(await window.title()).toBe('Dealbox');
});

test('SECURITY 2, covert content: quoted text is folded, and keys go on working inside a mail', async ({
  server,
  openMail,
}) => {
  await deliver(
    server,
    'Answer',
    '<p>Yes, gladly.</p><p>After</p><div class="gmail_quote"><blockquote>What you asked</blockquote></div>',
  );
  const { window } = await openMail({ expecting: 'Answer' });
  await openHostile(window, 'Answer');
  const mail = window.locator('iframe').contentFrame();
  await expect(mail.getByText('What you asked')).toBeHidden();
  await mail.getByRole('button', { name: 'Show quoted text' }).click();
  await expect(mail.getByText('What you asked')).toBeVisible();
  await mail.getByText('Yes, gladly.').click();
  // not awaited: the frame that has the key goes with the conversation, and at times the key's answer with it
  window.keyboard.press('e').catch(() => {});
  await expect(row(window, 'Answer')).toHaveCount(0);
});

const windowCount = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
